import type { Cidr, Ipv4Address } from "../../values";
import type { Estate, Hub, Vpc } from "../estate";
import type { Path } from "../finding";
import { counted } from "../wording";
import { places } from "./places";
import type { Rule } from "./rule";

const directoryAddressOutside: Rule = {
  code: "directory-address-outside",
  severity: "error",
  exceptions: "refused",
  title: "A directory's addresses lie in its subnets",
  why: "A directory's domain controllers stand in its two subnets, so the addresses are not the directory's, and the plan fails.",
  source: "Directory Service Administration Guide, what gets created",
  wrong: '{ subnets: { "dc-a": { cidr: "10.0.1.0/24" }, ... }, dnsAddresses: ["10.0.9.10", ...] }',
  right: '{ subnets: { "dc-a": { cidr: "10.0.1.0/24" }, ... }, dnsAddresses: ["10.0.1.10", ...] }',
  *check({ estate }) {
    for (const hub of estate.hubs) {
      const networks = directoryNetworks(hub);
      for (const [at, address] of pinnedAddresses(hub).entries()) {
        if (networks.length === 0 || isIn(address, networks)) continue;
        yield {
          path: [...places.hub(hub), "dnsAddresses", at],
          got: address.text,
          allowed: `an address in ${networks.join(" or ")}`,
          cure: `copy the output dns_addresses_${hub.key}`,
        };
      }
    }
  },
};

const directoryAddressCount: Rule = {
  code: "directory-address-count",
  severity: "error",
  exceptions: "refused",
  title: "A directory has an address for each domain controller",
  why: "More addresses than domain controllers cannot all be the directory's, and the plan fails.",
  source: "Directory Service Administration Guide, what gets created",
  wrong: '{ directory: { domainControllers: 2 }, dnsAddresses: ["10.0.1.10", "10.0.2.10", "10.0.1.11"] }',
  right: '{ directory: { domainControllers: 3 }, dnsAddresses: ["10.0.1.10", "10.0.2.10", "10.0.1.11"] }',
  *check({ estate }) {
    for (const hub of estate.hubs) {
      const pinned = pinnedAddresses(hub).length;
      if (!("domainControllers" in hub.servers) || pinned <= hub.servers.domainControllers) continue;
      yield {
        path: [...places.hub(hub), "dnsAddresses"],
        got: counted(pinned, ADDRESSES),
        allowed: `at most ${hub.servers.domainControllers}, one a domain controller`,
        cure: `copy the output dns_addresses_${hub.key}`,
      };
    }
  },
};

const serverTwice: Rule = {
  code: "dns-server-duplicate",
  severity: "error",
  exceptions: "allowed",
  title: "A list of DNS servers names each once",
  why: "A resolver that gives up on a server then waits for the same one again.",
  source: "Own",
  wrong: '{ dnsServers: ["192.168.0.10", "192.168.0.10"] }',
  right: '{ dnsServers: ["192.168.0.10", "192.168.0.11"] }',
  *check({ estate }) {
    for (const { addresses, path } of serverLists(estate)) {
      for (const [at, address] of addresses.entries()) {
        if (addresses.findIndex((other) => other.equals(address)) === at) continue;
        const cure = "write the other server's address, or remove it";
        yield { path: [...path, at], got: `${address.text}, a second time`, allowed: "each address once", cure };
      }
    }
  },
};

const singleServer: Rule = {
  code: "dns-server-single",
  severity: "warning",
  exceptions: "allowed",
  title: "A hub has two DNS servers or more",
  why: "With one server every maintenance of it leaves the hosts of all VPCs without names.",
  source: "Directory Service Administration Guide, best practices",
  wrong: '{ dnsServers: ["10.0.1.10"] }',
  right: '{ dnsServers: ["10.0.1.10", "10.0.2.10"] }',
  *check({ estate }) {
    for (const { addresses, path } of hubLists(estate)) {
      if (addresses.length !== 1) continue;
      yield { path, got: counted(1, ADDRESSES), allowed: "two addresses or more", cure: "add the second one" };
    }
  },
};

