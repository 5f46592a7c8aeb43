import { dev } from "../../environments/dev";
import { additions } from "./additions";
import { type Changes, changesBetween, readable } from "./changes";
import { stackOf, withEntries } from "./estates";

const before = stackOf(dev);

/** The associations that send each VPC's hosts to the hub wait for whatever makes it answer, new pieces included. */
const waiting = (...participants: readonly string[]) =>
  participants.map((key) => `aws_vpc_dhcp_options_association.participant-${key}_dhcp-main_association depends_on`);
const everybody = waiting("pa1", "pa2", "pa3");

const expected: Record<keyof typeof additions, Omit<Changes, "removed">> = {
  participant: {
    added: [
      "aws_route.participant-pa0_hub-peering-main_accepter-private-10_4_0_0S16",
      "aws_route.participant-pa0_hub-peering-main_requester-private-10_0_0_0S16",
      "aws_route53_record.participant-pa0_record-server",
      "aws_route53_vpc_association_authorization.participant-pa0_zone-hub-east_authorization",
      "aws_route53_zone.participant-pa0_zone",
      "aws_route53_zone_association.participant-pa0_zone-hub-east_association",
      "aws_route_table.participant-pa0_network-main_table-private",
      "aws_route_table_association.participant-pa0_network-main_association-app-a",
      "aws_subnet.participant-pa0_network-main_subnet-app-a",
      "aws_vpc.participant-pa0_network-main_vpc",
      "aws_vpc_dhcp_options.participant-pa0_dhcp-main_amazon-provided",
      "aws_vpc_dhcp_options.participant-pa0_dhcp-main_hub",
      "aws_vpc_dhcp_options_association.participant-pa0_dhcp-main_association",
      "aws_vpc_peering_connection.participant-pa0_hub-peering-main_connection",
      "aws_vpc_peering_connection_accepter.participant-pa0_hub-peering-main_accepter",
      "aws_vpc_peering_connection_options.participant-pa0_hub-peering-main_accepter-options",
      "aws_vpc_peering_connection_options.participant-pa0_hub-peering-main_requester-options",
    ],
    changed: [],
  },
  vpc: {
    added: [
      "aws_route.participant-pa1_hub-peering-batch_accepter-private-10_4_0_0S16",
      "aws_route.participant-pa1_hub-peering-batch_requester-private-10_0_0_0S16",
      "aws_route53_zone_association.participant-pa1_zone-vpc-batch_association",
      "aws_route_table.participant-pa1_network-batch_table-private",
      "aws_route_table_association.participant-pa1_network-batch_association-app-a",
      "aws_subnet.participant-pa1_network-batch_subnet-app-a",
      "aws_vpc.participant-pa1_network-batch_vpc",
      "aws_vpc_dhcp_options.participant-pa1_dhcp-batch_amazon-provided",
      "aws_vpc_dhcp_options.participant-pa1_dhcp-batch_hub",
      "aws_vpc_dhcp_options_association.participant-pa1_dhcp-batch_association",
      "aws_vpc_peering_connection.participant-pa1_hub-peering-batch_connection",
      "aws_vpc_peering_connection_accepter.participant-pa1_hub-peering-batch_accepter",
      "aws_vpc_peering_connection_options.participant-pa1_hub-peering-batch_accepter-options",
      "aws_vpc_peering_connection_options.participant-pa1_hub-peering-batch_requester-options",
    ],
    changed: waiting("pa1"),
  },
  subnet: {
    added: [
      "aws_route_table_association.participant-pa1_network-main_association-app-0",
      "aws_subnet.participant-pa1_network-main_subnet-app-0",
    ],
    changed: waiting("pa1"),
  },
  subnetWithTable: {
    added: [
      "aws_route.participant-pa1_hub-peering-main_requester-data-10_0_0_0S16",
      "aws_route.peering-pa1-pa3_peering_requester-data-10_3_0_0S16",
      "aws_route_table.participant-pa1_network-main_table-data",
      "aws_route_table_association.participant-pa1_network-main_association-app-0",
      "aws_subnet.participant-pa1_network-main_subnet-app-0",
    ],
    changed: waiting("pa1"),
  },
  record: { added: ["aws_route53_record.participant-pa1_record-api"], changed: [] },
  peering: {
    added: [
      "aws_route.peering-pa1-pa2_peering_accepter-data-10_1_0_0S16",
      "aws_route.peering-pa1-pa2_peering_accepter-private-10_1_0_0S16",
      "aws_route.peering-pa1-pa2_peering_requester-private-10_2_0_0S16",
      "aws_security_group.peering-pa1-pa2_accepter-services_group",
      "aws_security_group.peering-pa1-pa2_requester-services_group",
      "aws_vpc_peering_connection.peering-pa1-pa2_peering_connection",
      "aws_vpc_peering_connection_accepter.peering-pa1-pa2_peering_accepter",
      "aws_vpc_peering_connection_options.peering-pa1-pa2_peering_accepter-options",
      "aws_vpc_peering_connection_options.peering-pa1-pa2_peering_requester-options",
      "aws_vpc_security_group_egress_rule.peering-pa1-pa2_accepter-services_egress-tcp-443-443-10_1_0_0S16",
      "aws_vpc_security_group_egress_rule.peering-pa1-pa2_requester-services_egress-tcp-443-443-10_2_0_0S16",
      "aws_vpc_security_group_ingress_rule.peering-pa1-pa2_accepter-services_ingress-tcp-443-443-10_1_0_0S16",
      "aws_vpc_security_group_ingress_rule.peering-pa1-pa2_requester-services_ingress-tcp-443-443-10_2_0_0S16",
    ],
    changed: [],
  },
  forwarder: {
    added: ["aws_directory_service_conditional_forwarder.hub-east_dns_forwarding_forwarder-corp_example_org"],
    changed: everybody,
  },
  site: {
    added: [
      "aws_customer_gateway.hub-east_site-branch_customer-gateway",
      "aws_directory_service_conditional_forwarder.hub-east_dns_forwarding_forwarder-example_org",
      "aws_vpc_security_group_egress_rule.hub-east_dns_forwarding_server-tcp-10_200_0_10S32",
      "aws_vpc_security_group_egress_rule.hub-east_dns_forwarding_server-udp-10_200_0_10S32",
      "aws_vpn_connection.hub-east_site-branch_connection",
      "aws_vpn_connection_route.hub-east_site-branch_route-10_200_0_0S24",
    ],
    changed: everybody,
  },
  clientPool: {
    added: [
      "aws_vpc_security_group_ingress_rule.hub-east_dns_forwarding_client-tcp-100_64_0_0S10",
      "aws_vpc_security_group_ingress_rule.hub-east_dns_forwarding_client-udp-100_64_0_0S10",
    ],
    changed: everybody,
  },
  dnsServer: {
    added: [
      "aws_vpc_security_group_egress_rule.hub-east_dns_forwarding_server-tcp-192_168_0_9S32",
      "aws_vpc_security_group_egress_rule.hub-east_dns_forwarding_server-udp-192_168_0_9S32",
    ],
    changed: [
      "aws_directory_service_conditional_forwarder.hub-east_dns_forwarding_forwarder-example_com dns_ips",
      ...everybody,
    ],
  },
};

