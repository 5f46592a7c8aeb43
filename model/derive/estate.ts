import { AccountId, Cidr, type DomainName, parseDirectoryDomain, Region, reverseZonesOf } from "../../values";
import type { Account, Backend, Estate, Participant, Vpc } from "../estate";
import { isFromInvariant } from "../exceptions";
import type { Findings } from "../finding";
import type { Shape } from "../shape";
import { deriveHub } from "./hub";
import { type Derived, deriveAll, listOf, lookUp, sortedEntries } from "./names";
import { deriveParticipant } from "./participant";
import { derivePeering, deriveService } from "./peering";
import { deriveSite } from "./site";

/** The estate that a well-formed environment describes. Names that lead nowhere are findings, what needs them is left out. */
export function deriveEstate(shape: Shape, findings: Findings): Estate {
  const accounts = deriveAll(shape.accounts, ["accounts"], deriveAccount);
  const hubs = deriveAll(shape.hubs, ["hubs"], (key, hub, path) => deriveHub(key, hub, path, accounts, findings));
  checkHubs(shape, findings);
  const sites = deriveAll(shape.sites, ["sites"], (key, site, path) => deriveSite(key, site, path, hubs, findings));
  const reverseZones = reverseZonesIn(shape);
  const reverseHub = shape.reverseLookup && lookUp(hubs, shape.reverseLookup.hub, ["reverseLookup", "hub"], findings);
  const surroundings = { accounts, hubs, reverseZones };
  const participants = deriveAll(shape.participants, ["participants"], (key, participant, path) =>
    deriveParticipant(key, participant, path, surroundings, findings),
  );
  const services = deriveAll(shape.services, ["services"], (_key, ports, path) => deriveService(ports, path, findings));
  const known = { ...vpcsByPath(shape, participants), services };
  const peerings = deriveAll(shape.peerings, ["peerings"], (key, peering, path) =>
    derivePeering(key, peering, path, known, findings),
  );
  return {
    name: shape.name,
    layout: shape.stacks,
    partition: listOf(hubs)[0]?.region.partition ?? "aws",
    rootDomain: parseDirectoryDomain(shape.rootDomain),
    ...(reverseHub && { reverseLookup: { hub: reverseHub, zones: reverseZones } }),
    backend: deriveBackend(shape.backend),
    tags: Object.fromEntries(sortedEntries(shape.tags)),
    preventDestroy: shape.preventDestroy ?? true,
    accounts: listOf(accounts),
    hubs: listOf(hubs),
    sites: listOf(sites),
    participants: listOf(participants),
    peerings: listOf(peerings),
    exceptions: shape.allow?.filter(isFromInvariant) ?? [],
  };
}

/** All VPCs that were written, by the path that a peering names them by, and the paths of those that are retired. */
function vpcsByPath(shape: Shape, participants: Derived<Participant>) {
  const all = listOf(participants).flatMap(({ vpcs, retiredVpcs }) => [...vpcs, ...retiredVpcs]);
  const derived = new Map(all.map((vpc) => [vpc.path, vpc]));
  const written = sortedEntries(shape.participants).flatMap(([participant, { vpcs, retired }]) =>
    sortedEntries(vpcs).map(([key, vpc]) => ({
      path: `${participant}/${key}`,
      retired: retired === true || vpc.retired,
    })),
  );
  const vpcs: Derived<Vpc> = new Map(written.map(({ path }) => [path, derived.get(path)]));
  return { vpcs, retired: new Set(written.filter(({ retired }) => retired).map(({ path }) => path)) };
}

/**
 * By default the zones cover the pools of every hub, but for networks on-premises: those are answered there. Read from
 * what is written, so that a hub with another fault takes no zone away.
 */
function reverseZonesIn({ reverseLookup, hubs, sites }: Shape): readonly DomainName[] {
  if (reverseLookup === undefined) return [];
  const linked = sortedEntries(sites).filter(([, { retired }]) => !retired);
  const onPremises = linked.flatMap(([, { networks }]) => networks.map(Cidr.parse));
  const pools = sortedEntries(hubs).flatMap(([, { clients }]) => clients.map(Cidr.parse));
  const networks = reverseLookup.networks?.map(Cidr.parse);
  return reverseZonesOf(networks ?? pools.filter((pool) => !pool.isCoveredBy(onPremises)));
}

function deriveAccount(
  key: string,
  { id, role = "central-dns", connectRole = role }: Shape["accounts"][string],
): Account {
  return { key, id: AccountId.parse(id), role, connectRole };
}

function deriveBackend(shape: Shape["backend"]): Backend {
  if (shape.type !== "s3") return shape;
  return { ...shape, region: Region.parse(shape.region), prefix: shape.prefix ?? "central-dns" };
}

function checkHubs({ hubs }: Shape, findings: Findings): void {
  if (Object.keys(hubs).length > 0) return;
  findings.add(["hubs"], {
    code: "hub-count",
    got: "no hub",
    allowed: "one hub or more",
    cure: "add the hub that participants name",
  });
}
