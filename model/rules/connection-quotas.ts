import type { Estate, Hub, Peering } from "../estate";
import { above, byAccount } from "./counts";
import { places } from "./places";
import type { Rule, RuleContext } from "./rule";
import { everySideOf, otherHubs } from "./shared-hubs";
import { vpcsOf } from "./written";

/** What a security group holds in either direction. */
const GROUP_RULES = 60;

const clientGroupRules: Rule = {
  code: "client-rules-limit",
  severity: "error",
  exceptions: "allowed",
  title: "A directory's security group has room for its clients: 21 pools",
  why: "Of its 60 inbound rules AWS writes about 18, and each pool takes two, in all environments that share the hub.",
  source: "Amazon VPC quotas, rules per security group; Directory Service Administration Guide, what gets created",
  wrong: "{ clients: [/* 22 pools */] }",
  right: "{ clients: [/* 21 pools */] }",
  *check(context) {
    const counts = directoryHubs(context.estate).map((hub) => {
      const pools = new Set(everySideOf(hub, context).flatMap((side) => side.hub.clients.map(({ text }) => text)));
      // AWS admits the VPC's primary network by itself.
      pools.delete(hub.cidrs[0].text);
      const number = INBOUND_OF_AWS + 2 * pools.size;
      const of = `inbound rules on the directory's security group, ${INBOUND_OF_AWS} of them by AWS`;
      return { path: [...places.hub(hub), "clients"], number, of };
    });
    yield* above(GROUP_RULES, counts, "merge neighbouring pools into larger ones");
  },
};

const serverGroupRules: Rule = {
  code: "server-rules-limit",
  severity: "error",
  exceptions: "allowed",
  title: "A directory's security group has room for the servers it asks: 29 addresses and networks",
  why: "Of its 60 outbound rules each DNS server on-premises and each network of another hub takes two.",
  source: "Amazon VPC quotas, rules per security group; Directory Service Administration Guide, what gets created",
  wrong: "{ sites: { /* 30 DNS servers in all */ } }",
  right: "{ sites: { /* 29 DNS servers in all */ } }",
  *check(context) {
    const counts = directoryHubs(context.estate).map((hub) => {
      const number = OUTBOUND_OF_AWS + 2 * serversAsked(hub, context).size;
      return { path: places.hub(hub), number, of: "outbound rules on the directory's security group" };
    });
    yield* above(GROUP_RULES, counts, "name two or three DNS servers a site, or spread the sites over hubs");
  },
};

const serviceGroupRules: Rule = {
  code: "service-rules-limit",
  severity: "error",
  exceptions: "allowed",
  title: "The security group of a peering has at most 60 rules in a direction",
  why: "Each port range takes one for each network of the peer; the next one fails until AWS has raised the quota.",
  source: "Amazon VPC quotas, rules per security group",
  wrong: '{ allow: [/* 31 ports */], between: ["pa1/main", "pa2/main"] } with two networks in pa2/main',
  right: '{ allow: [/* 30 ports */], between: ["pa1/main", "pa2/main"] } with two networks in pa2/main',
  *check({ estate }) {
    const counts = estate.peerings
      .filter(({ retired }) => !retired)
      .map((peering) => {
        const number = peering.services.length * Math.max(...peerNetworks(peering));
        return { path: [...places.peering(peering), "allow"], number, of: "rules for ports and networks of the peer" };
      });
    yield* above(GROUP_RULES, counts, "allow ranges of ports, or limit the networks with routes");
  },
};

const vpnConnections: Rule = {
  code: "vpn-connections-limit",
  severity: "error",
  exceptions: "allowed",
  title: "A hub has at most 10 VPN connections",
  why: "A virtual private gateway takes no more until AWS has raised the quota.",
  source: "AWS Site-to-Site VPN quotas",
  wrong: "{ sites: { /* 11 with a VPN to hub east */ } }",
  right: "{ sites: { /* 10 with a VPN to hub east */ } }",
  *check(context) {
    const counts = context.estate.hubs.map((hub) => {
      const sites = everySideOf(hub, context).flatMap((side) =>
        side.estate.sites.filter(({ hubs, vpn }) => vpn !== undefined && hubs.includes(side.hub)),
      );
      return { path: places.hub(hub), number: sites.length, of: "VPN connections" };
    });
    yield* above(10, counts, "link some sites to another hub, or have the quota raised and allow this exception");
  },
};

