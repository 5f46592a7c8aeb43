import type { Directory, ResolverEndpoint, Vpc } from "../../network/network";
import { Reference, type Value } from "../../terraform";
import type { Sources, Subjects } from "./subjects";

/** Who answers at an address, or at one that only apply will know: the keys of hubs and sites. */
export class Answerers {
  private readonly byAddress = new Map<string, string>();
  private readonly byBlock = new Map<string, string>();
  private readonly asked = new Map<Vpc, Set<string>>();

  constructor({ configuration, network, names, facts }: Sources, subjects: Subjects) {
    for (const site of facts?.sites ?? []) {
      for (const address of site.dnsServers) this.byAddress.set(address.text, siteKey(site.name));
    }
    for (const { vpc, servers } of facts?.hubs ?? []) {
      const found = network.vpc(configuration.evaluate(vpc.stack, vpc.id));
      if (found !== undefined) for (const address of servers) this.byAddress.set(address.text, subjects.keyOf(found));
    }
    for (const thing of [...names.directories, ...names.endpoints]) this.add(thing, subjects);
    for (const [vpc, associations] of names.optionSets) {
      for (const { servers } of associations)
        this.ask(
          vpc,
          (servers ?? []).map((server) => this.at(server)),
        );
    }
    for (const { endpoint, associations } of names.rules) {
      const hub = endpoint?.vpc === undefined ? undefined : subjects.keyOf(endpoint.vpc);
      for (const { vpc } of associations) if (vpc !== undefined) this.ask(vpc, [hub]);
    }
  }

  /** Whose servers a value names. */
  at(server: Value): string | undefined {
    if (typeof server === "string") return this.byAddress.get(server);
    return server instanceof Reference ? this.byBlock.get(server.block.label) : undefined;
  }

  /** Whom the hosts of a VPC ask beside, or instead of, Amazon's own servers. */
  askedBy(vpc: Vpc): readonly string[] {
    return [...(this.asked.get(vpc) ?? [])];
  }

  private add({ vpc, block, addresses }: Directory | ResolverEndpoint, subjects: Subjects): void {
    if (vpc === undefined || !subjects.isHub(vpc)) return;
    for (const address of addresses ?? []) this.byAddress.set(address.text, subjects.keyOf(vpc));
    if (block !== undefined) this.byBlock.set(block.label, subjects.keyOf(vpc));
  }

  private ask(vpc: Vpc, keys: readonly (string | undefined)[]): void {
    const known = this.asked.get(vpc) ?? new Set();
    for (const key of keys) if (key !== undefined) known.add(key);
    this.asked.set(vpc, known);
  }
}

export function siteKey(name: string): string {
  return `site ${name}`;
}
