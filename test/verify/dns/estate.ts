import { createWorld } from "../../../verify/world";
import { Resolver } from "../../../verify/dns/resolver";
import type { Resolution } from "../../../verify/dns/resolution";
import { keyOf } from "../../../verify/dns/server";
import { type Blocks, factsOf, read } from "../network/terraform";

/** A hub with a directory, a root zone, and an application whose zone it sees; and an office with servers of its own. */
export const hub: Blocks = {
  "aws_vpc.hub": { cidr_block: "10.0.0.0/16", enable_dns_hostnames: true },
  "aws_subnet.a": { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.1.0/24", availability_zone: "us-east-1a" },
  "aws_subnet.b": { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.2.0/24", availability_zone: "us-east-1b" },
  "aws_directory_service_directory.ad": {
    name: "corp.example.net",
    type: "MicrosoftAD",
    vpc_settings: { vpc_id: "${aws_vpc.hub.id}", subnet_ids: ["${aws_subnet.a.id}", "${aws_subnet.b.id}"] },
  },
  ...forwarder("root", "aws.example.net", ["10.0.0.2"]),
  ...forwarder("office", "office.example.com", ["192.168.0.10"]),
  ...zone("root", "aws.example.net", "hub"),
  "aws_vpc.app": { cidr_block: "10.1.0.0/16", enable_dns_hostnames: true },
  "aws_subnet.app": { vpc_id: "${aws_vpc.app.id}", cidr_block: "10.1.1.0/24" },
  ...zone("app", "app.aws.example.net", "app"),
  "aws_route53_zone_association.app": { zone_id: "${aws_route53_zone.app.id}", vpc_id: "${aws_vpc.hub.id}" },
  ...record("server", "app", "A", ["10.1.1.10"]),
  ...record("www", "app", "CNAME", ["server.app.aws.example.net"]),
  ...record("*.apps", "app", "A", ["10.1.1.20"]),
  ...record("blue.apps", "app", "TXT", ["blue"]),
};

export const facts = factsOf({
  privateDomains: ["aws.example.net"],
  domains: ["aws.example.net"],
  hubs: [{ name: "hub", vpc: { id: "${aws_vpc.hub.id}" } }],
  sites: [
    {
      name: "office",
      networks: ["192.168.0.0/16"],
      dnsServers: ["192.168.0.10"],
      domains: ["office.example.com"],
      links: [{ hub: "hub", over: "vpn" }],
    },
  ],
});

export function forwarder(key: string, domain: string, servers: unknown): Blocks {
  return {
    [`aws_directory_service_conditional_forwarder.${key}`]: {
      directory_id: "${aws_directory_service_directory.ad.id}",
      remote_domain_name: domain,
      dns_ips: servers,
    },
  };
}

export function zone(key: string, name: string, vpc: string): Blocks {
  return { [`aws_route53_zone.${key}`]: { name, vpc: [{ vpc_id: `\${aws_vpc.${vpc}.id}` }] } };
}

export function record(name: string, zoneKey: string, type: string, records: string[]): Blocks {
  const key = `${zoneKey}-${name.replace(/\W/g, "-")}-${type}`;
  return { [`aws_route53_record.${key}`]: { zone_id: `\${aws_route53_zone.${zoneKey}.id}`, name, type, records } };
}

/** Asks the directory, the hub's resolver, the application's resolver or the office. */
export async function ask(where: "directory" | "hub" | "app" | "office", name: string, type = "A", blocks = hub) {
  const { configuration, network, names } = await read(blocks, facts);
  const world = createWorld(configuration, network, names, facts);
  const resolver = new Resolver(world);
  const vpc = network.vpcs.find(({ label }) => label === `aws_vpc.${where}`);
  const [directory] = names.directories;
  const [site] = facts.sites;
  if (directory === undefined || site === undefined) throw new Error("the estate has a directory and a site");
  if (where === "directory") return resolver.ask({ kind: "directory", directory }, name, type);
  if (where === "office") return resolver.ask({ kind: "site", site }, name, type);
  if (vpc === undefined) throw new Error(`no VPC ${where}`);
  return resolver.ask({ kind: "resolver", vpc }, name, type);
}

/** Who was asked, in order, and what came of it. */
export function told(resolutions: readonly Resolution[]): string[] {
  return resolutions.map(({ hops, outcome }) => {
    const servers = hops.map(({ server }) => keyOf(server)).join(" > ");
    return `${servers}: ${ending(outcome)}`;
  });
}

function ending(outcome: Resolution["outcome"]): string {
  switch (outcome.kind) {
    case "answer":
      return outcome.records.flatMap(({ values }) => values ?? []).join(", ");
    case "failed":
      return `${outcome.failure.code} by ${outcome.failure.cause ?? "nobody"}`;
    case "no-data":
    case "no-such-name":
      return `${outcome.kind} in ${outcome.zone.name.text}`;
    default:
      return outcome.kind;
  }
}
