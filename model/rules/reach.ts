import type { Cidr } from "../../values";
import type { Estate, OwnPeering, PartnerPeering, PeeringEnd, Vpc } from "../estate";
import type { Path } from "../finding";
import { places } from "./places";
import { remembered } from "./remembered";
import type { RuleContext } from "./rule";
import { everySideOf, hubIdentity, otherHubs, vpcIdentity, vpcsBehind } from "./shared-hubs";
import { hubVpcsOf, networksIn, participantVpcsOf, type Written } from "./written";

/** A network of a VPC, a site or a partner, of this environment or another. */
export interface Network extends Written {
  readonly estate: Estate;
  /** The same for two entries that mean one VPC. */
  readonly owner: string;
  /** Its place in the order of all networks, those of this environment first. */
  readonly rank: number;
}

/** A VPC of this environment, and what it reaches. */
export interface Reach {
  readonly path: Path;
  readonly own: readonly Network[];
  readonly tables: readonly string[];
  readonly links: readonly Link[];
}

/** From a VPC to another one, or to a site. */
export interface Link {
  /** AWS refuses a peering if any networks of the two VPCs overlap; an attachment it lets be. */
  readonly by: "peering" | "attachment";
  /** All networks of the other end. */
  readonly networks: readonly Network[];
  /** Those parts of them that have routes. */
  readonly routed: readonly Cidr[];
  /** The route tables that have these routes. */
  readonly tables: readonly string[];
}

export const reachesOf = remembered((context: RuleContext): readonly Reach[] => {
  const networks = networksByHolder([context.estate, ...context.neighbours]);
  const networksOf = (holder: object) => networks.get(holder) ?? [];
  return [...hubReaches(context, networksOf), ...vpcReaches(context.estate, networksOf)];
});

/** What has networks: a hub, a site, a VPC, a peering with a partner. */
type Networks = (holder: object) => readonly Network[];

function hubReaches(context: RuleContext, networksOf: Networks): Reach[] {
  return context.estate.hubs.map((hub) => {
    const tables = hub.routeTables;
    const attached = (networks: readonly Network[]) => whole("attachment", networks, tables);
    const links = everySideOf(hub, context).flatMap((side) => [
      ...otherHubs(side).map((other) => whole("peering", networksOf(other), tables)),
      ...vpcsBehind(side).map((vpc) => whole(linkOf(vpc), networksOf(vpc), tables)),
      ...side.estate.sites.filter(({ hubs }) => hubs.includes(side.hub)).map((site) => attached(networksOf(site))),
    ]);
    return { path: places.hub(hub), own: networksOf(hub), tables, links };
  });
}

function vpcReaches(estate: Estate, networksOf: Networks): Reach[] {
  const peerings = linksByVpc(estate, networksOf);
  return participantVpcsOf(estate).map(({ plan: vpc, path }) => {
    const tables = vpc.routeTables;
    const links = [whole(linkOf(vpc), networksOf(vpc.hub), tables), ...(peerings.get(vpc) ?? [])];
    return { path, own: networksOf(vpc), tables, links };
  });
}

/** What the peerings of participants' VPCs let them reach. */
function linksByVpc({ peerings }: Estate, networksOf: Networks): ReadonlyMap<Vpc, readonly Link[]> {
  const ends = peerings.filter(({ retired }) => !retired).flatMap((peering) => endsOf(peering, networksOf));
  const links = new Map<Vpc, Link[]>();
  for (const { from, to, networks } of ends) {
    const link: Link = { by: "peering", networks, routed: to, tables: from.tables };
    links.set(from.vpc, [...(links.get(from.vpc) ?? []), link]);
  }
  return links;
}

function endsOf(peering: OwnPeering | PartnerPeering, networksOf: Networks) {
  if ("partner" in peering) {
    return [{ from: peering.end, to: peering.partner.cidrs, networks: networksOf(peering) }];
  }
  const { requester, accepter } = peering;
  const link = (from: PeeringEnd, { vpc, cidrs }: PeeringEnd) => ({ from, to: cidrs, networks: networksOf(vpc) });
  return requester.vpc === accepter.vpc ? [] : [link(requester, accepter), link(accepter, requester)];
}

function whole(by: Link["by"], networks: readonly Network[], tables: readonly string[]): Link {
  return { by, networks, routed: networks.map(({ cidr }) => cidr), tables };
}

function linkOf({ link }: Vpc): Link["by"] {
  return link === "external" ? "attachment" : "peering";
}

function networksByHolder(estates: readonly Estate[]): ReadonlyMap<object, readonly Network[]> {
  let rank = 0;
  const entries = estates.flatMap((estate) =>
    holdersOf(estate).map(({ holder, owner, networks }) => {
      return [holder, networks.map((network) => ({ ...network, estate, owner, rank: rank++ }))] as const;
    }),
  );
  return new Map(entries);
}

interface Holder {
  readonly holder: object;
  readonly owner: string;
  readonly networks: readonly Written[];
}

function holdersOf(estate: Estate): Holder[] {
  const hubs = hubVpcsOf(estate).map(({ plan, networks }) => ({ holder: plan, owner: hubIdentity(plan), networks }));
  const sites = estate.sites.map((site) => ({
    holder: site,
    owner: `${estate.name} site ${site.key}`,
    networks: networksIn(site.networks, [...places.site(site), "networks"]),
  }));
  const vpcs = participantVpcsOf(estate).map(({ plan, networks }) => {
    return { holder: plan, owner: vpcIdentity(plan, estate), networks };
  });
  const partners = estate.peerings.flatMap((peering) => ("partner" in peering ? [partnerHolder(peering)] : []));
  return [...hubs, ...sites, ...vpcs, ...partners];
}

function partnerHolder(peering: PartnerPeering): Holder {
  const { vpcId, cidrs } = peering.partner;
  const path = [...places.peering(peering), "partner", "cidrs"];
  return { holder: peering, owner: vpcId, networks: networksIn(cidrs, path) };
}
