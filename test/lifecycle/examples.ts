import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { additions } from "../stacks/additions";
import { archive, north } from "../stacks/estate-edits";
import { withEntries } from "../stacks/estates";
import { existingWorld, peerAsSoonAsPossible, removeTheirPeerings } from "../stacks/existing-world";
import { Cloud } from "../terraform/harness";
import { texts } from "../terraform/stand-in/values";

type Entries = Readonly<Record<string, unknown>>;

/** An example as a year goes over it: what is written at first, and what is written afterwards. */
export interface Example {
  readonly environment: object;
  readonly rootDomain: string;
  readonly linkedElsewhere: readonly string[];
  world(): Cloud;
  /** What can only be said once the estate is there, taken back. */
  readonly first: Entries;
  /** A participant more, its key, and the entries that go when it leaves. */
  readonly participant: { readonly key: string; readonly entries: Entries };
  /** A VPC that is sent to the hub. */
  readonly vpc: { readonly participant: string; readonly key: string };
  /** Domain controllers of the hub in the east, one more than before. */
  readonly domainControllers: number;
  readonly siteServers: Entries;
  readonly renamed: {
    readonly participant: string;
    readonly from: string;
    readonly to: string;
    readonly record: object;
  };
  readonly hub: Entries;
  readonly peering: { readonly key: string; readonly resources: number };
  /** What has to be written, one after the other, and what others do then, before the whole estate is destroyed. */
  readonly leaving: { readonly entries: readonly Entries[]; readonly others: (cloud: Cloud) => void };
  /**
   * Primary networks of VPCs that were there before. Terraform leaves them without an option set when it destroys the
   * association: their owners have to give them one.
   */
  readonly leftWithoutOptionSet: readonly string[];
}

const northOfDev = {
  "hubs/north": {
    account: "dns",
    region: "us-west-2",
    cidr: "10.250.0.0/16",
    subnets: { "dc-a": { cidr: "10.250.1.0/24", az: "a" }, "dc-b": { cidr: "10.250.2.0/24", az: "b" } },
    clients: ["10.0.0.0/8"],
    directory: { name: "north.example.net", subnets: ["dc-a", "dc-b"] },
  },
};

export const examples: Readonly<Record<string, Example>> = {
  dev: {
    environment: dev,
    rootDomain: dev.rootDomain,
    linkedElsewhere: [],
    world: () => new Cloud(),
    first: {},
    participant: { key: "pa0", entries: additions.participant },
    vpc: { participant: "pa1", key: "main" },
    domainControllers: 3,
    siteServers: { "sites/office/dnsServers": ["192.168.0.10", "192.168.0.12"] },
    renamed: {
      participant: "pa1",
      from: "www",
      to: "web",
      record: { type: "CNAME", values: ["server.pa1.awscloud.com"], ttl: 60 },
    },
    hub: northOfDev,
    peering: { key: "pa1-pa3", resources: 12 },
    leaving: { entries: [], others: () => undefined },
    leftWithoutOptionSet: [],
  },
  prod: {
    environment: prod,
    rootDomain: prod.rootDomain,
    linkedElsewhere: ["10.64.0.0/16"],
    world() {
      const cloud = existingWorld();
      peerAsSoonAsPossible(cloud);
      return cloud;
    },
    first: {
      "hubs/east/dnsAddresses": undefined,
      // Authorizations are used before they are released, and partners ask for a peering once there is a VPC.
      "participants/search/authorizations": undefined,
      "peerings/payments": undefined,
    },
    participant: { key: "archive", entries: archive },
    vpc: { participant: "shop", key: "main" },
    domainControllers: 4,
    siteServers: { "sites/headquarters/dnsServers": ["192.168.0.10", "192.168.0.12"] },
    renamed: {
      participant: "platform",
      from: "vault",
      to: "safe",
      record: { type: "A", values: ["10.6.0.10"] },
    },
    // An authorization that was released is needed again: the new hub's VPC has to be associated.
    hub: { ...north, "participants/search/authorizations": undefined },
    peering: { key: "search-data", resources: 20 },
    leaving: {
      entries: [
        { "participants/legacy/vpcs/main/dns": "amazon-provided" },
        {
          "participants/legacy/retired": true,
          "peerings/legacy-billing/retired": true,
          "peerings/payments/retired": true,
        },
      ],
      others: removeTheirPeerings,
    },
    leftWithoutOptionSet: ["172.20.0.0/16"],
  },
};

/** What the directory in the east turned out to have, as an operator writes it down. */
export function addressesOfEast(cloud: Cloud): string[] {
  const east = cloud.all("aws_directory_service_directory").find(({ region }) => region === "us-east-1");
  return texts(east?.values.dns_ip_addresses).toSorted();
}

/** The same environment in the layout, with its directory's addresses written down. */
export function pinned(environment: object, addresses: readonly string[]): object {
  return withEntries(environment, { "hubs/east/dnsAddresses": addresses });
}
