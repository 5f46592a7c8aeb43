import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcDhcpOptionsAssociation } from "@cdktf/provider-aws/lib/vpc-dhcp-options-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Ipv4Address } from "../../values";
import { type HubRef, type VpcRef, placeOf } from "../refs";
import { literal, nameTag } from "../template-text";

/** Whom the hosts of a VPC are told to ask. */
export type DnsChoice = "hub" | "amazon-provided";

export interface DhcpOptionSetProps {
  readonly vpc: VpcRef;
  readonly hub: HubRef;
  /** Changing it updates one attribute of one resource in place; hosts follow as their leases renew. */
  readonly dns: DnsChoice;
  /** Search domain that hosts are given, the same with either choice. */
  readonly domainName: string;
  /** @default none: hosts use the Amazon Time Sync Service */
  readonly ntpServers?: readonly Ipv4Address[];
  /** All that the hub needs to answer this VPC, beyond the hub itself: peering, routes, the VPC's zones. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * What hosts of a VPC learn by DHCP: one option set that names the hub's DNS servers, one that names Amazon's own
 * resolver, and one association that points to either. Both sets exist from day one, so that switching, and switching
 * back, touches the association alone.
 *
 * The association comes after everything that makes the hub answer. The sets must not: they are created before they
 * are destroyed, and Terraform would spread that to whatever they depend on, directory and subnets included.
 */
export class DhcpOptionSet extends Construct {
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: DhcpOptionSetProps) {
    super(scope, id);
    const sets: Record<DnsChoice, VpcDhcpOptions> = {
      hub: this.createSet("hub", props.hub.dnsAddresses, props),
      "amazon-provided": this.createSet("amazon-provided", ["AmazonProvidedDNS"], props),
    };
    const association = new VpcDhcpOptionsAssociation(this, "association", {
      ...placeOf(props.vpc),
      vpcId: props.vpc.id,
      dhcpOptionsId: sets[props.dns].id,
      dependsOn: [...props.hub.ready, ...props.vpc.ready, ...props.after],
    });
    this.ready = [association];
  }

  private createSet(choice: DnsChoice, servers: readonly string[], props: DhcpOptionSetProps): VpcDhcpOptions {
    const { vpc, domainName, ntpServers = [] } = props;
    return new VpcDhcpOptions(this, choice, {
      ...placeOf(vpc),
      domainName: literal(domainName),
      domainNameServers: [...servers],
      ...(ntpServers.length > 0 && { ntpServers: ntpServers.map(({ text }) => text) }),
      tags: nameTag(`${vpc.name} ${choice}`),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
