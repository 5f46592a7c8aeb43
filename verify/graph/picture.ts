/**
 * An estate as a person pictures it, free of Terraform: what the SVG and the Mermaid text are drawn from. Keys are unique
 * among hubs, VPCs and sites together; everything is drawn in the order of its list.
 */
export interface Picture {
  readonly title: string;
  readonly hubs: readonly HubShape[];
  /** All VPCs but the hubs'. */
  readonly vpcs: readonly VpcShape[];
  readonly sites: readonly SiteShape[];
  readonly peerings: readonly PeeringShape[];
  /** VPCs whose hosts ask a hub's DNS servers. */
  readonly clients: readonly { readonly vpc: string; readonly hub: string }[];
  readonly links: readonly LinkShape[];
}

export interface VpcShape {
  readonly key: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly cidrs: readonly string[];
  /** Private zones of its own. */
  readonly zones: readonly string[];
  /** What else is worth saying, such as that it is only read. */
  readonly notes: readonly string[];
  /** Whose it is; a third party's VPC is known by what its peering says. */
  readonly owner: "estate" | "third party";
}

/** A VPC whose DNS servers answer others. */
export interface HubShape extends VpcShape {
  readonly servers: {
    /** `Directory corp.example.net` */
    readonly title: string;
    /** Its addresses, or where they will be. */
    readonly places: readonly string[];
    readonly forwards: readonly Forward[];
  };
  /** Amazon's own DNS server of the VPC, base+2. */
  readonly resolver: { readonly address: string; readonly zones: readonly string[] };
}

export interface SiteShape {
  readonly key: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly networks: readonly string[];
  readonly dnsServers: readonly string[];
  readonly forwards: readonly Forward[];
}

/** Queries below a domain go to a hub or a site, or to the hub's own resolver. */
export interface Forward {
  readonly domain: string;
  /** A key; "resolver" for the one at base+2 of the same VPC; undefined where it is not told. */
  readonly to: string | undefined;
}

export interface PeeringShape {
  readonly ends: readonly [string, string];
  /** `https, postgres`; of hub peerings nothing. */
  readonly services: readonly string[];
  readonly active: boolean;
}

/** Between a site and a hub. */
export interface LinkShape {
  readonly site: string;
  readonly hub: string;
  /** "external": somebody else's, such as Direct Connect. */
  readonly over: "vpn" | "external";
}
