import { above, aboveGranted, type Count } from "./counts";
import { type Link, reachesOf } from "./reach";
import type { Rule, RuleContext } from "./rule";
import { everySideOf } from "./shared-hubs";
import { places } from "./places";
import { vpcsOf } from "./written";

const PEERINGS = { granted: 50, most: 125 };
const ROUTES = { granted: 500, most: 1000 };
const NETWORKS = { granted: 5, most: 50 };

const peeringsGranted: Rule = {
  code: "peerings-default",
  severity: "warning",
  exceptions: "allowed",
  title: "A VPC has at most the 50 peerings that AWS grants everybody",
  why: "The next one fails until AWS has raised the quota. A hub has one for each VPC behind it, in all environments.",
  source: "Amazon VPC quotas, active VPC peering connections per VPC",
  wrong: "{ participants: { /* 51 VPCs behind hub east */ } }",
  right: "{ participants: { /* 50 VPCs behind hub east */ } }",
  *check(context) {
    yield* aboveGranted(PEERINGS, peeringCounts(context));
  },
};

const peeringsMost: Rule = {
  code: "peerings-limit",
  severity: "error",
  exceptions: "refused",
  title: "A VPC has at most 125 peerings",
  why: "AWS grants no more.",
  source: "Amazon VPC quotas, active VPC peering connections per VPC",
  wrong: "{ participants: { /* 126 VPCs behind hub east */ } }",
  right: "{ participants: { /* 125 VPCs behind hub east */ } }",
  *check(context) {
    const cure = 'put some behind another hub, or link them by a transit gateway (link: "external")';
    yield* above(PEERINGS.most, peeringCounts(context), cure);
  },
};

const routesGranted: Rule = {
  code: "routes-default",
  severity: "warning",
  exceptions: "allowed",
  title: "A route table has at most the 500 routes that AWS grants everybody",
  why: "The next one fails until AWS has raised the quota. A hub's tables have one for each network behind it.",
  source: "Amazon VPC quotas, routes per route table",
  wrong: "{ participants: { /* 501 networks behind hub east */ } }",
  right: "{ participants: { /* 500 networks behind hub east */ } }",
  *check(context) {
    yield* aboveGranted(ROUTES, routeCounts(context));
  },
};

const routesMost: Rule = {
  code: "routes-limit",
  severity: "error",
  exceptions: "refused",
  title: "A route table has at most 1,000 routes",
  why: "AWS grants no more.",
  source: "Amazon VPC quotas, routes per route table",
  wrong: "{ participants: { /* 1,001 networks behind hub east */ } }",
  right: "{ participants: { /* 1,000 networks behind hub east */ } }",
  *check(context) {
    yield* above(
      ROUTES.most,
      routeCounts(context),
      "put some networks behind another hub, or limit a peering's routes",
    );
  },
};

const propagatedRoutes: Rule = {
  code: "propagated-routes-limit",
  severity: "error",
  exceptions: "refused",
  title: "The sites of a hub have at most 100 networks",
  why: "A route table takes 100 propagated routes, and a VPN connection 100 from its site; AWS raises neither.",
  source: "Amazon VPC quotas, propagated routes per route table; AWS Site-to-Site VPN quotas",
  wrong: "{ sites: { office: { networks: [/* 101 networks */], vpn: { ... } } } }",
  right: "{ sites: { office: { networks: [/* 100 networks */], vpn: { ... } } } }",
  *check(context) {
    yield* above(100, propagatedCounts(context), "aggregate the networks of the sites");
  },
};

const networksGranted: Rule = {
  code: "vpc-networks-default",
  severity: "warning",
  exceptions: "allowed",
  title: "A VPC has at most the 5 networks that AWS grants everybody",
  why: "The next one fails until AWS has raised the quota.",
  source: "Amazon VPC quotas, IPv4 CIDR blocks per VPC",
  wrong: '{ cidr: "10.1.0.0/16", secondaryCidrs: [/* 5 networks */] }',
  right: '{ cidr: "10.1.0.0/16", secondaryCidrs: [/* 4 networks */] }',
  *check(context) {
    yield* aboveGranted(NETWORKS, networkCounts(context));
  },
};