const fourthServer: Rule = {
  code: "dns-server-fourth",
  severity: "warning",
  exceptions: "allowed",
  title: "A hub has at most three DNS servers",
  why: "Linux hosts ask the first three and ignore the fourth.",
  source: "Hybrid Cloud DNS Options for Amazon VPC, constraints; resolv.conf(5)",
  wrong: '{ dnsAddresses: ["10.0.1.10", "10.0.2.10", "10.0.1.11", "10.0.2.11"] }',
  right: '{ dnsAddresses: ["10.0.1.10", "10.0.2.10", "10.0.1.11"] }',
  *check({ estate }) {
    for (const { addresses, path } of hubLists(estate)) {
      const [fourth] = addresses.slice(3);
      if (fourth === undefined) continue;
      yield {
        path: [...path, 3],
        got: fourth.text,
        allowed: "three addresses",
        cure: "leave out the one least needed",
      };
    }
  },
};

const serverOutOfReach: Rule = {
  code: "dns-server-out-of-reach",
  severity: "error",
  exceptions: "allowed",
  title: "A hub's DNS servers stand where its VPCs reach them",
  why: "A peering leads into the hub's own networks and no further: not to its sites, nor to VPCs that it is peered with.",
  source: "Amazon VPC Peering Guide, limitations (edge to edge routing, transitive peering)",
  wrong: '{ cidr: "10.0.0.0/16", dnsServers: ["192.168.0.10", "192.168.0.11"] }',
  right: '{ cidr: "10.0.0.0/16", dnsServers: ["10.0.1.10", "10.0.2.10"] }',
  *check({ estate }) {
    const clients = peeredClients(estate);
    for (const hub of estate.hubs) {
      if (!("addresses" in hub.servers)) continue;
      for (const [at, address] of hub.servers.addresses.entries()) {
        const lost = isIn(address, hub.cidrs)
          ? []
          : (clients.get(hub) ?? []).filter(({ cidrs }) => !isIn(address, cidrs));
        const [first] = lost;
        if (first === undefined) continue;
        const others = lost.length === 1 ? "" : ` and ${counted(lost.length - 1, ["other", "others"])}`;
        yield {
          path: [...places.hub(hub), "dnsServers", at],
          got: `${address.text}, which ${first.path}${others} cannot reach through the peering with the hub`,
          allowed: `an address in ${hub.cidrs.join(" or ")}`,
          cure: 'put a server into the hub\'s VPC, or connect the VPCs by other means and say link: "external"',
        };
      }
    }
  },
};

export const hubServerRules: readonly Rule[] = [
  directoryAddressOutside,
  directoryAddressCount,
  serverTwice,
  singleServer,
  fourthServer,
  serverOutOfReach,
];

const ADDRESSES = ["address", "addresses"] as const;

/** As far as the environment says them. */
export function addressesOf(servers: Hub["servers"]): readonly Ipv4Address[] {
  return "addresses" in servers ? servers.addresses : (servers.dnsAddresses ?? []);
}

export function isIn(address: Ipv4Address, networks: readonly Cidr[]): boolean {
  return networks.some((network) => network.contains(address));
}

interface ServerList {
  readonly addresses: readonly Ipv4Address[];
  readonly path: Path;
}

function serverLists(estate: Estate): ServerList[] {
  const sites = estate.sites.map((site) => ({
    addresses: site.dnsServers,
    path: [...places.site(site), "dnsServers"],
  }));
  return [...hubLists(estate), ...sites];
}

function hubLists({ hubs }: Estate): ServerList[] {
  return hubs.map((hub) => {
    const field = "addresses" in hub.servers ? "dnsServers" : "dnsAddresses";
    return { addresses: addressesOf(hub.servers), path: [...places.hub(hub), field] };
  });
}

function pinnedAddresses({ servers }: Hub): readonly Ipv4Address[] {
  return "addresses" in servers ? [] : addressesOf(servers);
}

/** Where a directory's domain controllers can stand: in its subnets, or somewhere in the VPC if it exists already. */
function directoryNetworks({ servers, source, cidrs }: Hub): readonly Cidr[] {
  if (!("subnets" in servers) || !("subnets" in source)) return cidrs;
  return source.subnets.filter(({ key }) => servers.subnets.includes(key)).map(({ cidr }) => cidr);
}

/** The VPCs of each hub that reach it by a peering. */
function peeredClients({ participants }: Estate): ReadonlyMap<Hub, readonly Vpc[]> {
  const clients = new Map<Hub, Vpc[]>();
  for (const vpc of participants.flatMap(({ vpcs }) => vpcs)) {
    if (vpc.link === "external") continue;
    const known = clients.get(vpc.hub);
    if (known === undefined) clients.set(vpc.hub, [vpc]);
    else known.push(vpc);
  }
  return clients;
}
