import { AccountId, parseDirectoryDomain, Region } from "../../values";
import type { Account, Backend, Estate, Participant, Vpc } from "../estate";
import type { Findings } from "../finding";
import type { Shape } from "../shape";
import { deriveHub } from "./hub";
import { type Derived, deriveAll, listOf, sortedEntries } from "./names";
import { deriveParticipant } from "./participant";
import { derivePeering, deriveService } from "./peering";
import { deriveSite } from "./site";

/** The estate that a well-formed environment describes. Names that lead nowhere are findings, what needs them is left out. */
export function deriveEstate(shape: Shape, findings: Findings): Estate {
  const accounts = deriveAll(shape.accounts, ["accounts"], deriveAccount);
  const hubs = deriveAll(shape.hubs, ["hubs"], (key, hub, path) => deriveHub(key, hub, path, accounts, findings));
  checkOneHub(shape, findings);
  const participants = deriveAll(shape.participants, ["participants"], (key, participant, path) =>
    deriveParticipant(key, participant, path, { accounts, hubs }, findings),
  );
  const services = deriveAll(shape.services, ["services"], (_key, ports, path) => deriveService(ports, path, findings));
  const sites = deriveAll(shape.sites, ["sites"], (key, site, path) => deriveSite(key, site, path, hubs, findings));
  const vpcs = vpcsByPath(shape, participants);
  const peerings = deriveAll(shape.peerings, ["peerings"], (key, peering, path) =>
    derivePeering(key, peering, path, { vpcs, services }, findings),
  );
  return {
    name: shape.name,
    partition: listOf(hubs)[0]?.region.partition ?? "aws",
    rootDomain: parseDirectoryDomain(shape.rootDomain),
    backend: deriveBackend(shape.backend),
    tags: Object.fromEntries(sortedEntries(shape.tags)),
    preventDestroy: shape.preventDestroy ?? true,
    accounts: listOf(accounts),
    hubs: listOf(hubs),
    sites: listOf(sites),
    participants: listOf(participants),
    peerings: listOf(peerings),
  };
}

/** All VPCs that were written, by the path that a peering names them by. */
function vpcsByPath(shape: Shape, participants: Derived<Participant>): Derived<Vpc> {
  return new Map(
    sortedEntries(shape.participants).flatMap(([participant, { vpcs }]) =>
      sortedEntries(vpcs).map(([key]) => [
        `${participant}/${key}`,
        participants.get(participant)?.vpcs.find((vpc) => vpc.key === key),
      ]),
    ),
  );
}

function deriveAccount(key: string, { id, role = "central-dns" }: Shape["accounts"][string]): Account {
  return { key, id: AccountId.parse(id), role };
}

function deriveBackend(shape: Shape["backend"]): Backend {
  if (shape.type !== "s3") return shape;
  return { ...shape, region: Region.parse(shape.region), prefix: shape.prefix ?? "central-dns" };
}

function checkOneHub({ hubs }: Shape, findings: Findings): void {
  const keys = Object.keys(hubs).sort();
  if (keys.length === 1) return;
  findings.add(["hubs"], {
    code: "hub-count",
    got: keys.length === 0 ? "no hub" : `${keys.length} hubs: ${keys.join(", ")}`,
    allowed: "one hub",
    cure:
      keys.length === 0
        ? "add the hub that participants name"
        : "write an environment for each hub; several in one are not supported yet",
  });
}
