import type { Cidr } from "../../values";
import type { Estate } from "../estate";
import { type Path, pathText } from "../finding";
import { FEW, fewOf } from "../wording";
import { nestedBlocks } from "./nested-blocks";
import { type Link, type Network, type Reach, reachesOf } from "./reach";
import { remembered } from "./remembered";
import type { Breach, Rule, RuleContext } from "./rule";
import { named } from "./written";

const peeredOverlap: Rule = {
  code: "overlap-peered",
  severity: "error",
  exceptions: "refused",
  title: "A VPC overlaps none that it is peered with",
  why:
    "AWS refuses a peering if any networks of the two VPCs overlap, routed or not; the connection fails only after " +
    "the request. It also refuses a secondary network that holds a destination in the VPC's route tables.",
  source: "Amazon VPC Peering Guide, limitations; VPC User Guide, VPC CIDR blocks",
  wrong:
    '{ hubs: { east: { cidr: "10.0.0.0/16" } }, participants: { pa1: { vpcs: { main: { cidr: "10.0.0.0/20" } } } } }',
  right:
    '{ hubs: { east: { cidr: "10.0.0.0/16" } }, participants: { pa1: { vpcs: { main: { cidr: "10.1.0.0/20" } } } } }',
  *check(context) {
    const allowed = "a network apart from all networks of every VPC that it is peered with";
    for (const overlaps of overlapsOf(context, "peered")) yield breach(overlaps, allowed);
  },
};

const sameRoute: Rule = {
  code: "overlap-route",
  severity: "error",
  exceptions: "refused",
  title: "A route table has one route to a destination",
  why: "AWS refuses a second route to the same destination, so of two VPCs with one network only the first is reached.",
  source: "Amazon VPC User Guide, route tables; EC2 API, CreateRoute",
  wrong: '{ pa1: { hub: "east", vpcs: { main: { cidr: "10.1.0.0/16" } } }, pa2: the same }',
  right: '{ pa1: { hub: "east", vpcs: { main: { cidr: "10.1.0.0/16" } } }, pa2: { hub: "west", ... } }',
  *check(context) {
    for (const overlaps of overlapsOf(context, "route")) {
      yield breach(overlaps, `one VPC for each destination in the route tables of ${pathText(overlaps[0].at)}`);
    }
  },
};

const reachedOverlap: Rule = {
  code: "overlap-reached",
  severity: "error",
  exceptions: "allowed",
  title: "Networks that one VPC reaches do not overlap",
  why:
    "The longest prefix wins, and the VPC's own networks before all others: answers to some of the hosts go to the " +
    "wrong place. Two participants of a hub collide in the hub's return routes though no peering joins them.",
  source: "Amazon VPC User Guide, route tables; VPC Peering Guide, overlapping CIDR blocks",
  wrong: '{ pa1: { vpcs: { main: { cidr: "10.1.0.0/16" } } }, pa2: { vpcs: { main: { cidr: "10.1.128.0/17" } } } }',
  right: '{ pa1: { vpcs: { main: { cidr: "10.1.0.0/17" } } }, pa2: { vpcs: { main: { cidr: "10.1.128.0/17" } } } }',
  *check(context) {
    for (const overlaps of overlapsOf(context, "reached")) {
      yield breach(overlaps, `networks apart from each other where ${pathText(overlaps[0].at)} reaches both`);
    }
  },
};

export const overlapRules: readonly Rule[] = [peeredOverlap, sameRoute, reachedOverlap];

/** From what is refused to what goes astray. Two networks that overlap in several ways are reported once, as the first. */
const KINDS = ["peered", "route", "reached"] as const;
type Kind = (typeof KINDS)[number];

interface Overlap {
  readonly kind: Kind;
  /** The one that is reported, of this environment. */
  readonly later: Network;
  readonly earlier: Network;
  /** The VPC that reaches both. */
  readonly at: Path;
}

/** One network, and what it overlaps. */
type Overlaps = readonly [Overlap, ...Overlap[]];

