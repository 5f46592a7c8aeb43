import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from "cdktf";
import type * as model from "../model";
import type { ServicePort } from "../modules";
import type { FactsInput } from "../verify/facts/facts";
import { ApplicationPeering } from "./application-peering";
import { Hub } from "./hub";
import { Participant } from "./participant";
import { endsOf } from "./peering-ends";
import { promised } from "./promised";

type EstateFacts = FactsInput["estates"][number];
type Place = NonNullable<EstateFacts["hubs"]>[number]["vpc"];

/** What the Terraform of an estate does not hold: its sites, and what it is for. */
export function factsOf(estate: model.Estate, stacks: readonly TerraformStack[]): EstateFacts {
  const { name, hubs, sites, participants, peerings, rootDomain, reverseLookup } = estate;
  const places = placesIn(stacks);
  const active = participants.filter(({ retired }) => !retired);
  const isPrivate = hubs.every(({ rootZone }) => rootZone === "private");
  return {
    name,
    stacks: stacks.map(({ node }) => node.id),
    privateDomains: isPrivate ? [rootDomain.text] : [],
    domains: [rootDomain, ...(reverseLookup?.zones ?? [])].map(({ text }) => text),
    hubs: hubs.map((hub) => hubFacts(hub, places)),
    vpcs: active.flatMap((participant) => participant.vpcs.map((vpc) => vpcFacts(vpc, participant, places))),
    sites: sites.map(siteFacts),
    services: peerings.filter(({ retired }) => !retired).map((peering) => serviceFacts(peering, places)),
    releasedAuthorizations: active
      .filter(({ zone }) => zone.authorization === "released")
      .map(({ zone }) => zone.name.text),
    retired: retiredFacts(participants, peerings),
    allow: estate.exceptions.map((exception) => ({ ...exception })),
  };
}

/** Where things stand in Terraform, by what the model calls them. */
type Places = ReadonlyMap<object, Place>;

function placesIn(stacks: readonly TerraformStack[]): Places {
  return new Map(
    stacks.flatMap((stack) =>
      stack.node.children.flatMap((construct) =>
        idsOf(construct).map(([thing, id]): [object, Place] => [
          thing,
          { stack: stack.node.id, id: writtenIn(stack, id) },
        ]),
      ),
    ),
  );
}

/** An id as the stack's JSON writes it. */
function writtenIn(scope: TerraformStack, id: string): string {
  return Tokenization.resolve(id, { scope, resolver: new DefaultTokenResolver(new StringConcat()) }) as string;
}

function idsOf(construct: unknown): [object, string][] {
  if (construct instanceof Hub) return [[construct.plan, construct.vpc.id]];
  if (construct instanceof ApplicationPeering) return [...construct.groups];
  if (!(construct instanceof Participant)) return [];
  return construct.plan.vpcs.map((vpc) => [vpc, promised(construct.vpcs, vpc.key).id]);
}

function hubFacts(hub: model.Hub, places: Places) {
  const clients = hub.clients.map(({ text }) => text);
  const place = { name: hub.key, vpc: promised(places, hub), clients };
  if ("addresses" in hub.servers) return { ...place, servers: hub.servers.addresses.map(({ text }) => text) };
  return { ...place, directoryDomain: hub.servers.name.text };
}

function vpcFacts(vpc: model.Vpc, { zone }: model.Participant, places: Places) {
  return {
    name: vpc.path,
    vpc: promised(places, vpc),
    hub: vpc.hub.key,
    zones: [zone.name.text],
    link: vpc.link === "external" ? ("external" as const) : ("peering" as const),
    names: vpc.dns === "hub" ? ("estate" as const) : ("own-zones" as const),
  };
}

function siteFacts({ key, hubs, domains, dnsServers, networks, vpn }: model.Site) {
  return {
    name: key,
    networks: networks.map(({ text }) => text),
    dnsServers: dnsServers.map(({ text }) => text),
    domains: domains.map(({ text }) => text),
    links: hubs.map(({ key: hub }) =>
      vpn ? { hub, over: "vpn" as const, address: vpn.address.text } : { hub, over: "external" as const },
    ),
  };
}

function serviceFacts(peering: model.Peering, places: Places) {
  const ends = endsOf(peering).map((end) => ({
    vpc: end.vpc.path,
    cidrs: partOf(end),
    group: promised(places, end),
  }));
  const partner = "partner" in peering ? [{ cidrs: peering.partner.cidrs.map(({ text }) => text) }] : [];
  const [first, second] = [...ends, ...partner];
  if (first === undefined || second === undefined) throw new Error(`peering ${peering.key} has not two ends`);
  return {
    name: peering.key,
    between: [first, second] as [typeof first, typeof second],
    ports: peering.services.map(portFacts),
  };
}

/** The networks of the hosts that take part: those of a VPC's subnets, where only some of its route tables do. */
function partOf({ vpc, tables, cidrs }: model.PeeringEnd): string[] {
  if ("vpcId" in vpc.source) return cidrs.map(({ text }) => text);
  return vpc.source.subnets
    .filter(({ routeTable, cidr }) => tables.includes(routeTable) && cidrs.some((part) => part.contains(cidr)))
    .map(({ cidr }) => cidr.text);
}

function portFacts(port: ServicePort) {
  return port.protocol === "icmp" ? { protocol: "icmp", from: 0, to: 0 } : port;
}

function retiredFacts(participants: readonly model.Participant[], peerings: readonly model.Peering[]) {
  return {
    names: participants.flatMap(({ retired, zone, retiredNames }) => (retired ? [zone.name.text] : retiredNames)),
    vpcs: participants.flatMap(({ retiredVpcs }) => retiredVpcs.map(({ path }) => path)),
    services: peerings.filter(({ retired }) => retired).map(({ key }) => key),
  };
}
