import { Cidr } from "../../values";
import type { SecurityGroup, SecurityRule, Vpc } from "../network/network";
import { type Area, addressesText, areaOf, common, without } from "./area";
import type { Findings } from "./findings";
import type { Flow, HostEndpoint, Endpoint } from "./path";

type Direction = SecurityRule["direction"];

/** What a group admits of one direction, protocol and port. */
interface Question {
  readonly rules: readonly SecurityRule[];
  /** By the text of the range of addresses. */
  readonly answers: Map<string, Admission>;
}

/** What a group admits on its own. */
interface Admission {
  /** Addresses that no rule admits. */
  readonly missing: readonly Area[];
  readonly by: readonly string[];
}

/**
 * Security groups: what any rule of any group of an interface admits passes, and so does the reply to it (VPC guide,
 * security groups). Asked once for each group, direction, protocol, port and range.
 */
export class SecurityGroupFilter {
  private readonly questions = new Map<SecurityGroup, Map<string, Question>>();

  /** @param direction "egress" for the end that asks, "ingress" for the other */
  check(direction: Direction, own: HostEndpoint, other: Endpoint, flow: Flow, findings: Findings): void {
    const { groups } = own;
    const side = direction === "egress" ? "out" : "in";
    if (groups === undefined || groups.length === 0) {
      return findings.assume(`security groups of hosts that are not told let ${flowText(flow)} ${side}`);
    }
    const { missing, by } = this.admission(direction, groups, other, flow);
    const names = groups.map(({ label }) => label).join(", ");
    const text = `${flowText(flow)} ${direction === "egress" ? "out to" : "in from"}`;
    if (missing.length === 0) {
      const rules = by.join(", ");
      return findings.step("request", rules, `security group ${names} lets ${text} ${other.addresses.text} (${rules})`);
    }
    if (groups.some(({ trusted }) => trusted)) {
      return findings.assume(`${names} lets ${text} ${other.addresses.text}: its rules are not told`);
    }
    const ranges = missing.map((area) => rangeText(area, other.addresses)).join(", ");
    findings.obstacle({
      code: direction === "egress" ? "GROUP_DENIES_OUT" : "GROUP_DENIES_IN",
      cause: shortRule(direction, groups, other.addresses, flow) ?? groups[0]?.label ?? names,
      suspects: suspects(direction, groups, other.addresses, flow),
      message: `security group ${names} does not let ${text} ${ranges}`,
      cure: `add an ${direction} rule for ${flowText(flow)} and ${ranges} to it`,
    });
  }

  private admission(direction: Direction, groups: readonly SecurityGroup[], other: Endpoint, flow: Flow): Admission {
    const referred = "groups" in other ? this.referredBy(direction, groups, other, flow) : undefined;
    if (referred) return { missing: [], by: [referred.label] };
    const [first, ...rest] = groups.map((group) => this.byNetworks(direction, group, other.addresses, flow));
    if (first === undefined) return { missing: [], by: [] };
    return rest.reduce(
      (all, each) => ({ missing: common(all.missing, each.missing), by: [...all.by, ...each.by] }),
      first,
    );
  }

  private byNetworks(direction: Direction, group: SecurityGroup, range: Cidr, flow: Flow): Admission {
    const { rules, answers } = this.question(direction, group, flow);
    let admission = answers.get(range.text);
    if (admission === undefined) answers.set(range.text, (admission = admit(rules, range, flow)));
    return admission;
  }

  /** A rule that names a group of the other end: within a VPC, or over an active peering of one Region. */
  private referredBy(
    direction: Direction,
    groups: readonly SecurityGroup[],
    { groups: others = [], subnet }: HostEndpoint,
    flow: Flow,
  ): SecurityRule | undefined {
    if (others.length === 0) return undefined;
    return groups
      .filter((group) => isInReach(group.vpc, subnet.vpc))
      .flatMap((group) => this.question(direction, group, flow).rules)
      .find(({ peer }) => others.some((other) => other === peer));
  }

  private question(direction: Direction, group: SecurityGroup, flow: Flow): Question {
    let questions = this.questions.get(group);
    if (questions === undefined) this.questions.set(group, (questions = new Map<string, Question>()));
    const key = `${direction} ${flow.protocol} ${flow.port}`;
    let question = questions.get(key);
    if (question === undefined) {
      question = { rules: rulesFor(direction, group, flow), answers: new Map<string, Admission>() };
      questions.set(key, question);
    }
    return question;
  }
}

function admit(rules: readonly SecurityRule[], range: Cidr, { port }: Flow): Admission {
  let missing: readonly Area[] = [areaOf(range, { from: port, to: port })];
  const by: string[] = [];
  for (const { peer, ports, label } of rules) {
    if (!(peer instanceof Cidr)) continue;
    const left = without(missing, areaOf(peer, ports));
    if (left !== missing) by.push(label);
    missing = left;
  }
  return { missing, by };
}

/**
 * A rule that admits a part: some of the addresses, a range of ports that ends too early, or less than its twin of the
 * other protocol does.
 */
function shortRule(
  direction: Direction,
  groups: readonly SecurityGroup[],
  range: Cidr,
  { protocol, port }: Flow,
): string | undefined {
  const rules = declared(direction, groups).flatMap((rule) =>
    rule.peer instanceof Cidr ? [{ ...rule, peer: rule.peer }] : [],
  );
  const admitsPort = ({ ports }: SecurityRule) => ports.from <= port && port <= ports.to;
  const twins = rules.filter((rule) => rule.protocol !== protocol && admitsPort(rule) && rule.peer.contains(range));
  const short = rules
    .filter((rule) => rule.protocol === protocol)
    .find((rule) =>
      admitsPort(rule)
        ? [range, ...twins.map(({ peer }) => peer)].some((network) => network.contains(rule.peer))
        : rule.ports.from < rule.ports.to && rule.peer.contains(range),
    );
  return short?.label;
}

/** Rules of which two out of protocol, ports and network are right. */
function suspects(direction: Direction, groups: readonly SecurityGroup[], range: Cidr, flow: Flow): readonly string[] {
  return declared(direction, groups)
    .filter(({ protocol, ports, peer }) => {
      const right = [
        protocol === flow.protocol,
        ports.from <= flow.port && flow.port <= ports.to,
        peer instanceof Cidr && peer.contains(range),
      ];
      return right.filter(Boolean).length === 2;
    })
    .map(({ label }) => label);
}

function declared(direction: Direction, groups: readonly SecurityGroup[]): readonly SecurityRule[] {
  return groups
    .flatMap(({ rules }) => rules)
    .filter((rule) => rule.block !== undefined && rule.direction === direction);
}

function isInReach(own: Vpc | undefined, other: Vpc): boolean {
  if (own === undefined || own === other) return true;
  const isPeered = own.peerings.some(
    ({ active, requester, accepter }) => active && (requester.vpc === other || accepter.vpc === other),
  );
  return own.region === other.region && isPeered;
}

function rulesFor(direction: Direction, { rules }: SecurityGroup, { protocol, port }: Flow): readonly SecurityRule[] {
  return rules.filter(
    (rule) =>
      rule.direction === direction &&
      (rule.protocol === "-1" || rule.protocol === protocol) &&
      rule.ports.from <= port &&
      port <= rule.ports.to,
  );
}

function flowText({ protocol, port }: Pick<Flow, "protocol" | "port">): string {
  return protocol === "tcp" || protocol === "udp" ? `${protocol} ${port}` : protocol;
}

function rangeText(area: Area, whole: Cidr): string {
  return area.first === whole.first.number && area.last === whole.last.number ? whole.text : addressesText(area);
}
