import type { Cidr, Ipv4Address } from "../../values";
import type { Network, SecurityGroup, Subnet, Vpc } from "../network/network";
import { LongestPrefixMatch } from "./longest-prefix-match";
import type { HostEndpoint } from "./path";

/** All addresses of each subnet that lies in these networks, or the part of it that does. */
export function endpointsOfSubnets(
  subnets: readonly Subnet[],
  networks: readonly Cidr[],
  groups?: readonly SecurityGroup[],
): readonly HostEndpoint[] {
  return subnets.flatMap((subnet) =>
    networks
      .filter((network) => network.overlaps(subnet.cidr))
      .map((network) => ({ subnet, groups, addresses: network.contains(subnet.cidr) ? subnet.cidr : network })),
  );
}

/** The subnets of a VPC that hold these addresses; told ones rather than those that stand for unknown ones. */
export function subnetsHolding({ subnets }: Vpc, addresses: Cidr | Ipv4Address): readonly Subnet[] {
  const holding = subnets.filter(({ cidr }) => cidr.contains(addresses));
  const told = holding.filter(({ block }) => block !== undefined);
  return told.length > 0 ? told : holding;
}

/** The Amazon DNS server of a VPC: at the base of its primary network plus two. */
export function resolverOf({ cidrs: [primary] }: Vpc): Ipv4Address | undefined {
  return primary === undefined || primary.prefix > 30 ? undefined : primary.resolver;
}

/** Finds VPCs by address, of which several may hold one. */
export class AddressBook {
  private readonly vpcs: LongestPrefixMatch<readonly Vpc[]>;

  constructor({ vpcs }: Pick<Network, "vpcs">) {
    const byNetwork = new Map<string, { readonly network: Cidr; readonly vpcs: Vpc[] }>();
    for (const vpc of vpcs) {
      for (const network of vpc.cidrs) {
        const entry = byNetwork.get(network.text);
        if (entry) entry.vpcs.push(vpc);
        else byNetwork.set(network.text, { network, vpcs: [vpc] });
      }
    }
    this.vpcs = new LongestPrefixMatch([...byNetwork.values()].map((entry) => [entry.network, entry.vpcs] as const));
  }

  /** VPCs that have the address, of networks in each other those of the smallest. */
  vpcsAt({ number }: Ipv4Address): readonly Vpc[] {
    return this.vpcs.at(number) ?? [];
  }
}
