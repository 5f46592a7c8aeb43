import type { Region } from "../../values";
import type { Estate, Hub, NetworkPlan } from "../estate";
import type { Path } from "../finding";
import { places } from "./places";
import type { Rule } from "./rule";
import { hubsInCommon } from "./shared-hubs";

const accountTwice: Rule = {
  code: "account-id-duplicate",
  severity: "error",
  exceptions: "allowed",
  title: "Every account is named once",
  why: "Two names of one account are two providers for it, and two roles may then own what is one thing.",
  source: "Own",
  wrong: '{ app1: { id: "222222222222" }, app2: { id: "222222222222" } }',
  right: '{ app1: { id: "222222222222" }, app2: { id: "333333333333" } }',
  *check({ estate }) {
    const owners = new Map<string, string>();
    for (const { key, id } of estate.accounts) {
      const owner = owners.get(id.text);
      owners.set(id.text, owner ?? key);
      if (owner === undefined) continue;
      const got = `${id.text}, the id of account ${owner} too`;
      const cure = `correct it, or use ${owner}: several participants may share an account`;
      yield { path: ["accounts", key, "id"], got, allowed: "an id that no other account has", cure };
    }
  },
};

const accountUnused: Rule = {
  code: "account-unused",
  severity: "warning",
  exceptions: "allowed",
  title: "Every account has a hub or a participant",
  why: "An account that nothing names is a typo, or left over.",
  source: "Own",
  wrong: '{ accounts: { dns: ..., app1: ..., app9: ... }, participants: { pa1: { account: "app1" } } }',
  right: '{ accounts: { dns: ..., app1: ... }, participants: { pa1: { account: "app1" } } }',
  *check({ estate }) {
    const used = new Set([...estate.hubs, ...estate.participants].map(({ account }) => account));
    for (const account of estate.accounts) {
      if (used.has(account)) continue;
      const allowed = "an account of a hub or a participant";
      yield { path: ["accounts", account.key], got: "an account that nothing names", allowed, cure: "remove it" };
    }
  },
};

const partitionMixed: Rule = {
  code: "partition-mixed",
  severity: "error",
  exceptions: "refused",
  title: "An estate lies in one partition of AWS",
  why: "Accounts, zones and peerings do not cross partitions: a zone and its VPCs must be in the same one.",
  source: "Route 53 API, AssociateVPCWithHostedZone",
  wrong: '{ hubs: { east: { region: "us-east-1" } }, pa1: { vpcs: { main: { region: "cn-north-1" } } } }',
  right: '{ hubs: { east: { region: "us-east-1" } }, pa1: { vpcs: { main: { region: "eu-west-1" } } } }',
  *check({ estate }) {
    for (const { region, path } of regionsOf(estate)) {
      if (region.partition === estate.partition) continue;
      const got = `${region.name}, in partition ${region.partition}`;
      const allowed = `a Region of partition ${estate.partition}, as hub ${estate.hubs[0]?.key} is in`;
      yield { path, got, allowed, cure: "correct the Region, or make an environment of its own" };
    }
  },
};

const existingTwice: Rule = {
  code: "existing-id-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "What exists already is named once",
  why: "Two entries would own one thing: each changes, or removes, what is the other's.",
  source: "Terraform, resource addressing; Amazon VPC User Guide, virtual private gateways (one VPC each)",
  wrong: '{ pa1: { existing: { vpc: "vpc-0a1b2c3d4e5f67890" } }, pa2: { existing: { vpc: "vpc-0a1b2c3d4e5f67890" } } }',
  right: '{ pa1: { existing: { vpc: "vpc-0a1b2c3d4e5f67890" } }, pa2: { existing: { vpc: "vpc-0a1b2c3d4e5f67891" } } }',
  *check({ estate, others }) {
    const owners = new Map<string, string>();
    for (const each of others) {
      const shared = new Set(hubsInCommon(each, estate).map(([hub]) => hub));
      const hubs = each.hubs.filter((hub) => !shared.has(hub));
      for (const { id } of [...existingIdsOfHubs(hubs), ...ownExistingIds(each)]) {
        owners.set(id, `environment ${each.name}`);
      }
    }
    for (const { id, owner, path } of [...existingIdsOfHubs(estate.hubs), ...ownExistingIds(estate)]) {
      const first = owners.get(id);
      owners.set(id, first ?? owner);
      if (first === undefined) continue;
      const cure = "correct the id, or remove the entry that is out of date";
      yield { path, got: `${id}, which ${first} names too`, allowed: "an id that nothing else names", cure };
    }
  },
};

export const accountRules: readonly Rule[] = [accountTwice, accountUnused, partitionMixed, existingTwice];

function* regionsOf({
  hubs,
  participants,
  peerings,
}: Estate): Iterable<{ readonly region: Region; readonly path: Path }> {
  for (const hub of hubs) yield { region: hub.region, path: [...places.hub(hub), "region"] };
  for (const vpc of participants.flatMap(({ vpcs }) => vpcs)) {
    yield { region: vpc.region, path: [...places.vpc(vpc), "region"] };
  }
  for (const peering of peerings) {
    if (!("partner" in peering)) continue;
    yield { region: peering.partner.region, path: [...places.peering(peering), "partner", "region"] };
  }
}

interface ExistingId {
  readonly id: string;
  /** `hub east` */
  readonly owner: string;
  readonly path: Path;
}

/** Of hubs, which several environments may share. */
function* existingIdsOfHubs(hubs: readonly Hub[]): Iterable<ExistingId> {
  for (const hub of hubs) {
    const [owner, path] = [`hub ${hub.key}`, places.hub(hub)];
    yield* networkIds(hub, owner, path);
    if ("directoryId" in hub.servers)
      yield { id: hub.servers.directoryId, owner, path: [...path, "directory", "existing"] };
    if ("id" in hub.vpnGateway) yield { id: hub.vpnGateway.id, owner, path: [...path, "vpnGateway", "id"] };
  }
}

/** Of participants and peerings, the retired ones too: what they name is theirs until their entry goes. */
function* ownExistingIds({ participants, peerings }: Estate): Iterable<ExistingId> {
  for (const participant of participants) {
    const owner = `participant ${participant.key}`;
    const { existingId } = participant.zone;
    if (existingId !== undefined) {
      yield { id: existingId, owner, path: [...places.participant(participant), "zone", "existing"] };
    }
    for (const vpc of [...participant.vpcs, ...participant.retiredVpcs]) {
      const path = places.vpc(vpc);
      yield* networkIds(vpc, vpc.path, path);
      if (typeof vpc.link === "object")
        yield { id: vpc.link.existing, owner: vpc.path, path: [...path, "link", "existing"] };
    }
  }
  for (const peering of peerings) {
    const [owner, path] = [`peering ${peering.key}`, places.peering(peering)];
    if ("partner" in peering) {
      if ("accept" in peering.handshake)
        yield { id: peering.handshake.accept, owner, path: [...path, "handshake", "accept"] };
    } else if (peering.existingId !== undefined) yield { id: peering.existingId, owner, path: [...path, "existing"] };
  }
}

function* networkIds({ source }: NetworkPlan, owner: string, path: Path): Iterable<ExistingId> {
  if (!("vpcId" in source)) return;
  yield { id: source.vpcId, owner, path: [...path, "existing", "vpc"] };
  for (const [table, id] of Object.entries(source.tableIds)) {
    yield { id, owner, path: [...path, "existing", "routeTables", table] };
  }
}
