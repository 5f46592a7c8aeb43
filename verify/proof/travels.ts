import { distinct, keyOf, type Server, vpcOf } from "../dns/server";
import type { Vpc } from "../network/network";
import type { Endpoint, Flow, Path } from "../packet/path";
import { endpointHosts, hostsOf, sourcesOf, targetsOf } from "./endpoints";
import type { Proof } from "./proof";

/** A flow that must pass, and why. */
export interface Travel {
  readonly flow: Flow;
  readonly path: Path;
  /** "queries of pa1/main to the directory ..." */
  readonly purpose: string;
  /** A query to the DNS server; undefined for a service. */
  readonly asked: Server | undefined;
  /** The forwarder or rule that makes one server ask another. */
  readonly by: string | undefined;
}

const DNS_PROTOCOLS = ["udp", "tcp"] as const;
const DNS_PORT = 53;

/** Every flow of queries and services that must pass; for `proof.once`. */
export function allTravels(proof: Proof): readonly Travel[] {
  return [...queriesOf(proof), ...servicesOf(proof)];
}

/** The same by their purposes. */
export function travelsByPurpose(proof: Proof): ReadonlyMap<string, readonly Travel[]> {
  const found = new Map<string, Travel[]>();
  for (const travel of proof.once(allTravels)) {
    const known = found.get(travel.purpose);
    if (known) known.push(travel);
    else found.set(travel.purpose, [travel]);
  }
  return found;
}

/** Every query that a host or a server sends to another machine. What goes to a VPC's own resolver is never filtered. */
function* queriesOf(proof: Proof): Iterable<Travel> {
  for (const { name, client, servers } of proof.vpcAskers) {
    const prepared = client.hub ? proof.resolver.serversOf(client.hub.name) : [];
    const isWired = client.facts !== undefined && client.facts.link !== "external";
    for (const server of distinct([...servers, ...(isWired ? prepared : [])])) {
      if (client.facts?.link === "external" || isOwnResolver(server, client.vpc)) continue;
      yield* between(
        proof,
        hostsOf(client.vpc),
        targetsOf(server),
        `queries of ${name} to ${keyOf(server)}`,
        server,
        undefined,
      );
    }
  }
  for (const { from, to, by, through } of proof.exchanges) {
    yield* between(
      proof,
      through ? endpointHosts(through) : sourcesOf(from),
      targetsOf(to),
      `queries of ${keyOf(from)} to ${keyOf(to)}`,
      to,
      by,
    );
  }
}

/** Every use of a service that the facts declare: either end uses it at the other. */
function* servicesOf(proof: Proof): Iterable<Travel> {
  const { facts, configuration, network } = proof.world;
  const vpcs = new Map(
    proof.world.clients.flatMap(({ facts: said, vpc }) => (said ? [[said.name, vpc] as const] : [])),
  );
  for (const { name, between: ends, ports } of facts.services) {
    const [first, second] = ends.map(({ vpc: vpcName, cidrs, group }): Endpoint[] => {
      const vpc = vpcName === undefined ? undefined : vpcs.get(vpcName);
      const groups = group && network.securityGroup(configuration.evaluate(group.stack, group.id));
      const hosts = (vpc?.subnets ?? []).filter(({ cidr }) => cidrs.some((part) => part.contains(cidr)));
      return hosts.map((subnet) => ({ subnet, addresses: subnet.cidr, groups: groups && [groups] }));
    });
    for (const { protocol, from, to } of ports) {
      for (const port of from === to ? [from] : [from, to]) {
        const purpose = `${protocol}/${port} of ${name}`;
        for (const [source, target] of [
          [first, second],
          [second, first],
        ]) {
          yield* travels(proof, source ?? [], target ?? [], {
            protocol,
            port,
            purpose,
            asked: undefined,
            by: undefined,
          });
        }
      }
    }
  }
}

function* between(
  proof: Proof,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  purpose: string,
  asked: Server,
  by: string | undefined,
): Iterable<Travel> {
  for (const protocol of DNS_PROTOCOLS) {
    yield* travels(proof, sources, targets, { protocol, port: DNS_PORT, purpose, asked, by });
  }
}

function* travels(
  proof: Proof,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  { protocol, port, ...why }: Omit<Travel, "flow" | "path"> & Pick<Flow, "protocol" | "port">,
): Iterable<Travel> {
  for (const from of sources) {
    for (const to of targets) {
      const flow: Flow = { from, to, protocol, port };
      yield { flow, path: proof.path(flow), ...why };
    }
  }
}

function isOwnResolver(server: Server, vpc: Vpc): boolean {
  return server.kind === "resolver" && vpcOf(server) === vpc;
}
