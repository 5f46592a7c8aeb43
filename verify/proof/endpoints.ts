import { Cidr, type Ipv4Address } from "../../values";
import type { Server } from "../dns/server";
import type { ResolverEndpoint, SecurityGroup, Subnet, Vpc } from "../network/network";
import type { Endpoint } from "../packet/path";

/** Every host of a VPC: its subnets whole, with groups that nobody told. */
export function hostsOf(vpc: Vpc): Endpoint[] {
  return vpc.subnets.map((subnet) => ({ subnet, addresses: subnet.cidr, groups: undefined }));
}

/** Where a server may be asked: its known addresses, else any address that it could get. */
export function targetsOf(server: Server): Endpoint[] {
  switch (server.kind) {
    case "directory": {
      const { directory } = server;
      if (directory.addresses) return placed(directory.addresses, subnetsOf(server), [directory.securityGroup]);
      return sourcesOf(server);
    }
    case "inbound": {
      const { endpoint } = server;
      if (endpoint.addresses) return placed(endpoint.addresses, endpoint.subnets, endpoint.securityGroups);
      return sourcesOf(server);
    }
    default:
      return sourcesOf(server);
  }
}

/** Where its own questions come from: any address that it could get. */
export function sourcesOf(server: Server): Endpoint[] {
  switch (server.kind) {
    case "directory":
      return whole(subnetsOf(server), [server.directory.securityGroup]);
    case "inbound":
      return endpointHosts(server.endpoint);
    case "plain":
      return placed(server.hub.facts?.servers ?? [], server.hub.vpc.subnets, undefined);
    case "site":
      return server.site.dnsServers.map((address) => ({ site: server.site, addresses: single(address) }));
    case "resolver":
    case "stranger":
      return [];
  }
}

/** The interfaces of a Resolver endpoint: any address of its subnets. */
export function endpointHosts({ subnets, securityGroups }: ResolverEndpoint): Endpoint[] {
  return whole(subnets, securityGroups);
}

/** Those of a directory; of one that is only read, all of its VPC. */
function subnetsOf({ directory }: Server & { kind: "directory" }): readonly Subnet[] {
  return directory.subnets.length > 0 ? directory.subnets : (directory.vpc?.subnets ?? []);
}

function whole(subnets: readonly Subnet[], groups: readonly SecurityGroup[]): Endpoint[] {
  return subnets.map((subnet) => ({ subnet, addresses: subnet.cidr, groups }));
}

function placed(
  addresses: readonly Ipv4Address[],
  subnets: readonly Subnet[],
  groups: readonly SecurityGroup[] | undefined,
): Endpoint[] {
  return addresses.flatMap((address) =>
    subnets
      .filter(({ cidr }) => cidr.contains(address))
      .map((subnet) => ({ subnet, addresses: single(address), groups })),
  );
}

function single({ text }: Ipv4Address): Cidr {
  return Cidr.parse(`${text}/32`);
}
