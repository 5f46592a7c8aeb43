import { Cidr } from "../../values";
import type { Estate, Hub } from "../estate";
import { type Path, pathText } from "../finding";
import { oneOf } from "../wording";
import { nestedBlocks } from "./nested-blocks";
import { places } from "./places";
import type { Rule, RuleContext } from "./rule";
import { everySideOf } from "./shared-hubs";
import { hubVpcsOf, named, networksIn, participantVpcsOf, type Written } from "./written";

const clientAdmitted: Rule = {
  code: "client-outside-pools",
  severity: "error",
  exceptions: "allowed",
  title: "Whoever asks a hub lies in its client pools",
  why: "The directory's security group admits the pools and nobody else: all other hosts get no answer.",
  source: "AWS Directory Service Administration Guide, what gets created",
  wrong: '{ hubs: { east: { clients: ["10.0.0.0/8"] } }, sites: { office: { networks: ["192.168.0.0/16"] } } }',
  right: '{ hubs: { east: { clients: ["10.0.0.0/8", "192.168.0.0/16"] } }, sites: the same }',
  *check({ estate }) {
    for (const [hub, clients] of clientsByHub(estate)) {
      for (const { cidr, path } of clients.filter((client) => !client.cidr.isCoveredBy(hub.clients))) {
        yield {
          path,
          got: `${cidr.text}, not wholly in the client pools of hub ${hub.key}`,
          allowed: `addresses in ${oneOf(hub.clients)}`,
          cure: `add a pool to ${pathText(poolsOf(hub))}`,
        };
      }
    }
  },
};

const clientPublic: Rule = {
  code: "client-public",
  severity: "warning",
  exceptions: "allowed",
  title: "Whoever asks a directory has private addresses",
  why: "A directory answers public addresses only once they are added to its IP routes, which Terraform cannot do.",
  source: "AWS Directory Service API, AddIpRoutes",
  wrong: '{ sites: { office: { networks: ["198.51.100.0/24"] } } }',
  right: '{ sites: { office: { networks: ["192.168.0.0/24"] } } }',
  *check({ estate }) {
    for (const [hub, clients] of clientsByHub(estate)) {
      if (!("name" in hub.servers)) continue;
      for (const { cidr, path } of clients.filter((client) => !PRIVATE.some((range) => range.contains(client.cidr)))) {
        yield {
          path,
          got: `${cidr.text}, which asks the directory of hub ${hub.key}`,
          allowed: `addresses in ${oneOf(PRIVATE)}`,
          cure: "add it to the directory's IP routes (aws ds add-ip-routes), and allow this exception",
        };
      }
    }
  },
};

const poolTwice: Rule = {
  code: "pool-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A client pool of a hub stands there once, in one environment",
  why: "AWS refuses the same rule in a security group a second time.",
  source: "EC2 API, InvalidPermission.Duplicate",
  wrong: '{ clients: ["10.0.0.0/8", "10.0.0.0/8"] }',
  right: '{ clients: ["10.0.0.0/8", "192.168.0.0/16"] }',
  *check(context) {
    for (const hub of context.estate.hubs) {
      const seen = poolsElsewhere(hub, context);
      for (const pool of poolsIn(hub)) {
        const { text } = pool.cidr;
        const first = seen.get(text);
        const cure = "remove it, or write only the networks of this environment";
        if (first !== undefined)
          yield { path: pool.path, got: `${text}, like ${first}`, allowed: "each pool once", cure };
        seen.set(text, named(pool));
      }
    }
  },
};

const poolInsidePool: Rule = {
  code: "pool-nested",
  severity: "warning",
  exceptions: "allowed",
  title: "No client pool lies in another one",
  why: "It admits nobody new, and takes two of the 60 rules of the directory's security group.",
  source: "Amazon VPC quotas, rules per security group",
  wrong: '{ clients: ["10.0.0.0/8", "10.1.0.0/16"] }',
  right: '{ clients: ["10.0.0.0/8", "172.16.0.0/12"] }',
  *check({ estate }) {
    for (const hub of estate.hubs) {
      for (const { block, holders } of nestedBlocks(poolsIn(hub))) {
        const outer = holders.find(({ cidr }) => !cidr.equals(block.cidr));
        if (outer === undefined) continue;
        yield {
          path: block.path,
          got: `${block.cidr.text}, inside ${named(outer)}`,
          allowed: "pools apart from each other",
          cure: "remove it",
        };
      }
    }
  },
};

const poolOfAll: Rule = {
  code: "pool-everyone",
  severity: "warning",
  exceptions: "allowed",
  title: "A client pool is less than all addresses",
  why: "Whatever network is ever linked to the DNS-VPC may ask the directory, and no rule tells a wrong client any more.",
  source: "AWS Directory Service Administration Guide, what gets created",
  wrong: '{ clients: ["0.0.0.0/0"] }',
  right: '{ clients: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] }',
  *check({ estate }) {
    for (const { cidr, path } of estate.hubs.flatMap(poolsIn)) {
      if (cidr.prefix > 0) continue;
      yield { path, got: cidr.text, allowed: "the networks of your accounts and sites", cure: "name these" };
    }
  },
};

export const clientRules: readonly Rule[] = [clientAdmitted, clientPublic, poolTwice, poolInsidePool, poolOfAll];

/** What AWS Directory Service takes for private: shared address space (RFC 6598) is not said to be public either. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map(Cidr.parse);

/** Every network whose hosts may ask a hub: what is behind it, the sites linked to it, and the other hubs. */
function clientsByHub(estate: Estate): ReadonlyMap<Hub, readonly Written[]> {
  const vpcs = participantVpcsOf(estate);
  const behind = new Map<Hub, Written[]>(estate.hubs.map((hub) => [hub, []]));
  for (const { plan, networks } of vpcs) behind.get(plan.hub)?.push(...networks);
  for (const site of estate.sites) {
    for (const hub of site.hubs)
      behind.get(hub)?.push(...networksIn(site.networks, [...places.site(site), "networks"]));
  }
  for (const { plan, networks } of hubVpcsOf(estate)) {
    for (const [hub, clients] of behind) if (hub !== plan) clients.push(...networks);
  }
  return behind;
}

/** Where other environments say the pools that they have on the same hub. */
function poolsElsewhere(hub: Hub, context: RuleContext): Map<string, string> {
  const others = everySideOf(hub, context).filter(({ estate }) => estate !== context.estate);
  const pools = others.flatMap((side) =>
    poolsIn(side.hub).map((pool) => [pool.cidr.text, named(pool, side.estate.name)] as const),
  );
  return new Map(pools);
}

function poolsIn(hub: Hub): readonly Written[] {
  return networksIn(hub.clients, poolsOf(hub));
}

function poolsOf(hub: Hub): Path {
  return [...places.hub(hub), "clients"];
}
