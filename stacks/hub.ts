import { type ITerraformDependable, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type * as model from "../model";
import {
  type AccountRef,
  Directory,
  type DirectoryRef,
  DnsHub,
  ExistingDirectory,
  type ExistingNetwork,
  Network,
  ReverseLookup,
  type SiteForwarder,
  SiteToSiteVpn,
  VirtualPrivateGateway,
  type VpcRef,
  type ZoneRef,
} from "../modules";
import { directoryPassword } from "./directory-password";
import type { EstateHub } from "./estate-hub";
import { createNetwork } from "./network";
import { promised } from "./promised";

export interface HubProps {
  readonly hub: model.Hub;
  readonly estate: model.Estate;
  readonly account: AccountRef;
}

/** A hub as one environment has it: the DNS-VPC, its DNS servers, and the links to its sites. */
export class Hub extends Construct implements EstateHub {
  readonly plan: model.Hub;
  readonly vpc: VpcRef;
  readonly dnsAddresses: readonly string[];
  readonly directory?: DirectoryRef;
  readonly reverseZones: readonly ZoneRef[];
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { hub, estate, account }: HubProps) {
    super(scope, id);
    this.plan = hub;
    const sites = estate.sites.filter(({ hubs }) => hubs.includes(hub));
    const network = createNetwork(this, "network", hub, account, hub.displayName);
    const reverse = this.createReverseLookup(hub, estate, network);
    const dns = new DnsHub(this, "dns", {
      vpc: network,
      servers: this.createServers(hub, estate, network),
      rootDomain: estate.rootDomain,
      rootZone: hub.rootZone,
      clients: hub.clients,
      forwarders: [...siteForwarders(sites), ...reverseForwarders(hub, estate)],
      preventDestroy: estate.preventDestroy,
    });
    this.vpc = network;
    this.dnsAddresses = dns.dnsAddresses;
    this.directory = dns.directory;
    this.reverseZones = reverse?.zones ?? [];
    this.ready = [...dns.ready, ...(reverse?.ready ?? []), ...this.linkSites(sites, hub, network)];
    this.output(`dns_addresses_${hub.key}`, "DNS servers of the hub: pin them as dnsAddresses", dns.dnsAddresses);
  }

  private createServers({ key, region, servers }: model.Hub, estate: model.Estate, vpc: Network | ExistingNetwork) {
    if ("addresses" in servers) return { dnsAddresses: servers.addresses.map(({ text }) => text), ready: [] };
    if ("directoryId" in servers) return new ExistingDirectory(this, "directory", { vpc, ...servers });
    const subnets = vpc instanceof Network ? vpc.subnets : new Map<string, string>();
    const [first, second] = servers.subnets;
    return new Directory(this, "directory", {
      ...servers,
      vpc,
      subnetIds: [promised(subnets, first), promised(subnets, second)],
      password: directoryPassword(this, servers.password, { hub: key, account: vpc.account, region }),
      preventDestroy: estate.preventDestroy,
    });
  }

  private createReverseLookup(hub: model.Hub, { reverseLookup, preventDestroy }: model.Estate, vpc: VpcRef) {
    if (reverseLookup === undefined) return undefined;
    const zones = reverseLookup.hub === hub ? reverseLookup.zones : [];
    return new ReverseLookup(this, "reverse", { vpc, zones, preventDestroy });
  }

  /** Names on-premises are answered only once the links stand, so they are part of what makes the hub answer. */
  private linkSites(sites: readonly model.Site[], hub: model.Hub, vpc: VpcRef): ITerraformDependable[] {
    if (sites.every(({ vpn }) => vpn === undefined)) return [];
    const gateway = new VirtualPrivateGateway(this, "vpn-gateway", { vpc, gateway: hub.vpnGateway });
    return [...gateway.ready, ...sites.flatMap((site) => this.linkSite(site, hub, gateway))];
  }

  private linkSite({ key, displayName: name, vpn }: model.Site, hub: model.Hub, gateway: VirtualPrivateGateway) {
    if (vpn === undefined) return [];
    const { connection, ready } = new SiteToSiteVpn(this, `site-${key}`, { name, gateway, ...vpn });
    const ends = [connection.tunnel1Address, connection.tunnel2Address];
    this.output(`vpn_addresses_${hub.key}_${key}`, "AWS ends of the site's two tunnels", ends);
    return ready;
  }

  private output(name: string, description: string, value: unknown): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }
}

function siteForwarders(sites: readonly model.Site[]): SiteForwarder[] {
  return sites.flatMap(({ domains, dnsServers: servers }) => domains.map((domain) => ({ domain, servers })));
}

/** Directories forward what they do not know to the resolver anyway; older ones do not, so it is said. */
function reverseForwarders({ cidrs }: model.Hub, { reverseLookup }: model.Estate): SiteForwarder[] {
  return (reverseLookup?.zones ?? []).map((domain) => ({ domain, servers: [cidrs[0].resolver] }));
}