const networksMost: Rule = {
  code: "vpc-networks-limit",
  severity: "error",
  exceptions: "refused",
  title: "A VPC has at most 50 networks",
  why: "AWS grants no more.",
  source: "Amazon VPC quotas, IPv4 CIDR blocks per VPC",
  wrong: '{ cidr: "10.1.0.0/16", secondaryCidrs: [/* 50 networks */] }',
  right: '{ cidr: "10.1.0.0/16", secondaryCidrs: [/* 49 networks */] }',
  *check(context) {
    yield* above(NETWORKS.most, networkCounts(context), "take fewer, larger blocks");
  },
};

const subnets: Rule = {
  code: "subnets-limit",
  severity: "error",
  exceptions: "allowed",
  title: "A VPC has at most 200 subnets",
  why: "The next one fails until AWS has raised the quota.",
  source: "Amazon VPC quotas, subnets per VPC",
  wrong: "{ subnets: { /* 201 subnets */ } }",
  right: "{ subnets: { /* 200 subnets */ } }",
  *check({ estate }) {
    const counts = vpcsOf(estate).map(({ plan, path }) => {
      return {
        path: [...path, "subnets"],
        number: "subnets" in plan.source ? plan.source.subnets.length : 0,
        of: "subnets",
      };
    });
    yield* above(200, counts, "have the quota raised, then allow this exception");
  },
};

const routeTables: Rule = {
  code: "route-tables-limit",
  severity: "error",
  exceptions: "allowed",
  title: "A VPC has at most 200 route tables",
  why: "The next one fails until AWS has raised the quota. The main table, which every VPC has, counts.",
  source: "Amazon VPC quotas, route tables per VPC",
  wrong: "{ subnets: { /* 200 different values of routeTable */ } }",
  right: "{ subnets: { /* 199 different values of routeTable */ } }",
  *check({ estate }) {
    const created = vpcsOf(estate).filter(({ plan }) => "subnets" in plan.source);
    const counts = created.map(({ plan, path }) => {
      return { path: [...path, "subnets"], number: plan.routeTables.length + 1, of: "route tables, with the main one" };
    });
    yield* above(200, counts, "let subnets share a routeTable");
  },
};

export const quotaRules: readonly Rule[] = [
  peeringsGranted,
  peeringsMost,
  routesGranted,
  routesMost,
  propagatedRoutes,
  networksGranted,
  networksMost,
  subnets,
  routeTables,
];

function peeringCounts(context: RuleContext): Count[] {
  return reachesOf(context).map(({ path, links }) => {
    const peers = new Set(peeringsIn(links).map(({ networks }) => networks[0]?.owner));
    return { path, number: peers.size, of: "active peerings" };
  });
}

function routeCounts(context: RuleContext): Count[] {
  return reachesOf(context).flatMap(({ path, tables, links }) =>
    tables.map((table) => {
      const peerings = peeringsIn(links).filter((link) => link.tables.includes(table));
      const destinations = new Set(peerings.flatMap(({ routed }) => routed.map(({ text }) => text)));
      return { path, number: destinations.size, of: `routes in route table ${table}` };
    }),
  );
}

function peeringsIn(links: readonly Link[]): Link[] {
  return links.filter(({ by }) => by === "peering");
}

/** Sites without a VPN are linked by means that we do not know. */
function propagatedCounts(context: RuleContext): Count[] {
  return context.estate.hubs.map((hub) => {
    const sites = everySideOf(hub, context).flatMap((side) =>
      side.estate.sites.filter(({ hubs, vpn }) => vpn !== undefined && hubs.includes(side.hub)),
    );
    const networks = new Set(sites.flatMap((site) => site.networks.map(({ text }) => text)));
    return { path: places.hub(hub), number: networks.size, of: "networks of sites" };
  });
}

function networkCounts({ estate }: RuleContext): Count[] {
  return vpcsOf(estate).map(({ path, networks }) => ({ path, number: networks.length, of: "networks" }));
}
