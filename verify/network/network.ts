import type { Cidr, DomainName, Ipv4Address } from "../../values";
import type { SiteFacts } from "../facts/facts";
import type { Block, Limitation, Value } from "../terraform";

/**
 * What the Terraform of an estate amounts to: the things of AWS and how they hang together. Whatever the configuration
 * only reads, or names by an id, is `known: "elsewhere"`: its own side of things is taken as it should be, and said.
 */
export interface Network {
  readonly vpcs: readonly Vpc[];
  readonly peerings: readonly Peering[];
  readonly routeTables: readonly RouteTable[];
  readonly gateways: readonly VpnGateway[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly networkAcls: readonly NetworkAcl[];
  /** Links that the facts tell of. */
  readonly links: readonly Link[];
  /** What could not be made out, beyond what the configuration itself says of that. */
  readonly limitations: readonly Limitation[];
  /** The thing that a value names: by reference, or by an id that some block has. */
  vpc(value: Value | undefined): Vpc | undefined;
  subnet(value: Value | undefined): Subnet | undefined;
  securityGroup(value: Value | undefined): SecurityGroup | undefined;
}

/** A VPC linked with a site, or (always "external") with the VPC of its hub. */
export interface Link {
  readonly vpc: Vpc;
  readonly to: SiteFacts | Vpc;
  /** "external": somebody else sees to it, which is taken on trust. */
  readonly over: "vpn" | "external";
  /** Public address of the site's device, where the facts tell which customer gateway is the site's. */
  readonly address: string | undefined;
}

/** Whatever has a place in Terraform. */
export interface Located {
  /** The block that makes it, or reads it; undefined where it is known by its id alone. */
  readonly block: Block | undefined;
  /** How findings name it: the block's label, or the id. */
  readonly label: string;
}

export interface Vpc extends Located {
  readonly account: string;
  readonly region: string | undefined;
  /** Primary first; the blocks of secondary ones stand in `cidrBlocks`. Empty where nothing tells them. */
  readonly cidrs: readonly Cidr[];
  /** Who says each network: its VPC, its secondary association. By the text of the CIDR. */
  readonly cidrBlocks: ReadonlyMap<string, Block>;
  /** Both true unless the configuration says otherwise; AWS's defaults where it is silent (support true, hostnames false). */
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
  /** Of one that is only read: every network times every table that is known of it. */
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly peerings: readonly Peering[];
  readonly gateways: readonly VpnGateway[];
  /** Its VPC is only read: there may be subnets, routes, rules that nobody told. */
  readonly elsewhere: boolean;
}

export interface Subnet extends Located {
  readonly vpc: Vpc;
  readonly cidr: Cidr;
  readonly availabilityZone: string | undefined;
  /** The table in effect; undefined where it is the main table of a VPC and that one is not managed (local routes only). */
  readonly routeTable: RouteTable | undefined;
  /** Blocks that put the table into effect. */
  readonly tableAssociation: Block | undefined;
  /** @default - the VPC's default ACL, which admits everything */
  readonly networkAcl: NetworkAcl | undefined;
}

export interface RouteTable extends Located {
  readonly vpc: Vpc | undefined;
  readonly routes: readonly Route[];
  /** Gateways whose routes it takes over, and the block that says so. */
  readonly propagations: readonly { readonly gateway: VpnGateway | undefined; readonly block: Block }[];
  readonly elsewhere: boolean;
}

export interface Route extends Located {
  readonly destination: Cidr;
  /** An entry of a prefix list, which yields to a route that is written for the same network. */
  readonly fromPrefixList: boolean;
  /** Why AWS would not make it: it is written for another account or Region than its table's. */
  readonly refused: string | undefined;
  readonly target: RouteTarget;
}

export type RouteTarget =
  | { readonly kind: "peering"; readonly peering: Peering | undefined }
  | { readonly kind: "vpn-gateway"; readonly gateway: VpnGateway | undefined }
  /** Transit gateways, Cloud WAN, interfaces: whoever runs them decides. */
  | { readonly kind: "elsewhere"; readonly argument: string; readonly value: Value }
  | { readonly kind: "internet"; readonly argument: string; readonly value: Value };

/**
 * A peering that is only read, or named by its id, joins the VPCs of its filters, else those whose tables route to it.
 * That its VPCs' networks do not overlap is not looked at here.
 */
export interface Peering extends Located {
  readonly requester: PeeringEnd;
  readonly accepter: PeeringEnd;
  /** Requested and accepted in this configuration, or read as one that is active; what a third party does is trusted. */
  readonly active: boolean;
  /** Why it is not. */
  readonly inactive: string | undefined;
  /** Label of what keeps it from being active: the request, or what accepts it. */
  readonly inactiveCause: string | undefined;
  /** The accepter resource, where there is one. */
  readonly accepterBlock: Block | undefined;
  /** What is taken on trust about it, in words. */
  readonly assumption: string | undefined;
}

export interface PeeringEnd {
  /** Undefined for a VPC of a third party. */
  readonly vpc: Vpc | undefined;
  /**
   * The side's `aws_vpc_peering_connection_options` or inline block: allow_remote_vpc_dns_resolution. Only a resource of
   * the side's own account and Region can say it. True where the peering is only read.
   */
  readonly remoteDns: boolean;
}

/** One that is named by its id alone is attached to the VPC whose tables take over its routes. */
export interface VpnGateway extends Located {
  readonly vpc: Vpc | undefined;
  readonly connections: readonly VpnConnection[];
  readonly directConnects: readonly DirectConnect[];
  readonly elsewhere: boolean;
}

/** A Direct Connect gateway's association with it. */
export interface DirectConnect extends Located {
  /** What the other end is told to send here. @default - the VPC's networks */
  readonly allowedPrefixes: readonly Cidr[] | undefined;
}

export interface VpnConnection extends Located {
  /** Public address of the customer's device. */
  readonly customerAddress: string | undefined;
  readonly routing: "static" | "bgp";
  /** Of static routing: where its routes lead. */
  readonly staticRoutes: readonly { readonly destination: Cidr; readonly block: Block }[];
}

export interface SecurityGroup extends Located {
  readonly vpc: Vpc | undefined;
  readonly rules: readonly SecurityRule[];
  /** A directory's own group, or one that is only read: AWS or others put rules there too. */
  readonly elsewhere: boolean;
  /**
   * Only read: that it admits what nobody told is taken on trust. Not so a directory's group: AWS documents its rules
   * (Directory Service guide, what gets created), and on what it lets out AWS's texts disagree, so only what is declared
   * counts.
   */
  readonly trusted: boolean;
}

export interface SecurityRule extends Located {
  readonly direction: "ingress" | "egress";
  /** "-1" is every protocol. */
  readonly protocol: "tcp" | "udp" | "icmp" | "-1" | (string & {});
  /** Inclusive; 0 to 65535 where the rule does not say. */
  readonly ports: PortRange;
  /** An IPv4 block, a group (its label), or something that is not told. */
  readonly peer: Cidr | SecurityGroup | undefined;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export interface NetworkAcl extends Located {
  readonly rules: readonly AclRule[];
}

export interface AclRule extends Located {
  readonly number: number;
  readonly direction: "ingress" | "egress";
  readonly allow: boolean;
  readonly protocol: string;
  readonly ports: PortRange;
  readonly cidr: Cidr;
}

/** What answers queries, kept apart from packets: zones, directories, resolvers and the option sets that name them. */
export interface NameService {
  readonly zones: readonly Zone[];
  readonly directories: readonly Directory[];
  readonly endpoints: readonly ResolverEndpoint[];
  readonly rules: readonly ResolverRule[];
  /** By the VPC whose hosts get it. A VPC without an entry has its Region's default set: AmazonProvidedDNS. */
  readonly optionSets: ReadonlyMap<Vpc, readonly OptionSetAssociation[]>;
  /** VPCs whose resolver does not invent reverse zones (aws_route53_resolver_config), and the block that says so. */
  readonly noAutodefinedReverse: ReadonlyMap<Vpc, Block>;
  readonly limitations: readonly Limitation[];
}

export interface Zone extends Located {
  readonly name: DomainName;
  readonly account: string;
  readonly private: boolean;
  readonly associations: readonly ZoneAssociation[];
  readonly records: readonly ZoneRecord[];
  /** Only read: it may hold records that nobody told. */
  readonly elsewhere: boolean;
}

export interface ZoneAssociation extends Located {
  readonly vpc: Vpc | undefined;
  /** The inline `vpc` block of the zone, or a resource of its own. */
  readonly inline: boolean;
  readonly vpcRegion: string | undefined;
  readonly authorization: Block | undefined;
}

export interface ZoneRecord extends Located {
  /** Fully qualified, lower case; "*" as first label of a wildcard. */
  readonly name: string;
  readonly type: string;
  /** Undefined for an alias, or where a value is not known. */
  readonly values: readonly string[] | undefined;
  /** Where an alias leads. */
  readonly alias: string | undefined;
}

export interface Directory extends Located {
  readonly name: DomainName | undefined;
  readonly vpc: Vpc | undefined;
  /** The two that domain controllers stand in; empty where the directory is only read. */
  readonly subnets: readonly Subnet[];
  /** Pinned by a postcondition, or known from a plan; undefined: any addresses of its subnets. */
  readonly addresses: readonly Ipv4Address[] | undefined;
  readonly securityGroup: SecurityGroup;
  readonly forwarders: readonly Forwarder[];
}

export interface Forwarder extends Located {
  readonly domain: DomainName;
  /** Addresses, or references to a directory's addresses. */
  readonly servers: readonly Value[];
}

export interface ResolverEndpoint extends Located {
  readonly direction: "INBOUND" | "OUTBOUND" | (string & {});
  readonly vpc: Vpc | undefined;
  readonly subnets: readonly Subnet[];
  /** Known ones; undefined: any address of its subnets. */
  readonly addresses: readonly Ipv4Address[] | undefined;
  readonly securityGroups: readonly SecurityGroup[];
}

export interface ResolverRule extends Located {
  /** Undefined for the root: every name. */
  readonly domain: DomainName | undefined;
  readonly kind: "FORWARD" | "SYSTEM" | (string & {});
  readonly endpoint: ResolverEndpoint | undefined;
  /** Where queries go: addresses, or references. */
  readonly targets: readonly Value[];
  readonly associations: readonly { readonly vpc: Vpc | undefined; readonly block: Block }[];
}

export interface OptionSetAssociation extends Located {
  readonly vpc: Vpc;
  readonly optionSet: Block | undefined;
  /** Of the set: addresses, "AmazonProvidedDNS", or one reference to a list of addresses. Undefined where not told. */
  readonly servers: readonly Value[] | undefined;
}
