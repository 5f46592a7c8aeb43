import type { Cidr } from "../../values";
import type { AclRule, NetworkAcl, PortRange } from "../network/network";
import { type Area, addressesText, areaOf, common, portsText, without } from "./area";
import type { Findings } from "./findings";
import type { Endpoint, Flow, Step } from "./path";

/** Where replies go: clients use any of these, by their operating system (VPC guide, ephemeral ports). */
const EPHEMERAL_PORTS: PortRange = { from: 1024, to: 65_535 };

/** What an ACL does not let pass, and the rule that says so; without one no rule matches. */
interface Denial {
  readonly area: Area;
  readonly rule: AclRule | undefined;
}

/**
 * Network ACLs: stateless, the first rule that matches decides, and what no rule matches is denied. Between interfaces of
 * one subnet there is none.
 */
export class NetworkAclFilter {
  private readonly known = new Map<NetworkAcl, Map<string, readonly Denial[]>>();

  /** Packets of one direction, past the ACLs of both ends. */
  check(direction: Step["direction"], from: Endpoint, to: Endpoint, flow: Flow, findings: Findings): void {
    if ("subnet" in from && "subnet" in to && from.subnet === to.subnet) return;
    const hasPorts = flow.protocol === "tcp" || flow.protocol === "udp";
    const service = { from: flow.port, to: flow.port };
    const ports = direction === "request" || !hasPorts ? service : EPHEMERAL_PORTS;
    const pass = { direction, protocol: flow.protocol, ports };
    if ("subnet" in from) this.pass(from.subnet.networkAcl, "egress", to.addresses, pass, findings);
    if ("subnet" in to) this.pass(to.subnet.networkAcl, "ingress", from.addresses, pass, findings);
  }

  private pass(acl: NetworkAcl | undefined, side: AclRule["direction"], range: Cidr, pass: Pass, findings: Findings) {
    if (acl === undefined) return;
    const { direction, protocol, ports } = pass;
    const what = `${protocol} ${portsText(ports)} ${side === "egress" ? "out to" : "in from"}`;
    const denials = this.denials(acl, side, range, pass);
    if (denials.length === 0)
      findings.step(direction, acl.label, `network ACL ${acl.label} lets ${what} ${range.text}`);
    for (const { area, rule } of denials) {
      const denied = `${protocol} ${portsText(area)} ${side === "egress" ? "out to" : "in from"} ${addressesText(area)}`;
      const why = rule ? `rule ${rule.number} says so` : "no rule allows it";
      findings.obstacle({
        code: direction === "request" ? "ACL_DENIES_REQUEST" : "ACL_DENIES_REPLY",
        cause: rule?.label ?? acl.label,
        message: `network ACL ${acl.label} denies ${denied}: ${why}`,
        cure: `allow ${what} ${range.text} in ${acl.label}${rule ? ` before rule ${rule.number}` : ""}`,
      });
    }
  }

  private denials(acl: NetworkAcl, side: AclRule["direction"], range: Cidr, { protocol, ports }: Pass) {
    let answers = this.known.get(acl);
    if (answers === undefined) this.known.set(acl, (answers = new Map<string, readonly Denial[]>()));
    const key = `${side} ${protocol} ${portsText(ports)} ${range.text}`;
    let denials = answers.get(key);
    if (denials === undefined) answers.set(key, (denials = denialsOf(acl, side, areaOf(range, ports), protocol)));
    return denials;
  }
}

interface Pass {
  readonly direction: Step["direction"];
  readonly protocol: string;
  readonly ports: PortRange;
}

function denialsOf(acl: NetworkAcl, side: AclRule["direction"], asked: Area, protocol: string): readonly Denial[] {
  const denials: Denial[] = [];
  let open: readonly Area[] = [asked];
  for (const rule of acl.rules) {
    if (rule.direction !== side || (rule.protocol !== "-1" && rule.protocol !== protocol)) continue;
    const matched = areaOf(rule.cidr, rule.ports);
    if (!rule.allow) denials.push(...common(open, [matched]).map((area) => ({ area, rule })));
    open = without(open, matched);
  }
  return [...denials, ...open.map((area) => ({ area, rule: undefined }))];
}
