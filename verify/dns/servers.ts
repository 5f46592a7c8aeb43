import type { Directory, ResolverEndpoint, Vpc } from "../network/network";
import { Reference, Unknown, type Value } from "../terraform";
import type { Hub, World } from "../world";
import { resolverOf } from "../network/resolver-address";
import { distinct, type Server, vpcOf } from "./server";

/** What Amazon's resolver is called in an option set, and its address in every VPC. */
const OWN_RESOLVER = new Set(["AmazonProvidedDNS", "169.254.169.253"]);

/**
 * Tells which server an address stands for. An address that only apply knows is whose reference it is; a literal one is
 * a directory's only if the directory is held to it (a postcondition) or a plan tells it, never because it looks so.
 */
export class Servers {
  private readonly byBlock = new Map<string, Server>();
  private readonly byAddress = new Map<string, Server[]>();
  private readonly resolvers = new Map<string, Vpc[]>();

  constructor(world: World) {
    for (const directory of world.names.directories) this.addDirectory(directory);
    for (const endpoint of world.names.endpoints) this.addEndpoint(endpoint);
    for (const site of world.facts.sites) {
      for (const { text } of site.dnsServers) this.addAddress(text, { kind: "site", site });
    }
    for (const hub of world.hubs) this.addPlain(hub);
    for (const vpc of world.network.vpcs) {
      const address = resolverOf(vpc)?.text;
      if (address !== undefined) this.resolvers.set(address, [...(this.resolvers.get(address) ?? []), vpc]);
    }
  }

  /** The server at an address, for somebody in `vpc` (undefined: on-premises). One for each address of a list. */
  at(value: Value, vpc: Vpc | undefined): readonly Server[] {
    if (Array.isArray(value)) return distinct((value as readonly Value[]).flatMap((entry) => this.at(entry, vpc)));
    if (value instanceof Reference) return [this.behind(value)];
    if (typeof value === "string") return [this.atAddress(value, vpc)];
    if (value instanceof Unknown) return [{ kind: "stranger", text: value.expression, reason: value.reason }];
    return [{ kind: "stranger", text: JSON.stringify(value), reason: "it is no address" }];
  }

  private behind(reference: Reference): Server {
    const server = this.byBlock.get(reference.block.label);
    if (server) return server;
    return { kind: "stranger", text: reference.text, reason: "it is neither a directory nor a Resolver endpoint" };
  }

  private atAddress(address: string, vpc: Vpc | undefined): Server {
    if (OWN_RESOLVER.has(address)) {
      if (vpc) return { kind: "resolver", vpc };
      return { kind: "stranger", text: address, reason: "only hosts of a VPC have Amazon's resolver" };
    }
    if (vpc && resolverOf(vpc)?.text === address) return { kind: "resolver", vpc };
    const [server, ...more] = this.byAddress.get(address) ?? [];
    if (server) return more.find((other) => vpc !== undefined && vpcOf(other) === vpc) ?? server;
    const [other] = this.resolvers.get(address) ?? [];
    if (other) return { kind: "resolver", vpc: other };
    return { kind: "stranger", text: address, reason: "no DNS server of the estate is known to have it" };
  }

  private addDirectory(directory: Directory): void {
    const server: Server = { kind: "directory", directory };
    if (directory.block) this.byBlock.set(directory.block.label, server);
    for (const { text } of directory.addresses ?? []) this.addAddress(text, server);
  }

  private addEndpoint(endpoint: ResolverEndpoint): void {
    if (endpoint.vpc === undefined || endpoint.direction !== "INBOUND") return;
    const server: Server = { kind: "inbound", endpoint, vpc: endpoint.vpc };
    if (endpoint.block) this.byBlock.set(endpoint.block.label, server);
    for (const { text } of endpoint.addresses ?? []) this.addAddress(text, server);
  }

  private addPlain(hub: Hub): void {
    for (const { text } of hub.facts?.servers ?? []) this.addAddress(text, { kind: "plain", hub });
  }

  private addAddress(address: string, server: Server): void {
    this.byAddress.set(address, [...(this.byAddress.get(address) ?? []), server]);
  }
}
