import { DirectoryServiceConditionalForwarder } from "@cdktf/provider-aws/lib/directory-service-conditional-forwarder";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Cidr, DomainName, Ipv4Address } from "../../values";
import { constructId } from "../construct-id";
import { PrivateZone } from "../private-zone/private-zone";
import { type HubRef, type VpcRef, placeOf } from "../refs";
import { Directory, type DirectoryProps } from "./directory";

export interface DnsHubProps extends Omit<DirectoryProps, "preventDestroy"> {
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
  readonly forwarders?: readonly ConditionalForwarder[];
  /** Terraform refuses every plan that would destroy the directory or the root zone. @default true */
  readonly preventDestroy?: boolean;
}

/** Sends one domain, and all below it, to other DNS servers. */
export interface ConditionalForwarder {
  /** Changing it replaces the forwarder. */
  readonly domain: DomainName;
  /** In the order to ask them; changed in place. */
  readonly servers: readonly Ipv4Address[];
}

/**
 * The DNS servers of the estate in the DNS-VPC: a directory that sends the root domain to the VPC's own resolver, where
 * the private zones are seen, and each on-premises domain to its servers; open to the client pools and nobody else.
 */
export class DnsHub extends Construct implements HubRef {
  readonly vpc: VpcRef;
  readonly dnsAddresses: readonly string[];
  readonly ready: readonly ITerraformDependable[];
  private readonly directory: Directory;

  constructor(scope: Construct, id: string, props: DnsHubProps) {
    super(scope, id);
    const { vpc, rootDomain, rootZone = "private", clients, forwarders = [], preventDestroy = true } = props;
    this.vpc = vpc;
    this.directory = new Directory(this, "directory", { ...props, preventDestroy });
    this.dnsAddresses = props.dnsAddresses?.map(({ text }) => text) ?? this.directory.dnsAddresses;
    this.ready = [
      ...vpc.ready,
      ...this.directory.ready,
      ...(rootZone === "private"
        ? new PrivateZone(this, "root-zone", { name: rootDomain, vpc, preventDestroy }).ready
        : []),
      this.forward({ domain: rootDomain, servers: [vpc.cidrs[0].resolver] }),
      ...forwarders.map((forwarder) => this.forward(forwarder)),
      ...this.admit(clients),
      ...this.reach(forwarders.flatMap(({ servers }) => servers)),
    ];
  }

  private forward({ domain, servers }: ConditionalForwarder): ITerraformDependable {
    return new DirectoryServiceConditionalForwarder(this, constructId("forwarder", domain.text), {
      ...placeOf(this.vpc),
      directoryId: this.directory.id,
      remoteDomainName: domain.text,
      dnsIps: servers.map(({ text }) => text),
    });
  }

  /** AWS admits the VPC's primary network by itself, and refuses the same rule a second time. */
  private admit(clients: readonly Cidr[]): ITerraformDependable[] {
    return clients
      .filter((pool) => !pool.equals(this.vpc.cidrs[0]))
      .flatMap((pool) =>
        PROTOCOLS.map(
          (protocol) =>
            new VpcSecurityGroupIngressRule(this, constructId(`client-${protocol}`, pool.text), {
              ...this.dnsRule(protocol, pool.text),
              description: "DNS clients",
            }),
        ),
      );
  }

  /** AWS's own texts disagree on what the directory's group lets out; what the forwarders need is said here. */
  private reach(servers: readonly Ipv4Address[]): ITerraformDependable[] {
    const addresses = new Set(servers.map(({ text }) => text));
    return [...addresses].flatMap((address) =>
      PROTOCOLS.map(
        (protocol) =>
          new VpcSecurityGroupEgressRule(this, constructId(`server-${protocol}`, address), {
            ...this.dnsRule(protocol, `${address}/32`),
            description: "DNS servers on-premises",
          }),
      ),
    );
  }

  private dnsRule(protocol: "udp" | "tcp", network: string) {
    return {
      ...placeOf(this.vpc),
      securityGroupId: this.directory.securityGroupId,
      ipProtocol: protocol,
      fromPort: 53,
      toPort: 53,
      cidrIpv4: network,
    };
  }
}

const PROTOCOLS = ["udp", "tcp"] as const;
