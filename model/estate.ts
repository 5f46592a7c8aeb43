import type { DnsChoice, RecordSetProps, ServicePort } from "../modules";
import type { AccountId, Cidr, DomainName, Ipv4Address, Partition, Region } from "../values";

/**
 * The checked model of one environment: every name resolved to what it names, every text parsed, every default filled
 * in, every list of entries in the order of its ids. Whoever holds one need not check it again.
 */
export interface Estate {
  readonly name: string;
  /** The AWS partition that all its Regions lie in. */
  readonly partition: Partition;
  readonly rootDomain: DomainName;
  readonly backend: Backend;
  readonly tags: Readonly<Record<string, string>>;
  readonly preventDestroy: boolean;
  readonly accounts: readonly Account[];
  readonly hubs: readonly Hub[];
  readonly sites: readonly Site[];
  readonly participants: readonly Participant[];
  readonly peerings: readonly Peering[];
}

export type Backend =
  | { readonly type: "local" }
  | {
      readonly type: "s3";
      readonly bucket: string;
      readonly region: Region;
      readonly prefix: string;
      readonly kmsKeyArn?: string;
      readonly roleArn?: string;
    }
  | { readonly type: "cloud"; readonly organization: string; readonly hostname?: string };

export interface Account {
  readonly key: string;
  readonly id: AccountId;
  /** Name of the role that Terraform assumes. */
  readonly role: string;
}

export interface Subnet {
  readonly key: string;
  readonly cidr: Cidr;
  readonly availabilityZone: string;
  readonly routeTable: string;
}

/** A VPC's addresses: what hubs and participants' VPCs have in common. */
export interface NetworkPlan {
  readonly key: string;
  readonly displayName: string;
  readonly account: Account;
  readonly region: Region;
  readonly cidr: Cidr;
  readonly subnets: readonly Subnet[];
}

export interface Hub extends NetworkPlan {
  readonly clients: readonly Cidr[];
  readonly directory: Directory;
  /** The directory's addresses, pinned once known. */
  readonly dnsAddresses?: readonly Ipv4Address[];
  readonly rootZone: "private" | "none";
  readonly vpnGateway: { readonly id: string } | { readonly asn: number };
}

export interface Directory {
  readonly name: DomainName;
  readonly shortName: string;
  readonly edition: "Standard" | "Enterprise";
  /** Keys of two subnets of the hub, in two Availability Zones. */
  readonly subnets: readonly [string, string];
  readonly domainControllers: number;
  readonly password: { readonly variable: string } | { readonly secret: string };
}

export interface Site {
  readonly key: string;
  readonly displayName: string;
  readonly hub: Hub;
  readonly domains: readonly DomainName[];
  readonly dnsServers: readonly Ipv4Address[];
  readonly networks: readonly Cidr[];
  readonly vpn?: SiteVpn;
}

export interface SiteVpn {
  /** Public address of the site's VPN device. */
  readonly address: Ipv4Address;
  readonly asn: number;
  readonly routing: "bgp" | { readonly static: readonly Cidr[] };
}

export interface Participant {
  readonly key: string;
  readonly displayName: string;
  readonly account: Account;
  readonly hub: Hub;
  readonly zone: DomainName;
  /** The VPC that the zone is created with. */
  readonly home: Vpc;
  readonly vpcs: readonly Vpc[];
  readonly records: readonly RecordSet[];
}

export interface Vpc extends NetworkPlan {
  /** `<participant>/<vpc>`: how an environment names it. */
  readonly path: string;
  readonly dns: DnsChoice;
  readonly domainName: string;
  readonly ntpServers: readonly Ipv4Address[];
}

/** Record set by the id that its address is made of. */
export interface RecordSet extends RecordSetProps {
  readonly key: string;
}

export interface Peering {
  readonly key: string;
  readonly requester: Vpc;
  readonly accepter: Vpc;
  readonly services: readonly ServicePort[];
}
