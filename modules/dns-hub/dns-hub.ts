import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Cidr, type DomainName, type Ipv4Address } from "../../values";
import { PrivateZone } from "../private-zone/private-zone";
import type { DirectoryRef, DnsServersRef, HubRef, VpcRef } from "../refs";
import { DirectoryForwarding } from "./directory-forwarding";

export interface DnsHubProps {
  /** The DNS-VPC. */
  readonly vpc: VpcRef;
  /**
   * A `Directory`, an `ExistingDirectory`, or the addresses of DNS servers that somebody else runs. Those must forward
   * the root domain to the resolver of their VPC themselves; clients and forwarders are then their owner's to configure.
   */
  readonly servers: DnsServersRef;
  /** Domain that all private zones lie below. */
  readonly rootDomain: DomainName;
  /**
   * Own the root domain's private zone, so that an unknown name below it ends here instead of leaking to public DNS.
   * `none` where the root domain is also a public one.
   *
   * @default "private"
   */
  readonly rootZone?: "private" | "none";
  /** Address pools whose hosts may ask the hub: two rules each, of the 60 that a security group holds. */
  readonly clients: readonly Cidr[];
  /** Domains answered elsewhere, on-premises. One entry a domain. @default none */
  readonly forwarders?: readonly SiteForwarder[];
  /** Terraform refuses every plan that would destroy the root zone. @default true */
  readonly preventDestroy?: boolean;
}

/** A domain that DNS servers on-premises answer. */
export interface SiteForwarder {
  readonly domain: DomainName;
  /** In the order to ask them. */
  readonly servers: readonly Ipv4Address[];
}

/**
 * The DNS servers of the estate in the DNS-VPC: a directory that sends the root domain to the VPC's own resolver, where
 * the private zones are seen, and each on-premises domain to its servers; open to the client pools and nobody else.
 */
export class DnsHub extends Construct implements HubRef {
  readonly vpc: VpcRef;
  readonly dnsAddresses: readonly string[];
  readonly directory?: DirectoryRef;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: DnsHubProps) {
    super(scope, id);
    const { vpc, servers, rootZone = "private" } = props;
    this.vpc = vpc;
    this.dnsAddresses = servers.dnsAddresses;
    this.directory = servers.directory;
    this.ready = [
      ...vpc.ready,
      ...servers.ready,
      ...(rootZone === "private" ? this.createRootZone(props) : []),
      ...(servers.directory ? this.configure(servers.directory, props) : []),
    ];
  }

  private createRootZone({ vpc, rootDomain: name, preventDestroy }: DnsHubProps): readonly ITerraformDependable[] {
    return new PrivateZone(this, "root-zone", { name, vpc, preventDestroy }).ready;
  }

  private configure(directory: DirectoryRef, { vpc, rootDomain, clients, forwarders = [] }: DnsHubProps) {
    const resolver = { domain: rootDomain, servers: [vpc.cidrs[0].resolver] };
    return new DirectoryForwarding(this, "forwarding", {
      vpc,
      directory,
      // AWS admits the VPC's primary network by itself, and refuses the same rule a second time.
      clients: clients.filter((pool) => !pool.equals(vpc.cidrs[0])),
      forwarders: [resolver, ...forwarders].map(({ domain, servers }) => ({ domain, servers: servers.map(textOf) })),
      reach: this.serversBehind(forwarders).map((server) => Cidr.parse(`${server}/32`)),
    }).ready;
  }

  /** Each once, but for the VPC's own resolver: security groups do not filter what goes there. */
  private serversBehind(forwarders: readonly SiteForwarder[]): string[] {
    const servers = new Set(forwarders.flatMap((forwarder) => forwarder.servers.map(textOf)));
    servers.delete(this.vpc.cidrs[0].resolver.text);
    return [...servers];
  }
}

function textOf({ text }: Ipv4Address): string {
  return text;
}
