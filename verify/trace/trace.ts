import { Cidr, Ipv4Address } from "../../values";
import type { Outcome, Resolution } from "../dns/resolution";
import type { Server } from "../dns/server";
import { targetsOf } from "../proof/endpoints";
import type { Proof } from "../proof/proof";
import type { Endpoint, Flow, Path } from "../packet/path";
import type { Question } from "./question";
import { endpointsOf, type StartingPoint } from "./starting-point";

/** One question from a host to its answer, and the way of a packet to each address of that. */
export interface Trace {
  readonly question: Question;
  /** Whom the host asks; undefined where its VPC's option set names nobody. */
  readonly server: Server | undefined;
  /** The packets of the first query; undefined where the server is its VPC's own resolver. */
  readonly query: Path | undefined;
  readonly resolution: Resolution | undefined;
  readonly arrivals: readonly Arrival[];
}

/** The way to one address that was answered. */
export interface Arrival {
  readonly address: string;
  /** Where the address is; undefined outside the estate. */
  readonly to: Endpoint | undefined;
  readonly path: Path | undefined;
}

/** Follows a question through the estate. */
export function traceQuestion(proof: Proof, question: Question): Trace {
  const { from, name, type = "A" } = question;
  const [server] = serversOf(proof, from);
  if (server === undefined) return { question, server, query: undefined, resolution: undefined, arrivals: [] };
  const resolution = worst(proof.resolver.ask(server, name.toLowerCase().replace(/\.$/, ""), type));
  return {
    question,
    server,
    query: queryPath(proof, from, server),
    resolution,
    arrivals: addressesIn(resolution?.outcome).map((address) => arrivalAt(proof, question, address)),
  };
}

/** Whether the name is answered and every packet arrives. */
export function isThrough({ query, resolution, arrivals }: Trace): boolean {
  const isClear = (path: Path | undefined) => path === undefined || path.obstacles.length === 0;
  const kind = resolution?.outcome.kind;
  const isAnswered = kind === "answer" || kind === "held" || kind === "unknown";
  return isAnswered && isClear(query) && arrivals.every(({ path, to }) => to !== undefined && isClear(path));
}

function serversOf(proof: Proof, from: StartingPoint): readonly Server[] {
  return from.kind === "site" ? [{ kind: "site", site: from.site }] : proof.serversOf(from.client);
}

/** Of several ways the one that fails, if one does. */
function worst(resolutions: readonly Resolution[]): Resolution | undefined {
  const isBad = ({ outcome }: Resolution) => ["failed", "public", "no-such-name", "no-data"].includes(outcome.kind);
  return resolutions.find(isBad) ?? resolutions[0];
}

function queryPath(proof: Proof, from: StartingPoint, server: Server): Path | undefined {
  if (server.kind === "resolver" || server.kind === "stranger" || from.kind === "site") return undefined;
  return blockedOrFirst(proof, endpointsOf(from), targetsOf(server), { protocol: "udp", port: 53 });
}

function arrivalAt(proof: Proof, { from, service }: Question, address: string): Arrival {
  const to = endpointAt(proof, address);
  if (to === undefined) return { address, to, path: undefined };
  const { sources, targets } = attached(proof, endpointsOf(from), [to], service);
  return { address, to, path: blockedOrFirst(proof, sources, targets, service ?? { protocol: "icmp", port: 0 }) };
}

/** Hosts of a declared service have its security groups. */
function attached(
  proof: Proof,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  service: Question["service"],
): { readonly sources: readonly Endpoint[]; readonly targets: readonly Endpoint[] } {
  if (service === undefined) return { sources, targets };
  const { facts, network, configuration } = proof.world;
  for (const { between, ports } of facts.services) {
    if (
      !ports.some((port) => port.protocol === service.protocol && port.from <= service.port && service.port <= port.to)
    ) {
      continue;
    }
    for (const [one, other] of [between, between.toReversed()]) {
      const isAt = (end: typeof one, endpoints: readonly Endpoint[]) =>
        endpoints.some(({ addresses }) => end?.cidrs.some((cidr) => cidr.contains(addresses)));
      if (one === undefined || other === undefined || !isAt(one, sources) || !isAt(other, targets)) continue;
      const withGroup =
        (end: typeof one) =>
        (endpoint: Endpoint): Endpoint => {
          const group = end.group && network.securityGroup(configuration.evaluate(end.group.stack, end.group.id));
          return "subnet" in endpoint && group ? { ...endpoint, groups: [group] } : endpoint;
        };
      return { sources: sources.map(withGroup(one)), targets: targets.map(withGroup(other)) };
    }
  }
  return { sources, targets };
}

/** A path that something blocks, if there is one: what holds for some host is not enough. */
function blockedOrFirst(
  proof: Proof,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  { protocol, port }: Pick<Flow, "protocol" | "port">,
): Path | undefined {
  const paths = sources.flatMap((from) => targets.map((to) => proof.path({ from, to, protocol, port })));
  return paths.find(({ obstacles }) => obstacles.length > 0) ?? paths[0];
}

function endpointAt({ world }: Proof, text: string): Endpoint | undefined {
  const address = Ipv4Address.parse(text);
  const addresses = Cidr.parse(`${text}/32`);
  const subnet = world.network.vpcs.flatMap(({ subnets }) => subnets).find(({ cidr }) => cidr.contains(address));
  if (subnet) return { subnet, addresses, groups: undefined };
  const site = world.facts.sites.find(({ networks }) => networks.some((network) => network.contains(address)));
  return site && { site, addresses };
}

function addressesIn(outcome: Outcome | undefined): readonly string[] {
  if (outcome?.kind !== "answer") return [];
  const isAddress = (text: string) => /^\d+\.\d+\.\d+\.\d+$/.test(text);
  return [...new Set(outcome.records.flatMap(({ values }) => values ?? []).filter(isAddress))];
}
