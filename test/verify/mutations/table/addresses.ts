/** Addresses of the dev estate, by what they are. */
export const HUB = {
  vpc: "aws_vpc.hub-east_network_vpc",
  table: "aws_route_table.hub-east_network_table-private",
  subnetA: "aws_subnet.hub-east_network_subnet-dc-a",
  subnetB: "aws_subnet.hub-east_network_subnet-dc-b",
  directory: "aws_directory_service_directory.hub-east_directory",
  rootZone: "aws_route53_zone.hub-east_dns_root-zone",
  rootForwarder: "aws_directory_service_conditional_forwarder.hub-east_dns_forwarding_forwarder-awscloud_com",
  siteForwarder: "aws_directory_service_conditional_forwarder.hub-east_dns_forwarding_forwarder-example_com",
  gateway: "aws_vpn_gateway.hub-east_vpn-gateway",
  connection: "aws_vpn_connection.hub-east_site-office_connection",
  propagation: "aws_vpn_gateway_route_propagation.hub-east_vpn-gateway_propagation-private",
  association: (subnet: string) => `aws_route_table_association.hub-east_network_association-${subnet}`,
  client: (rule: string) => `aws_vpc_security_group_ingress_rule.hub-east_dns_forwarding_client-${rule}`,
  server: (rule: string) => `aws_vpc_security_group_egress_rule.hub-east_dns_forwarding_server-${rule}`,
} as const;

export function participant(key: string) {
  return {
    vpc: `aws_vpc.participant-${key}_network-main_vpc`,
    zone: `aws_route53_zone.participant-${key}_zone`,
    authorization: `aws_route53_vpc_association_authorization.participant-${key}_zone-hub-east_authorization`,
    association: `aws_route53_zone_association.participant-${key}_zone-hub-east_association`,
    options: `aws_vpc_dhcp_options.participant-${key}_dhcp-main_hub`,
    dhcp: `aws_vpc_dhcp_options_association.participant-${key}_dhcp-main_association`,
    connection: `aws_vpc_peering_connection.participant-${key}_hub-peering-main_connection`,
    accepter: `aws_vpc_peering_connection_accepter.participant-${key}_hub-peering-main_accepter`,
    toHub: (table = "private") => `aws_route.participant-${key}_hub-peering-main_requester-${table}-10_0_0_0S16`,
    fromHub: (cidr: string) => `aws_route.participant-${key}_hub-peering-main_accepter-private-${cidr}`,
    table: (name = "private") => `aws_route_table.participant-${key}_network-main_table-${name}`,
    subnet: (name: string) => `aws_subnet.participant-${key}_network-main_subnet-${name}`,
    tableAssociation: (name: string) =>
      `aws_route_table_association.participant-${key}_network-main_association-${name}`,
    record: (name: string) => `aws_route53_record.participant-${key}_record-${name}`,
  };
}

/** The peering between pa1 and pa3. */
export const PEERING = {
  connection: "aws_vpc_peering_connection.peering-pa1-pa3_peering_connection",
  accepter: "aws_vpc_peering_connection_accepter.peering-pa1-pa3_peering_accepter",
  fromPa1: "aws_route.peering-pa1-pa3_peering_requester-private-10_3_0_0S16",
  fromPa3: "aws_route.peering-pa1-pa3_peering_accepter-private-10_1_0_0S16",
  group: (side: string) => `aws_security_group.peering-pa1-pa3_${side}-services_group`,
  ingress: (side: string, cidr: string) =>
    `aws_vpc_security_group_ingress_rule.peering-pa1-pa3_${side}-services_ingress-tcp-443-443-${cidr}`,
  egress: (side: string, cidr: string) =>
    `aws_vpc_security_group_egress_rule.peering-pa1-pa3_${side}-services_egress-tcp-443-443-${cidr}`,
} as const;
