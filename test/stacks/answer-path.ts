import type { Resource, TerraformJson } from "../support/terraform-json";
import { pointingTo, refers, target } from "./references";

/**
 * All that must stand before the hosts of a VPC may be sent to its hub, found by what kind of thing each resource is
 * and what it points to.
 */
export class AnswerPath {
  private readonly vpc: Resource;
  private readonly directory: Resource;
  private readonly hubVpc: Resource;

  /** @param association what gives the VPC its DHCP option set */
  constructor(
    private readonly json: TerraformJson,
    association: Resource,
  ) {
    this.vpc = target(json, association, "vpc_id");
    this.directory = this.findDirectory();
    this.hubVpc = this.vpcOf(this.directory);
  }

  get addresses(): string[] {
    const parts = [this.hub(), this.vpn(), this.tablesInEffect(), this.peering(), this.zones()];
    return [...new Set(parts.flat().map(({ address }) => address))].sort();
  }

  /** `<route table> to <network>` for every table of either VPC, and the network of the other. */
  get ways(): string[] {
    const { vpc, hubVpc } = this;
    return [
      { tables: this.pointing("aws_route_table", "vpc_id", [vpc]), to: hubVpc },
      { tables: this.pointing("aws_route_table", "vpc_id", [hubVpc]), to: vpc },
    ].flatMap(({ tables, to }) => tables.map(({ address }) => `${address} to ${String(to.attributes.cidr_block)}`));
  }

  /** The same of the routes that lead into the peering. */
  get routes(): string[] {
    return this.peering()
      .filter(({ type }) => type === "aws_route")
      .map((route) => {
        const { address } = target(this.json, route, "route_table_id");
        return `${address} to ${String(route.attributes.destination_cidr_block)}`;
      });
  }

  private hub(): Resource[] {
    const { directory, hubVpc } = this;
    return [
      directory,
      ...this.pointing("aws_directory_service_conditional_forwarder", "directory_id", [directory]),
      ...this.pointing("aws_vpc_security_group_ingress_rule", "security_group_id", [directory]),
      ...this.pointing("aws_vpc_security_group_egress_rule", "security_group_id", [directory]),
      ...this.pointing("aws_route53_zone", "vpc", [hubVpc]),
    ];
  }

  private vpn(): Resource[] {
    const gateways = this.pointing("aws_vpn_gateway", "vpc_id", [this.hubVpc]);
    const connections = this.pointing("aws_vpn_connection", "vpn_gateway_id", gateways);
    return [
      ...gateways,
      ...this.pointing("aws_vpn_gateway_route_propagation", "vpn_gateway_id", gateways),
      ...connections,
      ...connections.map((connection) => target(this.json, connection, "customer_gateway_id")),
      ...this.pointing("aws_vpn_connection_route", "vpn_connection_id", connections),
    ];
  }

  /** A subnet without its association would use the VPC's main table, in which no route leads to the peer. */
  private tablesInEffect(): Resource[] {
    const subnets = this.pointing("aws_subnet", "vpc_id", [this.vpc, this.hubVpc]);
    return this.pointing("aws_route_table_association", "subnet_id", subnets);
  }

  private peering(): Resource[] {
    const connections = this.connections().filter((connection) =>
      ENDS.some((end) => refers(connection, end, this.hubVpc)),
    );
    const accepters = this.pointing("aws_vpc_peering_connection_accepter", PEERING, connections);
    const joined = [...connections, ...accepters];
    return [
      ...joined,
      ...this.pointing("aws_vpc_peering_connection_options", PEERING, joined),
      ...this.pointing("aws_route", PEERING, joined),
    ];
  }

  /** The zones of the VPC's own account, and what makes them seen. */
  private zones(): Resource[] {
    const { provider } = this.vpc.attributes;
    const zones = this.json.resources("aws_route53_zone").filter(({ attributes }) => attributes.provider === provider);
    const authorizations = this.pointing("aws_route53_vpc_association_authorization", "zone_id", zones);
    const associations = this.pointing("aws_route53_zone_association", "zone_id", [...zones, ...authorizations]);
    return [...zones, ...authorizations, ...associations];
  }

  /** The one whose VPC is peered with the VPC. */
  private findDirectory(): Resource {
    const [directory, ...others] = this.json
      .resources("aws_directory_service_directory")
      .filter((candidate) => this.connections().some((c) => ENDS.some((end) => refers(c, end, this.vpcOf(candidate)))));
    if (directory === undefined || others.length > 0) throw new Error(`${this.vpc.address} is not peered with one hub`);
    return directory;
  }

  private vpcOf(directory: Resource): Resource {
    return target(this.json, directory, "vpc_settings.vpc_id");
  }

  /** Every peering of the VPC. */
  private connections(): Resource[] {
    return this.json
      .resources("aws_vpc_peering_connection")
      .filter((connection) => ENDS.some((end) => refers(connection, end, this.vpc)));
  }

  private pointing(type: string, attribute: string, targets: readonly Resource[]): Resource[] {
    return pointingTo(this.json, type, attribute, targets);
  }
}

const PEERING = "vpc_peering_connection_id";
const ENDS = ["vpc_id", "peer_vpc_id"];
