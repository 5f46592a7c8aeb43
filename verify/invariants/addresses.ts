import type { Cidr } from "../../values";
import type { Peering, RouteTable, Vpc } from "../network/network";
import type { Proof } from "../proof/proof";
import type { Invariant, Violation } from "./invariant";

/** Networks that can meet must differ. */
export const noOverlap: Invariant = {
  id: "V19",
  name: "NO-OVERLAP",
  definition:
    "The networks of peered VPCs do not overlap, nor do those of the peers of one VPC, nor any of them with the sites that the VPC reaches; nor do two routes of one table to peerings.",
  *check(proof) {
    const seen = new Set<string>();
    for (const { one, other, why } of meetings(proof)) {
      const key = [one.label, other.label].toSorted().join(" ");
      if (seen.has(key)) continue;
      seen.add(key);
      yield {
        invariant: "V19",
        causes: [one.label, other.label],
        message: `${one.cidr.text} (${one.label}) overlaps ${other.cidr.text} (${other.label}), ${why}`,
        cures: [`give one of the two a network of its own`],
      };
    }
    for (const table of proof.world.network.routeTables) yield* overlappingRoutes(table);
  },
};

interface Held {
  readonly cidr: Cidr;
  /** Of the block that says so. */
  readonly label: string;
}

interface Meeting {
  readonly one: Held;
  readonly other: Held;
  readonly why: string;
}

/** Pairs of overlapping networks that some route table, or a peering, brings together. */
function* meetings({ world }: Proof): Iterable<Meeting> {
  for (const { requester, accepter, label } of world.network.peerings) {
    if (!requester.vpc || !accepter.vpc) continue;
    yield* overlapsOf([...networksOf(requester.vpc), ...networksOf(accepter.vpc)], `which ${label} joins`);
  }
  const sitesOf = new Map(
    world.hubs.map((hub) => [
      hub.vpc,
      world.facts.sites.filter(({ links }) => links.some((link) => link.hub === hub.name)),
    ]),
  );
  for (const vpc of world.network.vpcs) {
    const near = vpc.peerings.filter(isKnown).flatMap((peering) => usedOf(peering, vpc));
    const sites = (sitesOf.get(vpc) ?? []).flatMap(({ networks, name }) =>
      networks.map((cidr): Held => ({ cidr, label: `site ${name}` })),
    );
    yield* overlapsOf([...near, ...sites, ...networksOf(vpc)], `and ${vpc.label} reaches both`);
  }
}

function isKnown({ requester, accepter }: Peering): boolean {
  return requester.vpc !== undefined && accepter.vpc !== undefined;
}

/** What a VPC reaches over a peering: all of the other side, for it is there that a route would lead. */
function usedOf({ requester, accepter }: Peering, vpc: Vpc): Held[] {
  const other = requester.vpc === vpc ? accepter.vpc : requester.vpc;
  return other ? networksOf(other) : [];
}

function networksOf(vpc: Vpc): Held[] {
  return vpc.cidrs.map((cidr) => ({ cidr, label: vpc.cidrBlocks.get(cidr.text)?.label ?? vpc.label }));
}

/** Sorted by their first addresses, overlapping blocks nest: each one need only look at what is still open. */
function* overlapsOf(held: readonly Held[], why: string): Iterable<Meeting> {
  const sorted = held.toSorted(
    (one, other) => one.cidr.first.number - other.cidr.first.number || one.cidr.prefix - other.cidr.prefix,
  );
  const open: Held[] = [];
  for (const one of sorted) {
    while (open.length > 0 && !open.at(-1)?.cidr.contains(one.cidr)) open.pop();
    const other = open.find(({ label }) => label !== one.label);
    if (other) yield { one, other, why };
    open.push(one);
  }
}

function* overlappingRoutes({ routes, label }: RouteTable): Iterable<Violation> {
  const peered = routes.filter(({ target }) => target.kind === "peering");
  const held = peered.map((route) => ({ cidr: route.destination, label: route.label, route }));
  for (const { one, other } of overlapsOf(held, "")) {
    yield {
      invariant: "V19",
      causes: [one.label, other.label],
      message: `${label} has routes for ${one.cidr.text} and ${other.cidr.text}, which overlap`,
      cures: ["make the routes lead to networks that do not overlap"],
    };
  }
}