describe("what is added comes with its own addresses, goes with them again, and moves nothing else:", () => {
  it.each(Object.keys(additions) as (keyof typeof additions)[])("%s", (what) => {
    const after = stackOf(withEntries(dev, additions[what]));
    const { added, changed } = expected[what];
    expect(changesBetween(before, after)).toEqual({ added, removed: [], changed });
    expect(changesBetween(after, before)).toEqual({ added: [], removed: added, changed });
  });
});

describe("what dev began with goes with its own addresses, and moves nothing else:", () => {
  it.each([
    ["a participant", "participants/pa2", /\.participant-pa2_/, 42, []],
    ["a subnet", "participants/pa1/vpcs/main/subnets/app-a", /\.participant-pa1_.*-app-a_/, 2, waiting("pa1")],
    ["a record", "participants/pa2/records/api-blue", /record-api-blue_/, 1, []],
    ["a peering", "peerings/pa1-pa3", /\.peering-pa1-pa3_/, 12, []],
    ["a site", "sites/office", /_vpn-gateway_|_site-office_|_server-|_forwarder-example_com_/, 9, everybody],
  ])("%s", (_what, path, its, count, changed) => {
    const { removed, ...others } = changesBetween(before, stackOf(withEntries(dev, { [path]: undefined })));
    expect(others).toEqual({ added: [], changed });
    expect(removed).toHaveLength(count);
    expect(removed).toEqual(
      before
        .addresses()
        .filter((address) => its.test(address))
        .map(readable),
    );
  });
});
