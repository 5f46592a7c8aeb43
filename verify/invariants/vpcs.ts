import { keyOf } from "../dns/server";
import type { OptionSetAssociation } from "../network/network";
import type { Asker, Proof } from "../proof/proof";
import type { ClientVpc } from "../world";
import type { Invariant, Violation } from "./invariant";

/** What a VPC must be told so that its resolver and private zones work. */
export const dnsAttributes: Invariant = {
  id: "V12",
  name: "DNS-ATTRS",
  definition:
    "A VPC with a private zone has DNS support and DNS hostnames, and one whose own resolver is asked has DNS support.",
  *check({ world }) {
    const withZones = new Set(
      world.names.zones
        .filter((zone) => zone.private)
        .flatMap(({ associations }) => associations.map(({ vpc }) => vpc)),
    );
    for (const vpc of world.network.vpcs) {
      if (vpc.elsewhere || vpc.subnets.length === 0) continue;
      const lacks = [
        ...(vpc.dnsSupport ? [] : ["enable_dns_support"]),
        ...(vpc.dnsHostnames || !withZones.has(vpc) ? [] : ["enable_dns_hostnames"]),
      ];
      if (lacks.length === 0) continue;
      yield {
        invariant: "V12",
        causes: [vpc.label],
        message: `Route 53 answers ${vpc.label} from no private zone without ${lacks.join(" and ")}`,
        cures: lacks.map((attribute) => `${vpc.label}: ${attribute} = true`),
      };
    }
  },
};

/** Option sets: one for each VPC, naming servers that its hosts are meant to ask. */
export const dhcpBound: Invariant = {
  id: "V13",
  name: "DHCP-BOUND",
  definition:
    "A VPC has one option set, with one to four DNS servers: those of its hub, if it is to resolve the estate's names.",
  *check(proof) {
    for (const asker of proof.vpcAskers) {
      const associations = proof.world.names.optionSets.get(asker.client.vpc) ?? [];
      if (!hasRules(proof, asker.client)) yield* oneSet(asker.client, associations);
      for (const association of associations) yield* serverCount(association);
      yield* serversOfHub(proof, asker, associations);
    }
  },
};

/** Whether its own resolver knows whom to ask, so that hosts need no other. */
function hasRules({ world }: Proof, { vpc }: ClientVpc): boolean {
  return world.names.rules.some(({ associations }) => associations.some((association) => association.vpc === vpc));
}

function* oneSet({ vpc, facts, names }: ClientVpc, associations: readonly OptionSetAssociation[]): Iterable<Violation> {
  const [first, second] = associations;
  if (first && second) {
    yield {
      invariant: "V13",
      causes: [second.label, first.label],
      message: `${vpc.label} has two option set associations, and a VPC has one set`,
      cures: [`remove ${second.label} or ${first.label}`],
    };
  }
  if (first === undefined && facts && names === "estate") {
    yield {
      invariant: "V13",
      causes: [vpc.label],
      message: `no option set is associated with ${vpc.label}, whose hosts therefore ask its own resolver`,
      cures: [`associate an option set that names the hub's DNS servers with ${vpc.label}`],
    };
  }
}

function* serverCount({ optionSet, label, servers }: OptionSetAssociation): Iterable<Violation> {
  if (servers === undefined || (servers.length >= 1 && servers.length <= 4)) return;
  yield {
    invariant: "V13",
    causes: [optionSet?.label ?? label],
    message: `${optionSet?.label ?? label} has ${servers.length} DNS servers, and one to four are allowed`,
    cures: ["name one to four DNS servers; Linux clients use the first three"],
  };
}

/** A set that names the wrong servers is at fault itself; a right one elsewhere means that the association is. */
function* serversOfHub(
  { world, resolver }: Proof,
  { client, servers }: Asker & { readonly client: ClientVpc },
  [association]: readonly OptionSetAssociation[],
): Iterable<Violation> {
  const { hub, names, vpc, facts } = client;
  if (association === undefined || hub === undefined || facts === undefined || names !== "estate") return;
  const meant = new Set(resolver.serversOf(hub.name).map(keyOf));
  const wrong = servers.find((server) => !meant.has(keyOf(server)));
  if (wrong === undefined || meant.size === 0) return;
  const stack = association.block?.stack;
  const prepared = world.configuration
    .ofType("aws_vpc_dhcp_options")
    .filter((block) => block.stack === stack && block.account === vpc.account)
    .some((block) => {
      const named = block.value("domain_name_servers");
      return named !== undefined && resolver.servers.at(named, vpc).every((server) => meant.has(keyOf(server)));
    });
  const set = association.optionSet?.label ?? association.label;
  yield {
    invariant: "V13",
    causes: prepared ? [association.label, set] : [set, association.label],
    message: `hosts of ${client.name} are sent to ${keyOf(wrong)}, not to hub ${hub.name}`,
    cures: [`${association.label}: take the option set that names ${[...meant].join(", ")}`],
  };
}
