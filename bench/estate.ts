/** What both programs are told: hubs in one account, one a Region, and participants in accounts of their own. */
export interface BenchEstate {
  readonly hubs: readonly BenchHub[];
  readonly participants: readonly BenchParticipant[];
}

export interface BenchHub {
  readonly key: string;
  readonly region: string;
  readonly cidr: string;
  readonly subnets: Readonly<Record<string, BenchSubnet>>;
  readonly directory: string;
}

export interface BenchParticipant {
  readonly key: string;
  readonly accountId: string;
  readonly hub: BenchHub;
  readonly cidr: string;
  readonly subnets: Readonly<Record<string, BenchSubnet>>;
  readonly zone: string;
  readonly records: Readonly<Record<string, string>>;
}

interface BenchSubnet {
  readonly cidr: string;
  readonly az: "a" | "b";
}

export const NAME = "bench";
export const ROOT_DOMAIN = "aws.example.net";
export const CLIENTS = "10.0.0.0/8";
export const DNS_ACCOUNT = "100000000000";
export const BACKEND = { bucket: "example-terraform-state", region: "us-east-1", prefix: "bench" };
export const TAGS = { environment: NAME, "managed-by": "central-dns" };

/**
 * An estate of a size, within AWS's quotas: a hub peers with at most 100 participants and nine other hubs, of 125
 * peerings that a VPC may have. Networks are the /20 blocks of 10.0.0.0/8, hubs first.
 */
export function benchEstate(participantCount: number, hubCount: number): BenchEstate {
  if (participantCount > 100 * hubCount) throw new Error(`${hubCount} hubs are too few for ${participantCount}`);
  const hubs = REGIONS.slice(0, hubCount).map((region, index) => benchHub(region, index));
  return {
    hubs,
    participants: hubs.flatMap((hub, hubIndex) =>
      Array.from({ length: participantCount / hubCount }, (_, index) =>
        benchParticipant(hub, (hubIndex * participantCount) / hubCount + index),
      ),
    ),
  };
}

/** The estate as an environment of this project, as it would stand in JSON. */
export function environmentOf({ hubs, participants }: BenchEstate): unknown {
  return {
    name: NAME,
    rootDomain: ROOT_DOMAIN,
    stacks: "per-account",
    backend: { type: "s3", ...BACKEND },
    tags: TAGS,
    accounts: Object.fromEntries([
      ["dns", { id: DNS_ACCOUNT }],
      ...participants.map(({ key, accountId: id }) => [key, { id }] as const),
    ]),
    hubs: Object.fromEntries(
      hubs.map(({ key, region, cidr, subnets, directory }) => [
        key,
        {
          account: "dns",
          region,
          cidr,
          subnets,
          clients: [CLIENTS],
          directory: { name: directory, subnets: ["a", "b"] },
        },
      ]),
    ),
    participants: Object.fromEntries(
      participants.map(({ key, hub, cidr, subnets, zone, records }) => [
        key,
        {
          account: key,
          hub: hub.key,
          zone,
          vpcs: { main: { region: hub.region, cidr, subnets } },
          records: Object.fromEntries(
            Object.entries(records).map(([name, address]) => [name, { type: "A", values: [address] }]),
          ),
        },
      ]),
    ),
  };
}

const REGIONS = [
  ...["us-east-1", "us-east-2", "us-west-2", "ca-central-1", "eu-west-1"],
  ...["eu-central-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "sa-east-1"],
];

function benchHub(region: string, index: number): BenchHub {
  const key = `hub-${numbered(index)}`;
  return { key, region, ...network(index), directory: `${key}.ad.example.net` };
}

function benchParticipant(hub: BenchHub, index: number): BenchParticipant {
  const key = `p-${numbered(index)}`;
  const block = network(REGIONS.length + index);
  const hosts = block.cidr.replace(/0\/20$/, "");
  return {
    key,
    accountId: String(200_000_000_000 + index),
    hub,
    ...block,
    zone: `${key}.${ROOT_DOMAIN}`,
    records: { web: `${hosts}10`, api: `${hosts}11`, db: `${hosts}12` },
  };
}

/** The /20 block of that number, halved. */
function network(index: number) {
  const base = (third: number) => `10.${Math.floor(index / 16)}.${(index % 16) * 16 + third}.0`;
  const subnets = {
    a: { cidr: `${base(0)}/21`, az: "a" },
    b: { cidr: `${base(8)}/21`, az: "b" },
  } as const;
  return { cidr: `${base(0)}/20`, subnets };
}

function numbered(index: number): string {
  return String(index + 1).padStart(4, "0");
}
