import { prod } from "../../environments/prod";
import { describeWithTerraform, TerraformRun } from "../terraform/harness";
import type { Values } from "../terraform/stand-in/values";
import { withEntries, writeStacks } from "./estates";
import {
  existingWorld,
  LEGACY_PEERING,
  LEGACY_ZONE,
  peerLegacy,
  publishHubs,
  WEST_DIRECTORY,
  WEST_TABLE,
  WEST_VPC,
} from "./existing-world";

/** A world that is not as prod, or what somebody made of prod, says. */
interface Wrong {
  readonly facts?: Readonly<Record<string, Values>>;
  readonly entries?: Readonly<Record<string, unknown>>;
  /** The other end of the legacy VPC's peering, and its status. */
  readonly peering?: readonly [string, string];
}

async function plan(stack: string, { facts, entries = {}, peering = ["vpc-of-east", "active"] }: Wrong): Promise<void> {
  const cloud = existingWorld(facts);
  publishHubs(cloud);
  peerLegacy(cloud, LEGACY_PEERING, ...peering);
  const directory = writeStacks(withEntries(prod, entries)).get(stack);
  const run = await TerraformRun.of(directory ?? stack, { cloud });
  try {
    await run.plan();
  } finally {
    run.close();
  }
}

const elsewhere = "vpc-0999a0b1c2d3e4f99";

const hub: readonly (readonly [string, Wrong, string])[] = [
  [
    "the VPC has another network",
    { facts: { [WEST_VPC]: { cidr_block: "10.200.0.0/20" } } },
    `The primary network of ${WEST_VPC} is not 10.128.0.0/20.`,
  ],
  [
    "the VPC has no DNS hostnames",
    { facts: { [WEST_VPC]: { enable_dns_hostnames: false } } },
    `${WEST_VPC} needs DNS support and DNS hostnames`,
  ],
  [
    "the VPC has no DNS support",
    { facts: { [WEST_VPC]: { enable_dns_support: false } } },
    `${WEST_VPC} needs DNS support and DNS hostnames`,
  ],
  [
    "the route table is another VPC's",
    { facts: { [WEST_TABLE]: { vpc_id: elsewhere } } },
    `Route table ${WEST_TABLE} is not one of ${WEST_VPC}.`,
  ],
  [
    "the directory has another domain",
    { facts: { [WEST_DIRECTORY]: { name: "east.ad.example.net" } } },
    `The domain of directory ${WEST_DIRECTORY} is not west.ad.example.net.`,
  ],
  [
    "the directory is in another VPC",
    { facts: { [WEST_DIRECTORY]: { vpc_settings: [{ vpc_id: elsewhere, subnet_ids: [], availability_zones: [] }] } } },
    `Directory ${WEST_DIRECTORY} is not in the hub's VPC.`,
  ],
  [
    "a pinned address is not the directory's",
    { entries: { "hubs/west/dnsAddresses": ["10.128.0.10", "10.128.0.99"] } },
    "dnsAddresses names an address that is not this directory's: pinned are 10.128.0.10, 10.128.0.99.",
  ],
];

const participant: readonly (readonly [string, Wrong, string])[] = [
  [
    "the VPC lacks a network",
    { entries: { "participants/legacy/vpcs/main/secondaryCidrs": ["100.65.0.0/16"] } },
    "does not have all of the networks 172.20.0.0/16, 100.65.0.0/16.",
  ],
  ["the zone is public", { facts: { [LEGACY_ZONE]: { vpc: [] } } }, `Zone ${LEGACY_ZONE} is public`],
  [
    "the zone has another name",
    { facts: { [LEGACY_ZONE]: { name: "old.aws.example.net" } } },
    `The name of zone ${LEGACY_ZONE} is not legacy.aws.example.net.`,
  ],
  [
    "the peering is not active",
    { peering: ["vpc-of-east", "pending-acceptance"] },
    `${LEGACY_PEERING} is not an active peering between legacy main and central DNS, east.`,
  ],
  [
    "the peering leads elsewhere",
    { peering: [elsewhere, "active"] },
    `${LEGACY_PEERING} is not an active peering between legacy main and central DNS, east.`,
  ],
];

describeWithTerraform("what exists is taken as it is said to be, or the plan fails with the reason:", () => {
  it("all is as it is said to be", async () => {
    await plan("prod-hub-west", {});
    await plan("prod-hub-west", { entries: { "hubs/west/dnsAddresses": ["10.128.1.10", "10.128.0.10"] } });
    await plan("prod-participant-legacy", {});
  });

  it.each(hub)("of a hub, %s", async (_what, wrong, reason) => {
    await expect(plan("prod-hub-west", wrong)).rejects.toThrow(reason);
  });

  it.each(participant)("of a participant, %s", async (_what, wrong, reason) => {
    await expect(plan("prod-participant-legacy", wrong)).rejects.toThrow(reason);
  });
});
