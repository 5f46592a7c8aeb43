import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { type ITerraformDependable, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import type * as model from "../model";
import {
  type AccountRef,
  DnsHub,
  type HubRef,
  literal,
  Network,
  SiteToSiteVpn,
  VirtualPrivateGateway,
  type VpcRef,
} from "../modules";
import { networkProps } from "./network";
import { promised } from "./promised";

export interface HubProps {
  readonly hub: model.Hub;
  /** The sites linked to this hub. */
  readonly sites: readonly model.Site[];
  readonly estate: model.Estate;
  readonly account: AccountRef;
}

/** A hub as one environment has it: the DNS-VPC, its DNS servers, and the links to its sites. */
export class Hub extends Construct implements HubRef {
  readonly vpc: VpcRef;
  readonly dnsAddresses: readonly string[];
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { hub, sites, estate, account }: HubProps) {
    super(scope, id);
    const network = new Network(this, "network", networkProps(hub, account, hub.displayName));
    const [first, second] = hub.directory.subnets;
    const dns = new DnsHub(this, "dns", {
      ...hub.directory,
      vpc: network,
      subnetIds: [promised(network.subnets, first), promised(network.subnets, second)],
      password: this.password(hub, account),
      dnsAddresses: hub.dnsAddresses,
      rootDomain: estate.rootDomain,
      rootZone: hub.rootZone,
      clients: hub.clients,
      forwarders: sites.flatMap(({ domains, dnsServers: servers }) => domains.map((domain) => ({ domain, servers }))),
      preventDestroy: estate.preventDestroy,
    });
    this.vpc = network;
    this.dnsAddresses = dns.dnsAddresses;
    this.ready = [...dns.ready, ...this.linkSites(sites, hub, network)];
    this.output(`dns_addresses_${hub.key}`, "DNS servers of the hub: pin them as dnsAddresses", dns.dnsAddresses);
  }

  /** Names on-premises are answered only once the links stand, so they are part of what makes the hub answer. */
  private linkSites(sites: readonly model.Site[], hub: model.Hub, vpc: VpcRef): ITerraformDependable[] {
    if (sites.every(({ vpn }) => vpn === undefined)) return [];
    const gateway = new VirtualPrivateGateway(this, "vpn-gateway", { vpc, gateway: hub.vpnGateway });
    return [...gateway.ready, ...sites.flatMap((site) => this.linkSite(site, gateway))];
  }

  private linkSite({ key, displayName: name, vpn }: model.Site, gateway: VirtualPrivateGateway) {
    if (vpn === undefined) return [];
    const { connection, ready } = new SiteToSiteVpn(this, `site-${key}`, { name, gateway, ...vpn });
    const ends = [connection.tunnel1Address, connection.tunnel2Address];
    this.output(`vpn_addresses_${key}`, "AWS ends of the site's two tunnels", ends);
    return ready;
  }

  /** The admin password never stands in the configuration. */
  private password({ directory, key, region }: model.Hub, account: AccountRef): string {
    const stack = TerraformStack.of(this);
    if ("secret" in directory.password) {
      return new DataAwsSecretsmanagerSecretVersion(this, "directory-password", {
        provider: account.provider,
        region: region.name,
        secretId: literal(directory.password.secret),
      }).secretString;
    }
    const { variable } = directory.password;
    const known = stack.node.tryFindChild(variable) as TerraformVariable | undefined;
    const description = `Admin password of the directory of hub ${key}`;
    return (known ?? new TerraformVariable(stack, variable, { type: "string", sensitive: true, description }))
      .stringValue;
  }

  private output(name: string, description: string, value: unknown): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }
}
