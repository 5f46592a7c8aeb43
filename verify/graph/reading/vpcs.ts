import type { Directory, Forwarder, ResolverEndpoint, ResolverRule, Vpc } from "../../network/network";
import type { Value } from "../../terraform";
import type { Forward, HubShape, VpcShape } from "../picture";
import type { Answerers } from "./answerers";
import type { Sources, Subjects } from "./subjects";

/** Draws VPCs: what they are called, what they hold, whom they ask. */
export class Vpcs {
  private readonly ownZones = new Map<Vpc, Set<string>>();
  private readonly answeredZones = new Map<Vpc, Set<string>>();

  constructor(
    private readonly sources: Sources,
    private readonly subjects: Subjects,
    private readonly answerers: Answerers,
  ) {
    for (const { name, private: hidden, associations } of sources.names.zones) {
      for (const { vpc, inline } of hidden ? associations : []) {
        if (vpc === undefined) continue;
        added(this.answeredZones, vpc, name.text);
        if (inline) added(this.ownZones, vpc, name.text);
      }
    }
  }

  shapeOf(vpc: Vpc): VpcShape {
    const told = this.subjects.factsOf(vpc)?.zones.map(({ text }) => text) ?? [];
    return {
      key: this.subjects.keyOf(vpc),
      name: this.subjects.nameOf(vpc),
      account: vpc.account,
      region: vpc.region ?? "Region not told",
      cidrs: vpc.cidrs.map(({ text }) => text),
      zones: reverseLast([...new Set([...told, ...(this.ownZones.get(vpc) ?? [])])].sort(), (zone) => zone),
      notes: this.notesOf(vpc),
      owner: "estate",
    };
  }

  hubShapeOf(vpc: Vpc): HubShape {
    const { names } = this.sources;
    const [network] = vpc.cidrs;
    const address = network === undefined || network.prefix > 30 ? "169.254.169.253" : network.resolver.text;
    const directories = names.directories.filter((directory) => directory.vpc === vpc);
    const endpoints = names.endpoints.filter((endpoint) => endpoint.vpc === vpc);
    const rules = names.rules.filter(({ endpoint }) => endpoint?.vpc === vpc);
    return {
      ...this.shapeOf(vpc),
      servers: {
        title: titleOf(directories, endpoints),
        places: [...directories.flatMap(placesOf), ...endpoints.flatMap(placesOf), ...this.toldServers(vpc)],
        forwards: reverseLast(
          [...directories.flatMap(({ forwarders }) => forwarders), ...rules].flatMap((it) =>
            this.forwards(it, address),
          ),
          ({ domain }) => domain,
        ),
      },
      resolver: { address, zones: [...(this.answeredZones.get(vpc) ?? [])].sort() },
    };
  }

  private notesOf(vpc: Vpc): string[] {
    const asksNobody = !this.subjects.isHub(vpc) && this.answerers.askedBy(vpc).length === 0;
    const connections = this.subjects.isHub(vpc) ? [] : vpc.gateways.flatMap((gateway) => gateway.connections);
    const told = this.subjects.factsOf(vpc);
    return [
      ...(vpc.elsewhere ? ["existing, only read"] : []),
      ...(asksNobody ? ["asks AmazonProvidedDNS"] : []),
      ...(told?.link === "external" ? [`linked with hub ${told.hub ?? ""} by others`] : []),
      ...connections.map(({ customerAddress }) => `VPN to ${customerAddress ?? "a device that is not told"}`),
    ];
  }

  private toldServers(vpc: Vpc): string[] {
    const { configuration, network, facts } = this.sources;
    const hubs = facts?.hubs.filter((hub) => network.vpc(configuration.evaluate(hub.vpc.stack, hub.vpc.id)) === vpc);
    return (hubs ?? []).flatMap(({ servers }) => servers.map(({ text }) => `DNS server ${text}`));
  }

  /** One for each that the servers belong to. */
  private forwards(from: Forwarder | ResolverRule, resolver: string): Forward[] {
    const { domain } = from;
    if (domain === undefined) return [];
    const servers = "servers" in from ? from.servers : from.targets;
    const endpoint = "endpoint" in from ? from.endpoint?.vpc : undefined;
    const own = endpoint && this.subjects.keyOf(endpoint);
    const whose = (server: Value) => {
      if (server === resolver || server === "169.254.169.253") return "resolver";
      const key = this.answerers.at(server);
      return key !== undefined && key === own ? "resolver" : key; // inbound endpoints answer as their VPC's resolver
    };
    const targets = new Set(servers.map(whose));
    return (targets.size === 0 ? [undefined] : [...targets]).map((to) => ({ domain: domain.text, to }));
  }
}

/** Reverse zones behind what people ask for. */
function reverseLast<T>(values: readonly T[], domainOf: (value: T) => string): T[] {
  const isReverse = (value: T) => domainOf(value).endsWith(".in-addr.arpa");
  return [...values.filter((value) => !isReverse(value)), ...values.filter(isReverse)];
}

function titleOf(directories: readonly Directory[], endpoints: readonly ResolverEndpoint[]): string {
  const names = directories.map(({ name }) => (name === undefined ? "Directory" : `Directory ${name.text}`));
  if (endpoints.length > 0) names.push("Resolver endpoints");
  return names.length > 0 ? names.join(", ") : "DNS servers";
}

function placesOf({ addresses, subnets }: Directory | ResolverEndpoint): string[] {
  if (addresses !== undefined && addresses.length > 0) return [addresses.map(({ text }) => text).join(", ")];
  if (subnets.length === 0) return ["addresses not told"];
  return [`addresses in ${subnets.map(({ cidr }) => cidr.text).join(", ")}`];
}

function added(sets: Map<Vpc, Set<string>>, vpc: Vpc, text: string): void {
  const set = sets.get(vpc);
  if (set === undefined) sets.set(vpc, new Set([text]));
  else set.add(text);
}
