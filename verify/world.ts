import type { EstateFacts, VpcFacts } from "./facts/facts";
import type { Directory, NameService, Network, Vpc } from "./network/network";
import type { Configuration } from "./terraform";

/** One estate as it is judged: its Terraform, what that amounts to, and what it is for. */
export interface World {
  readonly configuration: Configuration;
  readonly network: Network;
  readonly names: NameService;
  readonly facts: EstateFacts;
  readonly hubs: readonly Hub[];
  /** VPCs with hosts, the hubs' own ones too. */
  readonly clients: readonly ClientVpc[];
}

/** A VPC whose DNS servers are those of the estate. */
export interface Hub {
  readonly name: string;
  readonly vpc: Vpc;
  readonly directories: readonly Directory[];
  /** Undefined where no facts name it: it was found by its directory. */
  readonly facts: EstateFacts["hubs"][number] | undefined;
}

export interface ClientVpc {
  /** How people call it: as the facts do, or its label. */
  readonly name: string;
  readonly vpc: Vpc;
  readonly hub: Hub | undefined;
  readonly facts: VpcFacts | undefined;
  /** What its hosts must resolve. */
  readonly names: VpcFacts["names"];
}

export function createWorld(
  configuration: Configuration,
  network: Network,
  names: NameService,
  facts: EstateFacts,
): World {
  const hubs = facts.hubs.length > 0 ? namedHubs(configuration, network, names, facts) : foundHubs(names);
  const clients = clientsOf(configuration, network, names, facts, hubs);
  return { configuration, network, names, facts, hubs, clients };
}

function namedHubs(
  configuration: Configuration,
  network: Network,
  { directories }: NameService,
  facts: EstateFacts,
): Hub[] {
  return facts.hubs.flatMap((hub) => {
    const vpc = network.vpc(configuration.evaluate(hub.vpc.stack, hub.vpc.id));
    if (vpc === undefined) return [];
    return { name: hub.name, vpc, directories: directories.filter((directory) => directory.vpc === vpc), facts: hub };
  });
}

function foundHubs({ directories }: NameService): Hub[] {
  const vpcs = new Set(directories.flatMap(({ vpc }) => vpc ?? []));
  return [...vpcs].map((vpc) => ({
    name: vpc.label,
    vpc,
    directories: directories.filter((directory) => directory.vpc === vpc),
    facts: undefined,
  }));
}

function clientsOf(
  configuration: Configuration,
  network: Network,
  names: NameService,
  facts: EstateFacts,
  hubs: readonly Hub[],
): ClientVpc[] {
  const factsOf = new Map(
    facts.vpcs.flatMap((vpc): [Vpc, VpcFacts][] => {
      const found = network.vpc(configuration.evaluate(vpc.vpc.stack, vpc.vpc.id));
      return found === undefined ? [] : [[found, vpc]];
    }),
  );
  const hubOf = new Map(hubs.map((hub) => [hub.vpc, hub]));
  const hubByName = new Map(hubs.map((hub) => [hub.name, hub]));
  return network.vpcs
    .filter((vpc) => vpc.subnets.length > 0)
    .map((vpc): ClientVpc => {
      const said = factsOf.get(vpc);
      const own = hubOf.get(vpc);
      const name = said?.name ?? own?.name ?? vpc.label;
      if (said) return { name, vpc, facts: said, hub: hubByName.get(said.hub ?? "") ?? own, names: said.names };
      return { name, vpc, facts: undefined, hub: own, names: own ? "private-zones" : usualNames(vpc, names) };
    });
}

/**
 * Where no facts tell what a VPC is to resolve: every name of the estate, if its hosts ask servers of the estate's or its
 * resolver has forwarding rules; else what its own zones hold.
 */
function usualNames(vpc: Vpc, { optionSets, rules }: NameService): VpcFacts["names"] {
  const servers = (optionSets.get(vpc) ?? []).flatMap((association) => association.servers ?? []);
  const isForwarding = rules.some(({ associations }) => associations.some((association) => association.vpc === vpc));
  const isCentral = isForwarding || servers.some((server) => server !== "AmazonProvidedDNS");
  return isCentral ? "estate" : "own-zones";
}
