/** VPC, subnets, route tables, routes, DHCP options. */
import { Address4 } from "ip-address";
import { digest, type Cloud } from "../cloud";
import { text, type Value } from "../values";
import { attendantId, ec2Arn, hexId, oneOf, type Check, type Facts } from "./facts";

/** An IPv4 network as AWS takes it: no host bits. */
export const cidr: Check = (value) => {
  if (!Address4.isValid(value) || !value.includes("/")) return `${value} is not an IPv4 CIDR`;
  const network = new Address4(value);
  const start = network.startAddress().correctForm();
  return start === network.correctForm()
    ? undefined
    : `${value} has host bits; the network is ${start}${network.subnet}`;
};

const vpcCidr: Check = (value) => {
  const length = Number(value.split("/")[1]);
  return cidr(value) ?? (length >= 16 && length <= 28 ? undefined : `${value} is not between /16 and /28`);
};

const DESTINATIONS = ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"];
const TARGETS = [
  "carrier_gateway_id",
  "core_network_arn",
  "egress_only_gateway_id",
  "gateway_id",
  "local_gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
];
const DHCP_OPTIONS = [
  "domain_name",
  "domain_name_servers",
  "ipv6_address_preferred_lease_time",
  "netbios_name_servers",
  "netbios_node_type",
  "ntp_servers",
];

export const vpcFacts: Record<string, Facts> = {
  aws_vpc: {
    version: 1,
    id: hexId("vpc"),
    defaults: { enable_dns_support: true, instance_tenancy: "default" },
    forceNew: ["cidr_block", "ipv4_ipam_pool_id", "ipv4_netmask_length"],
    replaces: (prior, planned) =>
      prior.instance_tenancy === "default" && planned.instance_tenancy === "dedicated" ? ["instance_tenancy"] : [],
    conflicts: [
      ["cidr_block", "ipv4_netmask_length"],
      ["assign_generated_ipv6_cidr_block", "ipv6_ipam_pool_id"],
      ["assign_generated_ipv6_cidr_block", "ipv6_cidr_block"],
      ["ipv6_cidr_block", "ipv6_netmask_length"],
    ],
    requires: {
      ipv4_netmask_length: ["ipv4_ipam_pool_id"],
      ipv6_cidr_block: ["ipv6_ipam_pool_id"],
      ipv6_cidr_block_network_border_group: ["assign_generated_ipv6_cidr_block"],
      ipv6_netmask_length: ["ipv6_ipam_pool_id"],
    },
    checks: { cidr_block: vpcCidr, instance_tenancy: oneOf("default", "dedicated") },
    computed: {
      arn: ec2Arn("vpc"),
      default_network_acl_id: ({ id }) => attendantId("acl", id),
      default_route_table_id: ({ id }) => attendantId("rtb", id),
      default_security_group_id: ({ id }) => attendantId("sg", id),
      dhcp_options_id: ({ account, region }) => attendantId("dopt", account, region),
      main_route_table_id: ({ id }) => attendantId("rtb", id),
    },
    refresh: (values, cloud) => ({
      ...values,
      dhcp_options_id: optionSetOf(values.id, cloud) ?? values.dhcp_options_id ?? null,
    }),
  },

  aws_vpc_ipv4_cidr_block_association: {
    id: hexId("vpc-cidr-assoc"),
    forceNew: ["cidr_block", "ipv4_ipam_pool_id", "ipv4_netmask_length", "vpc_id"],
    checks: { cidr_block: vpcCidr },
  },

  aws_subnet: {
    version: 1,
    id: hexId("subnet"),
    defaults: {
      assign_ipv6_address_on_creation: false,
      enable_dns64: false,
      enable_resource_name_dns_a_record_on_launch: false,
      enable_resource_name_dns_aaaa_record_on_launch: false,
      ipv6_native: false,
      map_public_ip_on_launch: false,
    },
    forceNew: ["availability_zone", "availability_zone_id", "cidr_block", "ipv6_native", "outpost_arn", "vpc_id"],
    conflicts: [["availability_zone", "availability_zone_id"]],
    requires: {
      customer_owned_ipv4_pool: ["map_customer_owned_ip_on_launch", "outpost_arn"],
      map_customer_owned_ip_on_launch: ["customer_owned_ipv4_pool", "outpost_arn"],
    },
    checks: { cidr_block: cidr, private_dns_hostname_type_on_launch: oneOf("ip-name", "resource-name") },
    computed: {
      arn: ec2Arn("subnet"),
      availability_zone: ({ region }) => `${region}a`,
      availability_zone_id: ({ region, values }) => zoneId(text(values.availability_zone) || `${region}a`),
      private_dns_hostname_type_on_launch: "ip-name",
    },
  },

  aws_route_table: {
    id: hexId("rtb"),
    forceNew: ["vpc_id"],
    computed: { arn: ec2Arn("route-table") },
  },

  aws_route_table_association: {
    id: hexId("rtbassoc"),
    forceNew: ["gateway_id", "subnet_id"],
    exactlyOne: [["gateway_id", "subnet_id"]],
  },

  aws_route: {
    id: ({ values }) => {
      const destination = DESTINATIONS.map((name) => text(values[name])).join("");
      return `r-${text(values.route_table_id)}${String(parseInt(digest(destination).slice(0, 8), 16))}`;
    },
    forceNew: [...DESTINATIONS, "route_table_id"],
    conflicts: [
      ["carrier_gateway_id", "destination_ipv6_cidr_block"],
      ["egress_only_gateway_id", "destination_cidr_block"],
      ["vpc_endpoint_id", "destination_prefix_list_id"],
    ],
    exactlyOne: [DESTINATIONS, TARGETS],
    checks: { destination_cidr_block: cidr },
    computed: { origin: "CreateRoute", state: "active" },
  },

  aws_vpc_dhcp_options: {
    id: hexId("dopt"),
    forceNew: DHCP_OPTIONS,
    atLeastOne: [DHCP_OPTIONS],
    computed: { arn: ec2Arn("dhcp-options") },
  },

  aws_vpc_dhcp_options_association: {
    id: ({ values }) => `${text(values.dhcp_options_id)}-${text(values.vpc_id)}`,
    forceNew: ["vpc_id"],
    refresh: (values, cloud) => {
      const used = optionSetOf(values.vpc_id, cloud);
      return used === undefined || used === values.dhcp_options_id ? values : null;
    },
  },
};

/** The option set that a VPC uses, as far as the cloud knows. */
function optionSetOf(vpc: Value | undefined, cloud: Cloud): Value | undefined {
  return cloud.find("aws_vpc", text(vpc))?.values.dhcp_options_id;
}

/** use1-az1 for us-east-1a: a shape, not the account's own mapping. */
function zoneId(zone: string): string {
  const [, continent = "", direction = "", number = "", letter = "a"] = /^(\w+)-(\w+)-(\d)(\w)$/.exec(zone) ?? [];
  return `${continent}${direction.charAt(0)}${number}-az${letter.charCodeAt(0) - 96}`;
}
