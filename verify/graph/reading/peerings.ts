import type { Peering, Vpc } from "../../network/network";
import { grouped } from "../grouped";
import type { PeeringShape, VpcShape } from "../picture";
import type { Sources, Subjects } from "./subjects";

type Service = NonNullable<Sources["facts"]>["services"][number];

/** Peerings that VPCs of the estate take part in, and the third parties at their other ends. */
export function readPeerings({ network, facts }: Sources, subjects: Subjects) {
  const drawn = new Set(subjects.vpcs);
  const services = servicesByEnds(facts?.services ?? []);
  const thirdParties: VpcShape[] = [];
  const peerings = network.peerings.flatMap((peering): PeeringShape[] => {
    const ends = [peering.requester.vpc, peering.accepter.vpc];
    const [first, second] = ends.filter((vpc): vpc is Vpc => vpc !== undefined && drawn.has(vpc));
    if (first === undefined) return [];
    const used = services.get(endsKey([first, second].flatMap((vpc) => (vpc ? [subjects.nameOf(vpc)] : [])))) ?? [];
    if (second !== undefined) return [shape(peering, [subjects.keyOf(first), subjects.keyOf(second)], used)];
    const { stranger, service } = thirdParty(peering, first, used);
    thirdParties.push(stranger);
    return [shape(peering, [subjects.keyOf(first), stranger.key], service)];
  });
  return { peerings, thirdParties };
}

function shape({ active }: Peering, ends: [string, string], services: readonly Service[]): PeeringShape {
  return { ends, services: [...new Set(services.flatMap(({ ports }) => ports.map(portText)))], active };
}

/**
 * What the estate's own end says of the other.
 *
 * @param services that this end uses at third parties
 */
function thirdParty(peering: Peering, own: Vpc, services: readonly Service[]) {
  const routed = networksTowards(peering, own);
  const service = services.length === 1 ? services : services.filter((candidate) => concerns(candidate, routed));
  const told = service.flatMap(({ between }) => between.filter(({ vpc }) => vpc === undefined));
  const asked = peering.requester.vpc === own;
  const id = said(peering, asked ? "peer_vpc_id" : "vpc_id") ?? said(peering, "vpc_peering_connection_id");
  const [named] = service.length === 1 ? service : [];
  const stranger: VpcShape = {
    key: `peer of ${peering.label}`,
    name: named?.name ?? id ?? "VPC of a third party",
    account: said(peering, asked ? "peer_owner_id" : "owner_id") ?? "not told",
    region: (asked ? said(peering, "peer_region") : undefined) ?? own.region ?? "Region not told",
    cidrs: [...new Set([...routed, ...told.flatMap(({ cidrs }) => cidrs.map(({ text }) => text))])].sort(),
    zones: [],
    notes: named !== undefined && id !== undefined ? [id] : [],
    owner: "third party",
  };
  return { stranger, service };
}

function networksTowards({ label }: Peering, { routeTables }: Vpc): string[] {
  return routeTables
    .flatMap(({ routes }) => routes)
    .filter(({ target }) => target.kind === "peering" && target.peering?.label === label)
    .map(({ destination }) => destination.text);
}

function said({ block, accepterBlock }: Peering, argument: string): string | undefined {
  return [block, accepterBlock]
    .map((from) => from?.value(argument))
    .find((value): value is string => typeof value === "string" && value !== "");
}

function servicesByEnds(services: readonly Service[]): ReadonlyMap<string, readonly Service[]> {
  return new Map(grouped(services, ({ between }) => endsKey(between.flatMap(({ vpc }) => vpc ?? []))));
}

function endsKey(names: readonly string[]): string {
  return JSON.stringify([...names].sort());
}

/** Whether a third party that is reached at these networks offers or uses it. */
function concerns({ between }: Service, networks: readonly string[]): boolean {
  return between.some(({ vpc, cidrs }) => vpc === undefined && cidrs.some(({ text }) => networks.includes(text)));
}

function portText({ protocol, from, to }: Service["ports"][number]): string {
  if (protocol === "-1") return "everything";
  if (protocol === "icmp") return "icmp";
  return from === to ? `${protocol}/${from}` : `${protocol}/${from}-${to}`;
}
