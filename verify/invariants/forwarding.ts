import { isWithin } from "../dns/names";
import { keyOf, type Server } from "../dns/server";
import { resolverOf } from "../network/resolver-address";
import type { Directory, Forwarder, Vpc } from "../network/network";
import type { Proof } from "../proof/proof";
import type { Value } from "../terraform";
import type { Invariant, Violation } from "./invariant";

/** Amazon's resolver is only asked from inside its VPC. */
export const resolverIsLocal: Invariant = {
  id: "V9",
  name: "PLUS2-LOCAL",
  definition: "The resolver of a VPC, at its primary network plus two, is only asked by what stands in that VPC.",
  *check(proof) {
    for (const { label, server, vpc } of namedServers(proof)) {
      if (server.kind !== "resolver" || server.vpc === vpc) continue;
      const own = vpc && resolverOf(vpc)?.text;
      yield {
        invariant: "V9",
        causes: [label],
        message: `${label} names the resolver of ${server.vpc.label}, which answers nobody outside its VPC`,
        cures: [own === undefined ? `${label}: name a DNS server` : `${label}: name ${own}, or the hub's DNS servers`],
      };
    }
  },
};

/** Every address that is asked is a DNS server's. */
export const targetIsDns: Invariant = {
  id: "V10",
  name: "TARGET-IS-DNS",
  definition: "Every address that an option set, a forwarder or a rule names is known to be a DNS server's.",
  *check(proof) {
    for (const { label, server } of namedServers(proof)) {
      if (server.kind !== "stranger") continue;
      yield {
        invariant: "V10",
        causes: [label],
        message: `${label} names ${server.text}: ${server.reason}`,
        cures: [`${label}: refer to the directory's addresses, or pin them by a postcondition`],
      };
    }
  },
};

interface NamedServer {
  /** Of the block that names it. */
  readonly label: string;
  readonly server: Server;
  /** Where it is asked from. */
  readonly vpc: Vpc | undefined;
}

/** Everything that some block names as a DNS server. */
function* namedServers({ world, resolver }: Proof): Iterable<NamedServer> {
  const named = (label: string, values: readonly Value[], vpc: Vpc | undefined) =>
    values.flatMap((value) => resolver.servers.at(value, vpc).map((server) => ({ label, server, vpc })));
  for (const [vpc, associations] of world.names.optionSets) {
    for (const { optionSet, label, servers } of associations)
      yield* named(optionSet?.label ?? label, servers ?? [], vpc);
  }
  for (const directory of world.names.directories) {
    for (const { label, servers } of directory.forwarders) yield* named(label, servers, directory.vpc);
  }
  for (const { label, targets, endpoint, kind } of world.names.rules) {
    if (kind !== "SYSTEM") yield* named(label, targets, endpoint?.vpc);
  }
}

/** A directory forwards each domain where it is meant to. */
export const forwardIntent: Invariant = {
  id: "V11",
  name: "FORWARD-INTENT",
  definition:
    "A directory forwards the estate's domains to its own VPC's resolver and each site's domains to that site, each by one forwarder, and none for a domain that is its own.",
  *check(proof) {
    for (const { directories } of proof.world.hubs) {
      for (const directory of directories) {
        yield* twice(directory);
        yield* ownDomain(directory);
        yield* astray(proof, directory);
      }
    }
  },
};

function* twice({ forwarders, label }: Directory): Iterable<Violation> {
  const seen = new Map<string, Forwarder>();
  for (const forwarder of forwarders) {
    const known = seen.get(forwarder.domain.text);
    seen.set(forwarder.domain.text, forwarder);
    if (known === undefined) continue;
    yield {
      invariant: "V11",
      causes: [forwarder.label, known.label],
      message: `${label} has two forwarders for ${forwarder.domain.text}, and AWS takes one`,
      cures: [`remove ${forwarder.label} or ${known.label}`],
    };
  }
}

function* ownDomain({ forwarders, name, label }: Directory): Iterable<Violation> {
  for (const forwarder of forwarders) {
    if (name === undefined || !isWithin(forwarder.domain.text, name.text)) continue;
    yield {
      invariant: "V11",
      causes: [forwarder.label],
      message: `${label} answers for ${name.text} itself, and cannot forward ${forwarder.domain.text}`,
      cures: [`remove ${forwarder.label}`],
    };
  }
}

/** What the facts say of each domain, against the forwarder that it meets. */
function* astray({ world, resolver }: Proof, directory: Directory): Iterable<Violation> {
  const meant = new Map<string, (server: Server) => boolean>();
  for (const { text } of world.facts.domains) {
    meant.set(text, (server) => server.kind === "resolver" && server.vpc === directory.vpc);
  }
  for (const site of world.facts.sites) {
    for (const { text } of site.domains) meant.set(text, (server) => endsAtSite(server, site.name));
  }
  for (const [domain, isMeant] of meant) {
    const forwarder = directory.forwarders
      .filter((candidate) => isWithin(domain, candidate.domain.text))
      .toSorted((one, other) => other.domain.text.length - one.domain.text.length)[0];
    if (forwarder === undefined) {
      if (directory.block?.mode === "data" && directory.forwarders.length === 0) continue;
      yield {
        invariant: "V11",
        causes: [directory.label],
        message: `${directory.label} has no forwarder for ${domain}`,
        cures: [`add an aws_directory_service_conditional_forwarder for ${domain}`],
      };
      continue;
    }
    const servers = forwarder.servers.flatMap((value) => resolver.servers.at(value, directory.vpc));
    const wrong = servers.find((server) => !isMeant(server) && server.kind !== "stranger");
    if (wrong === undefined) continue;
    yield {
      invariant: "V11",
      causes: [forwarder.label],
      message: `${forwarder.label} sends ${domain} to ${keyOf(wrong)}`,
      cures: [`${forwarder.label}: send it to the servers that hold ${domain}`],
    };
  }
}

/** A site's own servers, or another hub that asks them in turn. */
function endsAtSite(server: Server, site: string): boolean {
  return server.kind === "site" ? server.site.name === site : server.kind !== "resolver";
}
