import type { EstateFacts, VpcFacts } from "../../facts/facts";
import type { NameService, Network, Vpc } from "../../network/network";
import { type Configuration, isObject } from "../../terraform";

/** What there is to draw of. */
export interface Sources {
  readonly configuration: Configuration;
  readonly network: Network;
  readonly names: NameService;
  /** @default - what the Terraform says and no more: no sites, and VPCs are called by their `Name` tag or their block */
  readonly facts?: EstateFacts | undefined;
}

/** The VPCs of an estate, under the names that people give them. */
export class Subjects {
  /** Hubs first, as the facts list them, then in the order of names. */
  readonly vpcs: readonly Vpc[];
  private readonly hubNames = new Map<Vpc, string>();
  private readonly known = new Map<Vpc, VpcFacts>();

  constructor({ configuration, network, names, facts }: Sources) {
    for (const { name, vpc } of facts?.hubs ?? []) {
      const found = network.vpc(configuration.evaluate(vpc.stack, vpc.id));
      if (found !== undefined) this.hubNames.set(found, name);
    }
    for (const fact of facts?.vpcs ?? []) {
      const found = network.vpc(configuration.evaluate(fact.vpc.stack, fact.vpc.id));
      if (found !== undefined) this.known.set(found, fact);
    }
    for (const { vpc } of [...names.directories, ...names.endpoints]) {
      if (vpc !== undefined && !this.hubNames.has(vpc)) this.hubNames.set(vpc, tagged(vpc));
    }
    const others = network.vpcs.filter((vpc) => !this.hubNames.has(vpc));
    const byName = others.map((vpc) => ({ vpc, name: this.nameOf(vpc) }));
    byName.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    this.vpcs = [...this.hubNames.keys(), ...byName.map(({ vpc }) => vpc)];
  }

  /** Those whose DNS servers answer others: as the facts say, or because a directory or resolver endpoints stand there. */
  isHub(vpc: Vpc): boolean {
    return this.hubNames.has(vpc);
  }

  keyOf(vpc: Vpc): string {
    return `vpc ${vpc.label}`;
  }

  nameOf(vpc: Vpc): string {
    return this.hubNames.get(vpc) ?? this.known.get(vpc)?.name ?? tagged(vpc);
  }

  factsOf(vpc: Vpc): VpcFacts | undefined {
    return this.known.get(vpc);
  }
}

/** What the `Name` tag says. */
function tagged({ block, label }: Vpc): string {
  const tags = block?.value("tags");
  const name = isObject(tags) ? tags.Name : undefined;
  return typeof name === "string" && name !== "" ? name : label;
}
