import type { EstateFacts } from "./facts/facts";
import { type InvariantId, invariants } from "./invariants";
import { readNameService } from "./network/read-name-service";
import { readNetwork } from "./network/read-network";
import { path } from "./packet/find-path";
import { Proof } from "./proof/proof";
import { allTravels } from "./proof/travels";
import { exempt, type Allowed, type UnusedException } from "./report/exceptions";
import { type Finding, fold } from "./report/fold";
import type { Configuration } from "./terraform";
import { createWorld } from "./world";

/** What was found of one estate. */
export interface EstateVerification {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Findings that the environment allows, with its reasons. */
  readonly allowed: readonly Allowed[];
  readonly unusedExceptions: readonly UnusedException[];
  /** What could not be decided, and why. */
  readonly undecided: readonly Undecided[];
  /** What was taken on trust. */
  readonly assumptions: readonly string[];
  readonly figures: Figures;
}

export interface Undecided {
  /** Of a block, a file or a fact. */
  readonly where: string;
  readonly reason: string;
  readonly cure: string | undefined;
}

/** How much was proven. */
export interface Figures {
  readonly vpcs: number;
  readonly names: number;
  /** Pairs of a host class (a subnet, or a site) and a name that it must resolve. */
  readonly pairs: number;
  readonly invariants: number;
}

/** The network, the names and the intent of one estate, ready to be asked. */
export function proveEstate(configuration: Configuration, facts: EstateFacts): Proof {
  const network = readNetwork(configuration, facts);
  const names = readNameService(configuration, network);
  const world = createWorld(configuration, network, names, facts);
  return new Proof(world, (flow) => path(network, flow));
}

/** Judges one estate by all invariants. */
export function verifyEstate(configuration: Configuration, facts: EstateFacts): EstateVerification {
  const proof = proveEstate(configuration, facts);
  const found = fold(invariants.flatMap(({ check }) => [...check(proof)]));
  return {
    name: facts.name,
    ...exempt(found, facts.allow),
    undecided: undecidedOf(proof),
    assumptions: assumptionsOf(proof),
    figures: figuresOf(proof),
  };
}

function undecidedOf({ world }: Proof): readonly Undecided[] {
  const { configuration, network, names, facts, clients, hubs } = world;
  const found = new Set(clients.map(({ name }) => name));
  const missing = [
    ...facts.vpcs.filter(({ name }) => !found.has(name)).map(({ name }) => `VPC ${name}`),
    ...facts.hubs.filter(({ name }) => !hubs.some((hub) => hub.name === name)).map(({ name }) => `hub ${name}`),
  ];
  return [
    ...configuration.limitations,
    ...network.limitations,
    ...names.limitations,
    ...missing.map((where) => ({
      where,
      reason: "the facts name it, and the Terraform does not hold it",
      cure: undefined,
    })),
  ];
}

function assumptionsOf(proof: Proof): readonly string[] {
  const { world } = proof;
  const trusted = [
    ...world.clients
      .filter(({ facts }) => facts?.link === "external")
      .map(({ name }) => `somebody connects ${name} with its hub`),
    ...world.facts.releasedAuthorizations.map(
      ({ text }) => `zone ${text} is associated already: its authorizations were given back`,
    ),
    ...world.names.zones
      .filter(({ elsewhere }) => elsewhere)
      .map(
        ({ name }) =>
          `zone ${name.text} is associated with its own VPCs, and holds nothing that contradicts its records here`,
      ),
    ...world.network.vpcs
      .filter(({ elsewhere }) => elsewhere)
      .map(({ label }) => `${label} has no routes, rules or ACLs beyond those that Terraform tells`),
    ...world.hubs
      .filter(({ facts }) => (facts?.servers.length ?? 0) > 0)
      .map(({ name }) => `the DNS servers of hub ${name} forward as a directory in their place would`),
    ...world.facts.sites.map(({ name }) => `the DNS servers of site ${name} forward as \`npm run forwarders\` prints`),
  ];
  return [...new Set([...trusted, ...proof.once(allTravels).flatMap(({ path }) => path.assumptions)])];
}

function figuresOf(proof: Proof): Figures {
  const hosts = proof.vpcAskers.map(({ client, expected }) => client.vpc.subnets.length * expected.length);
  const sites = proof.siteAskers.map(({ expected }) => expected.length);
  return {
    vpcs: proof.world.network.vpcs.length,
    names: proof.expectations.records.length + proof.expectations.domains.length,
    pairs: [...hosts, ...sites].reduce((sum, pairs) => sum + pairs, 0),
    invariants: new Set<InvariantId>(invariants.map(({ id }) => id)).size,
  };
}
