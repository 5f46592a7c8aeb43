import { Ipv4Address } from "../../values";
import type { Site } from "../estate";
import type { Path } from "../finding";
import { addressesOf, isIn } from "./hub-servers";
import { places } from "./places";
import type { Rule, RuleContext } from "./rule";

const siteServerInHub: Rule = {
  code: "site-server-in-hub",
  severity: "error",
  exceptions: "allowed",
  title: "A site's DNS servers are not the hub's",
  why: "The hub forwards the site's domains to these addresses: to itself or to another hub, and questions go round.",
  source: "Route 53 Developer Guide, best practices for Resolver (avoid loops)",
  wrong: '{ hubs: { east: { cidr: "10.0.0.0/16" } }, sites: { office: { dnsServers: ["10.0.1.10"] } } }',
  right: '{ hubs: { east: { cidr: "10.0.0.0/16" } }, sites: { office: { dnsServers: ["192.168.0.10"] } } }',
  *check(context) {
    for (const { address, path, owner } of misplacedServers(context, "hub")) {
      const cure = "write the address of the server that hosts the site's domains";
      yield { path, got: `${address.text}, of ${owner}`, allowed: "addresses of DNS servers on-premises", cure };
    }
  },
};

const siteServerIsResolver: Rule = {
  code: "site-server-resolver",
  severity: "error",
  exceptions: "allowed",
  title: "A site's DNS servers are not the resolver of a VPC",
  why: "Amazon's resolver (VPC base + 2, and 169.254.169.253) answers the hosts of its own VPC and nobody else.",
  source: "Amazon VPC Peering Guide, limitations; VPC User Guide, DNS attributes",
  wrong: '{ pa1: { vpcs: { main: { cidr: "10.1.0.0/16" } } }, office: { dnsServers: ["10.1.0.2"] } }',
  right: '{ pa1: { vpcs: { main: { cidr: "10.1.0.0/16" } } }, office: { dnsServers: ["10.1.0.53"] } }',
  *check(context) {
    for (const { address, path, owner } of misplacedServers(context, "resolver")) {
      const got = `${address.text}, the resolver of ${owner}`;
      const cure = "write the address of a server that hosts the site's domains";
      yield { path, got, allowed: "addresses of DNS servers on-premises", cure };
    }
  },
};

const siteServerOutside: Rule = {
  code: "site-server-outside",
  severity: "warning",
  exceptions: "allowed",
  title: "A site's DNS servers lie in its networks",
  why: "The hub has routes to the networks of the site, and is let out to its DNS servers: elsewhere nothing answers.",
  source: "AWS Site-to-Site VPN User Guide, route tables and VPN route priority",
  wrong: '{ office: { networks: ["192.168.0.0/16"], dnsServers: ["172.16.0.10"] } }',
  right: '{ office: { networks: ["192.168.0.0/16", "172.16.0.0/24"], dnsServers: ["172.16.0.10"] } }',
  *check(context) {
    for (const { address, path, site } of misplacedServers(context, "outside")) {
      const allowed = `an address in ${site.networks.join(" or ")}`;
      yield { path, got: address.text, allowed, cure: "correct the address, or add its network" };
    }
  },
};

export const siteServerRules: readonly Rule[] = [siteServerInHub, siteServerIsResolver, siteServerOutside];

interface MisplacedServer {
  readonly address: Ipv4Address;
  readonly path: Path;
  readonly site: Site;
  /** Whose address it is. */
  readonly owner: string;
}

/** The DNS servers of sites that are, before all else, a hub's, a VPC's resolver, or outside the site's networks. */
function* misplacedServers(context: RuleContext, kind: "hub" | "resolver" | "outside"): Iterable<MisplacedServer> {
  const hubs = [context.estate, ...context.neighbours].flatMap((each) => each.hubs);
  const resolvers = resolversOf(context);
  for (const site of context.estate.sites) {
    for (const [at, address] of site.dnsServers.entries()) {
      const hub = hubs.find(
        ({ cidrs, servers }) => isIn(address, cidrs) || addressesOf(servers).some((server) => server.equals(address)),
      );
      const resolver = resolvers.get(address.number);
      const found = hub ? "hub" : resolver ? "resolver" : isIn(address, site.networks) ? undefined : "outside";
      if (found !== kind) continue;
      const owner = hub ? `hub ${hub.key}` : (resolver ?? "");
      yield { address, path: [...places.site(site), "dnsServers", at], site, owner };
    }
  }
}

/** Where the resolvers of VPCs answer, by the address's number, and whose they are. */
function resolversOf({ estate, neighbours }: RuleContext): ReadonlyMap<number, string> {
  const vpcs = [estate, ...neighbours].flatMap(({ participants }) => participants.flatMap((each) => each.vpcs));
  return new Map([
    [LINK_LOCAL.number, "whatever VPC asks"],
    ...vpcs.map(({ path, cidrs: [cidr] }) => [cidr.first.number + 2, path] as const),
  ]);
}

const LINK_LOCAL = Ipv4Address.parse("169.254.169.253");
