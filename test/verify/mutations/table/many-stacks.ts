import { inStack } from "../mutation";

const east = inStack("prod-hub-east");
const west = inStack("prod-hub-west");
const pair = inStack("prod-hubs-east-west");
const shop = inStack("prod-participant-shop");
const billing = inStack("prod-participant-billing");
const search = inStack("prod-participant-search");
const legacy = inStack("prod-participant-legacy");
const data = inStack("prod-participant-data");
const platform = inStack("prod-participant-platform");
const shopBilling = inStack("prod-peering-shop-billing");
const searchData = inStack("prod-peering-search-data");

const EAST_TABLE = "prod-hub-east: aws_route_table.hub_network_table-private";
const FORWARDER = "aws_directory_service_conditional_forwarder";
const FORWARDING = `${FORWARDER}.hub_dns_forwarding_forwarder`;
const ZONE = "aws_route53_zone.participant_zone";
const PUBLICATION = "aws_ssm_parameter.publication_parameter";
const GROUP = "aws_security_group.peering";

/** Faults whose effects show in other stacks, in the prod estate. */
export const manyStackMutations = [
  shop("the eastern hub has no route back to the pods", "V18", EAST_TABLE, (stack) =>
    stack.remove("aws_route.participant_hub-peering-main_accepter-private-100_64_0_0S16"),
  ),
  shop("the pods have no route to the hub", "V15", "aws_route_table.participant_network-main_table-pods", (stack) =>
    stack.remove("aws_route.participant_hub-peering-main_requester-pods-10_0_0_0S20"),
  ),
  shop(
    "a second network disappears, and routes to it stay",
    ["V17", "V18", "V19"],
    [
      "aws_route.participant_hub-peering-main_accepter-private-100_64_0_0S16",
      ...["aws_subnet.participant_network-main_subnet-pods-a", "aws_vpc.participant_network-main_vpc"],
      "prod-peering-shop-tools: aws_route.peering_requester-private-100_64_0_0S16",
    ],
    (stack) => {
      for (const subnet of ["pods-a", "pods-b"]) {
        stack.set(`aws_subnet.participant_network-main_subnet-${subnet}`, {
          vpc_id: stack.reference("aws_vpc.participant_network-main_vpc"),
        });
      }
      stack.remove("aws_vpc_ipv4_cidr_block_association.participant_network-main_cidr-100_64_0_0S16");
    },
  ),
  shop("the western hub does not see the shop's zone", "V4", ZONE, (stack) =>
    stack.remove("aws_route53_zone_association.participant_zone-hub-west_association"),
  ),
  shop(
    "the shop's own second VPC does not see its zone, which the hubs do",
    ["V27"],
    [
      "aws_vpc_dhcp_options_association.participant_dhcp-west_association",
      "aws_vpc_dhcp_options_association.participant_dhcp-main_association",
    ],
    (stack) =>
      stack.doNotWait(
        "aws_vpc_dhcp_options_association.participant_dhcp-west_association",
        "aws_route53_zone_association.participant_zone-hub-west_association",
      ),
  ),
  shop(
    "the shop's western VPC has one server of three",
    ["V13", "V26"],
    "aws_vpc_dhcp_options.participant_dhcp-main_hub",
    (stack) => stack.set("aws_vpc_dhcp_options.participant_dhcp-main_hub", { domain_name_servers: ["10.0.0.10"] }),
  ),
  shop("one of the pinned servers is another", "V10", "aws_vpc_dhcp_options.participant_dhcp-main_hub", (stack) =>
    stack.set("aws_vpc_dhcp_options.participant_dhcp-main_hub", {
      domain_name_servers: ["10.0.0.10", "10.0.1.10", "10.0.1.11"],
    }),
  ),
  shop("five servers", ["V29", "V13"], "aws_vpc_dhcp_options.participant_dhcp-main_hub", (stack) =>
    stack.set("aws_vpc_dhcp_options.participant_dhcp-main_hub", {
      domain_name_servers: ["10.0.0.10", "10.0.1.10", "10.0.0.11", "10.0.0.10", "10.0.1.10"],
    }),
  ),
  shop(
    "hosts may get Amazon's resolver or the hub",
    ["V13", "V2", "V24"],
    "aws_vpc_dhcp_options.participant_dhcp-main_hub",
    (stack) =>
      stack.set("aws_vpc_dhcp_options.participant_dhcp-main_hub", {
        domain_name_servers: ["10.0.0.10", "AmazonProvidedDNS"],
      }),
  ),
  shop(
    "the directory's subnet is cut off from the shop",
    "V20",
    "aws_vpc_peering_connection_accepter.participant_hub-peering-west_accepter",
    (stack) =>
      stack.set("aws_vpc_peering_connection_accepter.participant_hub-peering-west_accepter", { region: "us-east-1" }),
  ),
  billing("the billing zone would lose the hubs at the next apply", "V6", ZONE, (stack) =>
    stack.set(ZONE, { lifecycle: { ignore_changes: [] } }),
  ),
  billing(
    "the ledger cannot answer the eastern hub's clients",
    ["V15"],
    "aws_route_table.participant_network-main_table-data",
    (stack) => stack.remove("aws_route.participant_hub-peering-main_requester-data-10_0_0_0S20"),
  ),
  search(
    "the western hub has no route back to California",
    "V18",
    ["prod-hub-west: data.aws_route_table.hub_network_table-private", "data.aws_ssm_parameter.hub-west_parameter"],
    (stack) => stack.remove("aws_route.participant_hub-peering-california_accepter-private-10_131_0_0S16"),
  ),
  search(
    "California's peering does not name the hub's Region",
    "V20",
    "aws_vpc_peering_connection.participant_hub-peering-california_connection",
    (stack) =>
      stack.set("aws_vpc_peering_connection.participant_hub-peering-california_connection", { peer_region: undefined }),
  ),
  legacy(
    "one of two existing tables has no route to the hub",
    "V15",
    "data.aws_route_table.participant_network-main_table-batch",
    (stack) => stack.remove("aws_route.participant_hub-peering-main_requester-batch-10_0_0_0S20"),
  ),
  legacy(
    "nobody authorized the eastern hub to see an existing zone",
    "V5",
    ["aws_route53_zone_association.participant_zone-hub-east_association", "data.aws_route53_zone.participant_zone"],
    (stack) =>
      stack.remove(
        "aws_route53_vpc_association_authorization.participant_zone-hub-east_authorization",
        "data.aws_route53_zone.participant_zone",
      ),
  ),
  data(
    "hosts are sent to a hub that may not answer yet",
    "V27",
    "aws_vpc_dhcp_options_association.participant_dhcp-main_association",
    (stack) =>
      stack.doNotWait(
        "aws_vpc_dhcp_options_association.participant_dhcp-main_association",
        "aws_route.participant_hub-peering-main_accepter-private-10_5_0_0S16",
      ),
  ),
  platform("a VPC in Europe lacks DNS hostnames", "V12", "aws_vpc.participant_network-europe_vpc", (stack) =>
    stack.set("aws_vpc.participant_network-europe_vpc", { enable_dns_hostnames: false }),
  ),
  east("the hub publishes itself before it answers", "V27", PUBLICATION, (stack) =>
    stack.set(PUBLICATION, { depends_on: undefined }),
  ),
  east("the hub publishes itself before it forwards to headquarters", "V27", PUBLICATION, (stack) =>
    stack.doNotWait(PUBLICATION, `${FORWARDING}-corp_example_com`),
  ),
  east("a pool of clients is missing", "V23", "aws_directory_service_directory.hub_directory", (stack) =>
    stack.remove("aws_vpc_security_group_ingress_rule.hub_dns_forwarding_client-udp-100_64_0_0S10"),
  ),
  east("headquarters cannot be asked over TCP", "V23", "aws_directory_service_directory.hub_directory", (stack) =>
    stack.remove("aws_vpc_security_group_egress_rule.hub_dns_forwarding_server-tcp-192_168_0_10S32"),
  ),
  east(
    "unknown names leave for the internet",
    "V24",
    ["aws_vpc.hub_network_vpc", `${FORWARDING}-aws_example_net`],
    (stack) => {
      stack.remove("aws_route53_zone.hub_dns_root-zone");
    },
  ),
  east("the VPN gateway stands at no VPC", "V20", "aws_vpn_gateway.hub_vpn-gateway", (stack) =>
    stack.set("aws_vpn_gateway.hub_vpn-gateway", { vpc_id: undefined }),
  ),
  east("reverse names of pods are asked on-premises", ["V11", "V1"], `${FORWARDING}-64_100_in-addr_arpa`, (stack) =>
    stack.set(`${FORWARDING}-64_100_in-addr_arpa`, { dns_ips: ["192.168.0.10"] }),
  ),
  west("the VPN does not lead to the plant", "V20", ["aws_vpn_connection.hub_site-plant_connection"], (stack) =>
    stack.remove("aws_vpn_connection_route.hub_site-plant_route-192_168_128_0S18"),
  ),
  west(
    "the VPN leads to half of the plant, which its servers are not in",
    "V20",
    ["aws_vpn_connection_route.hub_site-plant_route-192_168_128_0S18", "aws_vpn_connection.hub_site-plant_connection"],
    (stack) =>
      stack.set("aws_vpn_connection_route.hub_site-plant_route-192_168_128_0S18", {
        destination_cidr_block: "192.168.160.0/19",
      }),
  ),
  west(
    "the hubs send the plant's names to each other",
    "V3",
    [`${FORWARDING}-plant_example_com`, `prod-hubs-east-west: ${FORWARDER}.pair_from-east_forwarder-plant_example_com`],
    (stack) => stack.set(`${FORWARDING}-plant_example_com`, { dns_ips: ["10.0.0.10", "10.0.1.10", "10.0.0.11"] }),
  ),
  pair(
    "the eastern hub asks the plant itself, which it has no link to",
    ["V17", "V15", "V20", "V18", "V23"],
    [
      `${FORWARDER}.pair_from-east_forwarder-plant_example_com`,
      EAST_TABLE,
      "prod-hub-east: aws_directory_service_directory.hub_directory",
    ],
    (stack) => stack.set(`${FORWARDER}.pair_from-east_forwarder-plant_example_com`, { dns_ips: ["192.168.128.10"] }),
  ),
  pair(
    "the eastern hub does not know the western directory",
    ["V1", "V11"],
    ["prod-hub-east: aws_directory_service_directory.hub_directory"],
    (stack) => stack.remove(`${FORWARDER}.pair_from-east_forwarder-west_ad_example_net`),
  ),
  pair("the eastern hub has no route to the western", ["V15", "V18"], EAST_TABLE, (stack) =>
    stack.remove("aws_route.pair_peering_requester-private-10_128_0_0S20"),
  ),
  pair("nobody accepts the peering of the hubs", "V20", "aws_vpc_peering_connection.pair_peering_connection", (stack) =>
    stack.remove(
      "aws_vpc_peering_connection_accepter.pair_peering_accepter",
      "aws_vpc_peering_connection.pair_peering_connection",
    ),
  ),
  pair(
    "the western hub does not see a reverse zone",
    "V4",
    "prod-hub-east: aws_route53_zone.hub_reverse_zone-10_in-addr_arpa_zone",
    (stack) => stack.remove("aws_route53_zone_association.pair_reverse-10_in-addr_arpa_association"),
  ),
  shopBilling("billing does not let the shop use its database", "V16", `${GROUP}_accepter-services_group`, (stack) =>
    stack.remove("aws_vpc_security_group_ingress_rule.peering_accepter-services_ingress-tcp-5432-5432-10_1_0_0S16"),
  ),
  shopBilling(
    "the shop has no route to billing",
    ["V16", "V18"],
    "prod-participant-shop: aws_route_table.participant_network-main_table-private",
    (stack) => stack.remove("aws_route.peering_requester-private-10_3_0_0S16"),
  ),
  shopBilling("the asking account accepts", "V20", "aws_vpc_peering_connection_accepter.peering_accepter", (stack) =>
    stack.set("aws_vpc_peering_connection_accepter.peering_accepter", { provider: "aws.shop" }),
  ),
  searchData(
    "a rule refers to a group in another Region",
    "V22",
    "aws_vpc_security_group_ingress_rule.peering_accepter-services_ingress-tcp-443-443-10_130_0_0S16",
    (stack) =>
      stack.set("aws_vpc_security_group_ingress_rule.peering_accepter-services_ingress-tcp-443-443-10_130_0_0S16", {
        cidr_ipv4: undefined,
        referenced_security_group_id: stack.reference("aws_security_group.peering_requester-services_group"),
      }),
  ),
  searchData(
    "streams are let in at half of their ports",
    "V16",
    "aws_vpc_security_group_ingress_rule.peering_accepter-services_ingress-udp-9000-9010-10_130_0_0S16",
    (stack) =>
      stack.set("aws_vpc_security_group_ingress_rule.peering_accepter-services_ingress-udp-9000-9010-10_130_0_0S16", {
        to_port: 9005,
      }),
  ),
];