function breach(overlaps: Overlaps, allowed: string): Breach {
  const [{ later }] = overlaps;
  const others = overlaps.map(({ earlier }) =>
    named(earlier, earlier.estate === later.estate ? undefined : earlier.estate.name),
  );
  return {
    path: later.path,
    got: `${later.cidr.text}, which overlaps ${fewOf(others)}`,
    allowed,
    cure: others.length > 1 ? "give it another network, or the others" : "give one of the two another network",
  };
}

function overlapsOf(context: RuleContext, kind: Kind): Iterable<Overlaps> {
  const byNetwork = new Map<string, Overlaps>();
  for (const overlap of allOverlaps(context)) {
    if (overlap.kind !== kind) continue;
    const place = pathText(overlap.later.path);
    const others = byNetwork.get(place);
    if (others === undefined) byNetwork.set(place, [overlap]);
    else if (others.length <= FEW) byNetwork.set(place, [...others, overlap]);
  }
  return byNetwork.values();
}

const allOverlaps = remembered((context: RuleContext): readonly Overlap[] => {
  const found = new Map<string, Overlap>();
  for (const reach of reachesOf(context)) {
    for (const overlap of overlapsAt(reach, context.estate)) {
      const key = [overlap.later, overlap.earlier].map(({ owner, cidr }) => `${owner} ${cidr.text}`).join(" and ");
      const before = found.get(key);
      if (before === undefined || KINDS.indexOf(overlap.kind) < KINDS.indexOf(before.kind)) found.set(key, overlap);
    }
  }
  return [...found.values()];
});

/** Where very many overlap, a few for each. */
function* overlapsAt(reach: Reach, estate: Estate): Iterable<Overlap> {
  for (const { block, holders } of nestedBlocks(spansOf(reach))) {
    let count = 0;
    for (const holder of holders) {
      const kind = kindOf(holder, block);
      const pair = kind && inOrder(holder.network, block.network, estate);
      if (pair) yield { kind, ...pair, at: reach.path };
      if (pair && ++count > FEW) break;
    }
  }
}

/** Addresses that a VPC has or reaches. */
interface Span {
  readonly cidr: Cidr;
  readonly network: Network;
  /** The link that leads there. @default the VPC's own addresses */
  readonly link?: Link;
  /** The route tables by which they are reached. */
  readonly tables: readonly string[];
}

function spansOf({ own, tables, links }: Reach): Span[] {
  return [
    ...own.map((network) => ({ cidr: network.cidr, network, tables })),
    ...links.flatMap((link) => link.networks.flatMap((network) => spansBehind(link, network))),
  ];
}

/** A network counts whole against the VPC's own ones; what is not routed has no table. */
function spansBehind(link: Link, network: Network): Span[] {
  const parts = link.routed.filter((cidr) => network.cidr.contains(cidr) && !network.cidr.equals(cidr));
  const isRouted = link.routed.some((cidr) => cidr.equals(network.cidr));
  return [
    { cidr: network.cidr, network, link, tables: isRouted ? link.tables : [] },
    ...parts.map((cidr) => ({ cidr, network, link, tables: link.tables })),
  ];
}

function kindOf(one: Span, other: Span): Kind | undefined {
  if (one.network.owner === other.network.owner || isOneSite(one.network, other.network)) return undefined;
  const links = [one.link, other.link].filter((link) => link !== undefined);
  const peered = links.every(({ by }) => by === "peering");
  if (links.length === 1 && peered) return "peered";
  if (!one.tables.some((table) => other.tables.includes(table))) return undefined;
  return peered && one.cidr.equals(other.cidr) ? "route" : "reached";
}

/** A site that several environments name. */
function isOneSite(one: Network, other: Network): boolean {
  const areSites = one.path[0] === "sites" && other.path[0] === "sites";
  return areSites && one.estate !== other.estate && one.cidr.equals(other.cidr);
}

/** The later one is reported; of two environments, the one in this. What is in neither is theirs to report. */
function inOrder(one: Network, other: Network, estate: Estate): Pick<Overlap, "later" | "earlier"> | undefined {
  const [first, second] = one.rank < other.rank ? [one, other] : [other, one];
  if (second.estate === estate) return { later: second, earlier: first };
  return first.estate === estate ? { later: first, earlier: second } : undefined;
}