const pendingRequests: Rule = {
  code: "pending-peerings",
  severity: "warning",
  exceptions: "allowed",
  title: "An account has at most 25 peering requests that nobody has answered",
  why: "The next request fails until AWS has raised the quota, or a partner has accepted. Requests expire after a week.",
  source: "Amazon VPC Peering Guide, quotas",
  wrong: '{ peerings: { /* 26 of one account with handshake: { request: "pending" } */ } }',
  right: '{ peerings: { /* 25 of one account with handshake: { request: "pending" } */ } }',
  *check({ estate, neighbours }) {
    const accounts = [estate, ...neighbours].flatMap(requestingAccounts);
    yield* above(25, byAccount(estate, accounts, "pending requests"), "let partners accept before you ask more");
  },
};

const vpcsPerRegion: Rule = {
  code: "vpcs-default",
  severity: "warning",
  exceptions: "allowed",
  title: "An account gets at most the 5 VPCs of a Region that AWS grants everybody",
  why: "The next one fails until AWS has raised the quota; VPCs that are there already count too.",
  source: "Amazon VPC quotas, VPCs per Region",
  wrong: "{ vpcs: { /* 6 in one Region */ } }",
  right: "{ vpcs: { /* 5 in one Region */ } }",
  *check({ estate, neighbours }) {
    const created = [estate, ...neighbours].flatMap((each) =>
      vpcsOf(each).filter(({ plan }) => "subnets" in plan.source),
    );
    for (const region of new Set(created.map(({ plan }) => plan.region.name))) {
      const accounts = created
        .filter(({ plan }) => plan.region.name === region)
        .map(({ plan }) => plan.account.id.text);
      const counts = byAccount(estate, accounts, `VPCs to create in ${region}`);
      yield* above(5, counts, "have the quota raised before you apply, then allow this exception");
    }
  },
};

const stackAccounts: Rule = {
  code: "stack-accounts",
  severity: "warning",
  exceptions: "allowed",
  title: "A stack acts in at most 25 accounts",
  why: "Terraform runs a process of the AWS provider for each account, all at the same time.",
  source: "Terraform documentation, provider configuration: one instance of the provider for each alias",
  wrong: '{ stacks: "per-environment", accounts: { /* 26 accounts */ } }',
  right: '{ stacks: "per-account", accounts: { /* 26 accounts */ } }',
  *check({ estate }) {
    const number = estate.layout === "per-environment" ? estate.accounts.length : 0;
    yield* above(25, [{ path: ["stacks"], number, of: "accounts in one stack" }], 'write stacks: "per-account"');
  },
};

export const connectionQuotaRules: readonly Rule[] = [
  clientGroupRules,
  serverGroupRules,
  serviceGroupRules,
  vpnConnections,
  pendingRequests,
  vpcsPerRegion,
  stackAccounts,
];

const INBOUND_OF_AWS = 18;
const OUTBOUND_OF_AWS = 1;

function directoryHubs({ hubs }: Estate): Hub[] {
  return hubs.filter(({ servers }) => "name" in servers);
}

/** DNS servers of the hub's sites, and networks of the other hubs. Security groups do not filter the VPC's resolver. */
function serversAsked(hub: Hub, context: RuleContext): ReadonlySet<string> {
  const asked = everySideOf(hub, context).flatMap((side) => [
    ...otherHubs(side).flatMap(({ cidrs }) => cidrs),
    ...side.estate.sites.filter(({ hubs }) => hubs.includes(side.hub)).flatMap(({ dnsServers }) => dnsServers),
  ]);
  return new Set(asked.map(({ text }) => text).filter((text) => text !== hub.cidrs[0].resolver.text));
}

function peerNetworks(peering: Peering): number[] {
  if ("partner" in peering) return [peering.partner.cidrs.length];
  return [peering.requester.cidrs.length, peering.accepter.cidrs.length];
}

function requestingAccounts({ peerings }: Estate): string[] {
  return peerings
    .filter((peering) => "partner" in peering)
    .filter(({ handshake, retired }) => !retired && "request" in handshake && handshake.request === "pending")
    .map(({ end }) => end.vpc.account.id.text);
}
