import type { DnsChoice, PartnerPeeringProps, PartnerVpc, RecordSetProps, ServicePort } from "../modules";
import type { AccountId, Cidr, DomainName, Ipv4Address, Partition, RecordData, RecordName, Region } from "../values";

/**
 * The checked model of one environment: every name resolved to what it names, every text parsed, every default filled
 * in, every list of entries in the order of its ids. Whoever holds one need not check it again.
 */
export interface Estate {
  readonly name: string;
  readonly layout: "per-environment" | "per-account";
  /** The AWS partition that all its Regions lie in. */
  readonly partition: Partition;
  readonly rootDomain: DomainName;
  /** Reverse zones for the client pools, and the hub that owns them. */
  readonly reverseLookup?: ReverseLookup;
  readonly backend: Backend;
  readonly tags: Readonly<Record<string, string>>;
  readonly preventDestroy: boolean;
  readonly accounts: readonly Account[];
  readonly hubs: readonly Hub[];
  readonly sites: readonly Site[];
  readonly participants: readonly Participant[];
  readonly peerings: readonly Peering[];
  /** What may be violated of what is proven of the Terraform, and why. */
  readonly exceptions: readonly InvariantException[];
}

/** An exception from an invariant of `verify`. */
export interface InvariantException {
  /** `V16` */
  readonly rule: string;
  readonly reason: string;
  /** Label of the block at fault, or how it begins, then `*`. @default - anywhere */
  readonly where?: string;
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
  /** Name of the role for what other accounts' stacks own here. */
  readonly connectRole: string;
}

export interface ReverseLookup {
  readonly hub: Hub;
  readonly zones: readonly DomainName[];
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
  /** The primary network first. */
  readonly cidrs: readonly [Cidr, ...Cidr[]];
  readonly source: NewNetwork | ExistingNetwork;
  /** Names of the route tables. */
  readonly routeTables: readonly string[];
}

export interface NewNetwork {
  readonly subnets: readonly Subnet[];
}

export interface ExistingNetwork {
  readonly vpcId: string;
  /** Ids by name. */
  readonly tableIds: Readonly<Record<string, string>>;
}

export interface Hub extends NetworkPlan {
  readonly clients: readonly Cidr[];
  readonly servers: NewDirectory | ExistingDirectory | PlainServers;
  readonly rootZone: "private" | "none";
  readonly vpnGateway: { readonly id: string } | { readonly asn: number };
}

export interface PlainServers {
  readonly addresses: readonly Ipv4Address[];
}

export interface ExistingDirectory {
  readonly name: DomainName;
  readonly directoryId: string;
  /** The directory's addresses, pinned once known. */
  readonly dnsAddresses?: readonly Ipv4Address[];
}

export interface NewDirectory {
  readonly name: DomainName;
  /** The directory's addresses, pinned once known. */
  readonly dnsAddresses?: readonly Ipv4Address[];
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
  /** The hubs that the site is linked to, by its own account first. */
  readonly hubs: readonly [Hub, ...Hub[]];
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
  readonly zone: Zone;
  /** All of it is to be removed; its stack, providers and backend stay until that is applied. It has no VPCs. */
  readonly retired: boolean;
  /** The VPC that the zone is created with. */
  readonly home: Vpc;
  readonly vpcs: readonly Vpc[];
  /** VPCs to be removed, with everything that is there because of them. */
  readonly retiredVpcs: readonly Vpc[];
  readonly records: readonly RecordSet[];
  /** Names of records to be removed, fully qualified. */
  readonly retiredNames: readonly string[];
}

export interface Zone {
  readonly name: DomainName;
  /** @default the zone is created */
  readonly existingId?: string;
  readonly authorization: "kept" | "released";
}

export interface Vpc extends NetworkPlan {
  /** `<participant>/<vpc>`: how an environment names it. */
  readonly path: string;
  /** The hub whose servers the hosts ask. */
  readonly hub: Hub;
  readonly link: "peering" | "external" | { readonly existing: string };
  readonly dns: DnsChoice;
  readonly domainName: string;
  readonly ntpServers: readonly Ipv4Address[];
  /** What it uses of AWS that its own resolver alone answers. */
  readonly uses: readonly DnsUse[];
}

export type DnsUse =
  "eks-private-endpoint" | "efs" | "interface-endpoint-private-dns" | "cloud-map" | "resolver-rules" | "dns-firewall";

/** Record set by the id that its address is made of. */
export interface RecordSet extends RecordSetProps {
  readonly key: string;
  /** PTR records that lead back to this one. */
  readonly pointers: readonly Pointer[];
}

export interface Pointer {
  readonly address: Ipv4Address;
  /** The reverse zone that it lies in. */
  readonly zone: DomainName;
  readonly name: RecordName;
  readonly target: RecordData;
}

export type Peering = OwnPeering | PartnerPeering;

/** Between two VPCs of participants. */
export interface OwnPeering {
  readonly key: string;
  readonly requester: PeeringEnd;
  readonly accepter: PeeringEnd;
  /** The connection, where it exists already. */
  readonly existingId?: string;
  readonly services: readonly ServicePort[];
  readonly retired: boolean;
}

/** Between a VPC of a participant and one of a third party, in whose account we may not act. */
export interface PartnerPeering {
  readonly key: string;
  readonly end: PeeringEnd;
  readonly partner: PartnerVpc;
  readonly handshake: PartnerPeeringProps["handshake"];
  readonly services: readonly ServicePort[];
  readonly retired: boolean;
}

/** One side of a peering: all of a VPC's route tables and networks, or some. */
export interface PeeringEnd {
  readonly vpc: Vpc;
  readonly tables: readonly string[];
  readonly cidrs: readonly [Cidr, ...Cidr[]];
}
