import type { Json } from "../terraform/json";
import { type AnswerPath, ASSOCIATION } from "./answer-path";
import { addressesIn, cidrIn } from "./networks";
import { objects, type Resource, texts, type Transition } from "./transition";

/**
 * Parts of an answer path that its association was not made after, as far as Terraform tells. A plan's prior state has
 * the dependencies of the new configuration, from which whatever is dropped is gone already; and what other people write
 * may say nothing of order. So what serves a path is told by its attributes as well.
 */
export class Serving {
  private readonly hubs: ReadonlySet<Json | undefined>;
  /** Addresses of VPCs. */
  private readonly others: ReadonlySet<string>;
  private readonly mine: ReadonlySet<string>;
  /** Addresses of what VPCs that leave have needed. */
  private readonly goingWithOthers: ReadonlySet<string>;
  private readonly directories: readonly Resource[];
  private readonly links: ReadonlySet<Json | undefined>;

  constructor(
    private readonly transition: Transition,
    private readonly path: AnswerPath,
  ) {
    const vpcs = transition.ofType("aws_vpc").filter(({ values }) => this.holdsServer(values.cidr_block));
    this.hubs = new Set(vpcs.map(({ values }) => values.id));
    const own = transition.byId("aws_vpc", path.vpcId);
    this.mine = new Set([...vpcs, ...(own ? [own] : [])].map(({ address }) => address));
    const clients = transition.ofType(ASSOCIATION).filter(({ values }) => values.vpc_id !== path.vpcId);
    this.others = new Set(
      clients.flatMap((client) => this.vpcsOf(client)).filter((address) => !this.mine.has(address)),
    );
    this.goingWithOthers = new Set(
      clients.filter((client) => transition.isRemoved(client)).flatMap((client) => [...transition.closureOf(client)]),
    );
    this.directories = transition
      .ofType("aws_directory_service_directory")
      .filter(({ values }) => this.hubs.has(objects(values.vpc_settings)[0]?.vpc_id) || this.isAsked(values));
    const routes = transition.ofType("aws_route").filter((route) => !this.isOfAnother(route));
    this.links = new Set(
      routes.filter(({ values }) => this.holdsServer(values.destination_cidr_block)).flatMap(nextHops),
    );
  }

  /** Whether hosts on the path are answered by way of it. */
  has(resource: Resource): boolean {
    const { type, values } = resource;
    switch (type) {
      case "aws_directory_service_conditional_forwarder":
        return this.directories.some((directory) => directory.values.id === values.directory_id);
      case "aws_vpc_security_group_ingress_rule":
      case "aws_vpc_security_group_egress_rule":
      case "aws_security_group_rule":
        return this.directories.some((directory) => directory.values.security_group_id === values.security_group_id);
      case "aws_directory_service_directory":
        return this.directories.some((directory) => directory.values.id === values.id);
      case "aws_customer_gateway":
      case "aws_vpn_connection":
      case "aws_vpn_connection_route":
      case "aws_vpn_gateway_route_propagation":
        return this.hubs.size > 0;
      case "aws_route":
        return nextHops(resource).some((id) => this.links.has(id)) && !this.isOfAnother(resource);
      case "aws_vpc_peering_connection":
        return this.links.has(values.id);
      case "aws_vpc_peering_connection_accepter":
      case "aws_vpc_peering_connection_options":
        return this.links.has(values.vpc_peering_connection_id);
      case "aws_route53_zone_association":
        return (
          this.isOfHubOrVpc(resource) && !this.isOfAnother(resource) && !this.goingWithOthers.has(resource.address)
        );
      default:
        return PLACES.has(type) && this.isOfHubOrVpc(resource) && !this.isOfAnother(resource);
    }
  }

  private holdsServer(written: Json | undefined): boolean {
    const network = cidrIn(written);
    return network !== undefined && this.path.servers.some((server) => network.contains(server));
  }

  private isAsked({ dns_ip_addresses: answering }: Resource["values"]): boolean {
    return addressesIn(texts(answering)).some(({ text }) => this.path.servers.some((server) => server.text === text));
  }

  /** Of a VPC with hosts of its own, which has an answer path of its own. */
  private isOfAnother(resource: Resource): boolean {
    return this.vpcsOf(resource).some((address) => this.others.has(address));
  }

  private isOfHubOrVpc(resource: Resource): boolean {
    return this.vpcsOf(resource).some((address) => this.mine.has(address));
  }

  /** Addresses of the VPC that it is, or is in, and of those that it was made after. */
  private vpcsOf(resource: Resource): readonly string[] {
    const own = this.transition.byId("aws_vpc", resource.values.vpc_id);
    const needed = [...this.transition.closureOf(resource)].filter((address) => VPC.test(address));
    return [resource.address, ...(own ? [own.address] : []), ...needed];
  }
}

const VPC = /(?:^|\.)aws_vpc\.[^.]+$/;

/** What hosts of a VPC and servers of a hub are in, and where private names are kept. */
const PLACES: ReadonlySet<string> = new Set([
  "aws_route53_resolver_config",
  "aws_route53_zone",
  "aws_route_table",
  "aws_route_table_association",
  "aws_subnet",
  "aws_vpc",
  "aws_vpc_ipv4_cidr_block_association",
  "aws_vpn_gateway",
]);

function nextHops({ values }: Resource): readonly Json[] {
  const { vpc_peering_connection_id: peering, transit_gateway_id: transit, gateway_id: gateway } = values;
  return [peering, transit, gateway].flatMap((id) => (typeof id === "string" && id !== "" ? [id] : []));
}
