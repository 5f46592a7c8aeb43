import type { Cidr } from "../../values";
import type { SiteFacts } from "../facts/facts";
import type {
  DirectConnect,
  Link,
  Network,
  Route,
  RouteTable,
  Vpc,
  VpnConnection,
  VpnGateway,
} from "../network/network";
import { LongestPrefixMatch, type Piece } from "./longest-prefix-match";

/** What a route table does with a packet. */
export type Decision =
  | { readonly kind: "local"; readonly vpc: Vpc; readonly network: Cidr }
  | { readonly kind: "route"; readonly route: Route }
  | Propagated;

export interface Propagated {
  readonly kind: "propagated";
  readonly network: Cidr;
  readonly gateway: VpnGateway;
  readonly over: VpnConnection | DirectConnect;
  /** Label of the block by which the table takes it over. */
  readonly by: string;
}

/** The route tables of a network, ready to be asked; whatever was asked once is known. */
export class Forwarding {
  private readonly tables = new Map<RouteTable, LongestPrefixMatch<Decision>>();
  private readonly answers = new Map<RouteTable, Map<string, readonly Piece<Decision>[]>>();
  private readonly linksByVpc = new Map<Vpc, Link[]>();

  constructor(private readonly network: Network) {
    for (const link of network.links) {
      for (const vpc of "label" in link.to ? [link.vpc, link.to] : [link.vpc]) {
        this.linksByVpc.set(vpc, [...(this.linksByVpc.get(vpc) ?? []), link]);
      }
    }
  }

  /** What a table does with packets to these addresses: split where routes split them. */
  lookUp(table: RouteTable, destination: Cidr): readonly Piece<Decision>[] {
    let answers = this.answers.get(table);
    if (answers === undefined) this.answers.set(table, (answers = new Map<string, readonly Piece<Decision>[]>()));
    let pieces = answers.get(destination.text);
    if (pieces === undefined) {
      const { first, last } = destination;
      pieces = this.tableOf(table).split({ first: first.number, last: last.number });
      answers.set(destination.text, pieces);
    }
    return pieces;
  }

  /** The link of a VPC with a site, or with another VPC, that the facts tell of. */
  link(vpc: Vpc, to: SiteFacts | Vpc): Link | undefined {
    return this.linksByVpc.get(vpc)?.find((link) => isSame(link.to, to) || (link.to === vpc && link.vpc === to));
  }

  links(vpc: Vpc): readonly Link[] {
    return this.linksByVpc.get(vpc) ?? [];
  }

  /** Tables that take over the routes of some gateways, and the label of what makes them. */
  propagations(gateways: readonly VpnGateway[]): readonly { readonly table: RouteTable; readonly by: string }[] {
    return this.network.routeTables.flatMap((table) =>
      table.propagations
        .filter(({ gateway }) => gateway && gateways.includes(gateway))
        .map(({ block }) => ({ table, by: block.label })),
    );
  }

  private tableOf(table: RouteTable): LongestPrefixMatch<Decision> {
    let known = this.tables.get(table);
    if (known === undefined) this.tables.set(table, (known = new LongestPrefixMatch(this.entries(table))));
    return known;
  }

  /** In the order in which AWS prefers routes for the same network (VPC guide, route priority). */
  private *entries({ vpc, routes, propagations }: RouteTable): Iterable<readonly [Cidr, Decision]> {
    for (const network of vpc?.cidrs ?? []) if (vpc) yield [network, { kind: "local", vpc, network }];
    for (const fromPrefixList of [false, true]) {
      for (const route of routes) {
        if (!route.refused && route.fromPrefixList === fromPrefixList)
          yield [route.destination, { kind: "route", route }];
      }
    }
    const propagated = propagations.flatMap(({ gateway, block }) =>
      gateway ? this.announced(gateway).map((each) => ({ ...each, by: block.label })) : [],
    );
    for (const decision of propagated) yield [decision.network, decision];
  }

  /** What a gateway hears of: by Direct Connect, then by static routes, then by BGP from the sites at the other end. */
  private announced(gateway: VpnGateway): readonly Omit<Propagated, "by">[] {
    const { vpc, connections, directConnects } = gateway;
    const propagated = (network: Cidr, over: VpnConnection | DirectConnect) =>
      ({ kind: "propagated", network, gateway, over }) as const;
    const links = vpc ? this.links(vpc) : [];
    const direct = directConnects
      .slice(0, 1)
      .flatMap((over) =>
        links.flatMap((link) =>
          "networks" in link.to && link.over === "external"
            ? link.to.networks.map((network) => propagated(network, over))
            : [],
        ),
      );
    const fixed = connections.flatMap((connection) =>
      connection.staticRoutes.map(({ destination }) => propagated(destination, connection)),
    );
    const learned = links.flatMap((link) =>
      connectionsOf(link, connections)
        .filter(({ routing }) => routing === "bgp")
        .flatMap((connection) => networksOf(link).map((network) => propagated(network, connection))),
    );
    return [...direct, ...fixed, ...learned];
  }
}

/** Of these connections those that may lead to a site: all, unless the facts know the site's device. */
export function connectionsOf(
  { over, address }: Link,
  connections: readonly VpnConnection[],
): readonly VpnConnection[] {
  if (over !== "vpn") return [];
  return address === undefined
    ? connections
    : connections.filter(({ customerAddress }) => customerAddress === undefined || customerAddress === address);
}

function networksOf({ to }: Link): readonly Cidr[] {
  return "networks" in to ? to.networks : [];
}

function isSame(one: SiteFacts | Vpc, other: SiteFacts | Vpc): boolean {
  return one === other || ("networks" in one && "networks" in other && one.name === other.name);
}
