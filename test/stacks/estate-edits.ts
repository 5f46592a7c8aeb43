import type { EstateChanges } from "./layouts";

/** What somebody may do to prod, and everything that may come of it, in either layout. */
export interface Edit {
  readonly entries: Readonly<Record<string, unknown>>;
  /** The stacks, one an account, that are written otherwise: new ones with a plus, gone ones with a minus. */
  readonly stacks: readonly string[];
  readonly added?: readonly string[] | Whole;
  readonly removed?: readonly string[] | Whole;
  readonly changed?: EstateChanges["changed"];
}

/** Every resource whose place matches: that many. */
export interface Whole {
  readonly of: RegExp;
  readonly count: number;
}

const main = (cidr: string, subnet: string, others: object = {}) => ({
  region: "us-west-2",
  cidr,
  subnets: { "app-a": { cidr: subnet, az: "a" } },
  ...others,
});

/** One more participant, with a PTR record. */
export const archive = {
  "accounts/archive": { id: "121212121212" },
  "participants/archive": {
    account: "archive",
    hub: "west",
    zone: "archive.aws.example.net",
    vpcs: { main: main("10.140.0.0/16", "10.140.0.0/20") },
    records: { server: { type: "A", values: ["10.140.0.10"], ptr: true } },
  },
};

/** A third hub. */
export const north = {
  "hubs/north": {
    account: "dns",
    region: "eu-west-1",
    cidr: "10.66.0.0/20",
    subnets: { "dc-a": { cidr: "10.66.0.0/24", az: "a" }, "dc-b": { cidr: "10.66.1.0/24", az: "b" } },
    clients: ["10.0.0.0/8"],
    directory: { name: "north.ad.example.net", subnets: ["dc-a", "dc-b"] },
  },
};

export const edits: Readonly<Record<string, Edit>> = {
  "adding a participant": {
    entries: archive,
    stacks: ["+participant-archive"],
    added: { of: / participant-archive\//, count: 20 },
  },
  "retiring a participant": {
    entries: { "participants/media/retired": true },
    stacks: ["participant-media"],
    removed: { of: / participant-media\//, count: 13 },
  },
  "retiring a participant with its peerings": {
    entries: {
      "participants/billing/retired": true,
      "peerings/legacy-billing/retired": true,
      "peerings/payments/retired": true,
      "peerings/shop-billing/retired": true,
    },
    stacks: [
      "participant-billing",
      // What was published of legacy/main was for this peering alone.
      "participant-legacy",
      ...["peering-legacy-billing", "peering-payments", "peering-shop-billing"],
    ],
    removed: { of: / (participant-billing|peering-legacy-billing|peering-payments|peering-shop-billing)\//, count: 55 },
  },
  "removing a participant that was retired": {
    entries: { "participants/closing": undefined, "accounts/closing": undefined },
    stacks: ["-participant-closing"],
  },
  "adding a VPC to a participant": {
    entries: { "participants/data/vpcs/batch": main("10.135.0.0/16", "10.135.0.0/20", { hub: "west" }) },
    stacks: ["participant-data"],
    added: { of: / participant-data\/((network|hub-peering|dhcp)-batch|zone-vpc-batch)\//, count: 14 },
  },
  "retiring a VPC with its peering": {
    entries: { "participants/platform/vpcs/europe/retired": true, "peerings/platform-europe/retired": true },
    stacks: ["participant-platform", "peering-platform-europe"],
    removed: { of: / (participant-platform\/[\w-]+-europe|peering-platform-europe)\//, count: 26 },
  },
  "adding a peering": {
    entries: { "peerings/data-tools": { between: ["data/main", "shop-tools/main"], allow: ["https"] } },
    stacks: ["+peering-data-tools"],
    added: { of: / peering-data-tools\//, count: 12 },
  },
  "retiring a peering": {
    entries: { "peerings/search-data/retired": true },
    stacks: ["participant-search", "peering-search-data"],
    removed: { of: / peering-search-data\//, count: 20 },
  },
  "removing a peering that was retired": {
    entries: { "peerings/legacy-data": undefined },
    stacks: ["-peering-legacy-data"],
  },
  "a partner's acceptance": {
    entries: { "peerings/telemetry/handshake": { request: "accepted" } },
    stacks: ["peering-telemetry"],
    added: [
      "aws_route peering-telemetry/peering/requester-private-172_31_16_0S20",
      "aws_vpc_peering_connection_options peering-telemetry/peering/options",
    ],
  },
  "adding a record": {
    entries: { "participants/data/records/pond": { type: "A", values: ["10.5.0.11"], ptr: true } },
    stacks: ["participant-data"],
    added: [
      "aws_route53_record participant-data/record-pond",
      "aws_route53_record participant-data/record-ptr-pond-10_5_0_11",
    ],
  },
  "retiring a record": {
    entries: { "participants/shop/records/checkout/retired": true },
    stacks: ["participant-shop"],
    removed: [
      "aws_route53_record participant-shop/record-checkout",
      "aws_route53_record participant-shop/record-ptr-checkout-10_1_0_10",
      "aws_route53_record participant-shop/record-ptr-checkout-10_1_16_10",
    ],
  },
  "removing a record that was retired": { entries: { "participants/shop/records/old": undefined }, stacks: [] },
  "adding a site": {
    entries: {
      "sites/branch": {
        hub: "east",
        domains: ["branch.example.com"],
        dnsServers: ["10.100.0.10"],
        networks: ["10.100.0.0/24"],
      },
    },
    stacks: ["hub-east", "hubs-east-west"],
    added: [
      "aws_directory_service_conditional_forwarder hub-east/dns/forwarding/forwarder-branch_example_com",
      "aws_directory_service_conditional_forwarder hubs-east-west/from-west/forwarder-branch_example_com",
      "aws_vpc_security_group_egress_rule hub-east/dns/forwarding/server-tcp-10_100_0_10S32",
      "aws_vpc_security_group_egress_rule hub-east/dns/forwarding/server-udp-10_100_0_10S32",
    ],
  },
  "retiring a site": {
    entries: { "sites/plant/retired": true },
    stacks: ["hub-west", "hubs-east-west"],
    // It was the last site behind the VPN gateway.
    removed: {
      of: / hub-west\/(site-plant|vpn-gateway)\/|forwarder-plant_example_com| hub-west\/.*server-\w+-192_168_128_10S32/,
      count: 8,
    },
  },
  "switching a VPC's dns": {
    entries: { "participants/billing/vpcs/main/dns": "hub" },
    stacks: ["participant-billing"],
    changed: ["aws_vpc_dhcp_options_association participant-billing/dhcp-main/association dhcp_options_id"],
  },
  "renaming a participant": {
    entries: { "participants/media/displayName": "Media ${live}" },
    stacks: ["participant-media"],
    changed: [
      "aws_route_table participant-media/network-main/table-private tags",
      "aws_subnet participant-media/network-main/subnet-app-a tags",
      "aws_vpc participant-media/network-main/vpc tags",
      "aws_vpc_dhcp_options participant-media/dhcp-main/amazon-provided tags",
      "aws_vpc_dhcp_options participant-media/dhcp-main/hub tags",
    ],
  },
  "renaming a site": {
    entries: { "sites/plant/displayName": "plant" },
    stacks: ["hub-west"],
    changed: [
      "aws_customer_gateway hub-west/site-plant/customer-gateway tags",
      "aws_vpn_connection hub-west/site-plant/connection tags",
    ],
  },
  "adding a hub": {
    entries: north,
    stacks: [
      ...["+hub-north", "+hubs-east-north", "+hubs-north-west"],
      ...["billing", "data", "legacy", "media", "platform", "search", "shop", "shop-tools"].map(
        (participant) => `participant-${participant}`,
      ),
    ],
    added: { of: / (hub-north|hubs-east-north|hubs-north-west|participant-[\w-]+\/zone-hub-north)\//, count: 60 },
  },
  "adding a secondary CIDR": {
    entries: { "participants/search/vpcs/california/secondaryCidrs": ["100.65.0.0/16"] },
    stacks: ["participant-search"],
    added: [
      "aws_route participant-search/hub-peering-california/accepter-private-100_65_0_0S16",
      "aws_vpc_ipv4_cidr_block_association participant-search/network-california/cidr-100_65_0_0S16",
    ],
  },
  "linking a VPC by other means": {
    entries: { "participants/search/vpcs/california/link": "external" },
    stacks: ["participant-search"],
    removed: { of: / participant-search\/hub-peering-california\//, count: 6 },
  },
  "releasing authorizations": {
    entries: { "participants/shop/authorizations": "released" },
    stacks: ["participant-shop"],
    removed: [
      "aws_route53_vpc_association_authorization participant-shop/zone-hub-east/authorization",
      "aws_route53_vpc_association_authorization participant-shop/zone-hub-west/authorization",
    ],
    // The same id, no longer read from the authorization.
    changed: [
      "aws_route53_zone_association participant-shop/zone-hub-east/association zone_id",
      "aws_route53_zone_association participant-shop/zone-hub-west/association zone_id",
    ],
  },
  "pinning a hub's addresses": {
    entries: { "hubs/west/dnsAddresses": ["10.128.0.10", "10.128.1.10"] },
    stacks: ["hub-west", "hubs-east-west", "participant-platform", "participant-search", "participant-shop"],
    // The addresses in so many words, in the place of what the directory says.
    changed: [
      "aws_directory_service_conditional_forwarder hubs-east-west/from-east/forwarder-plant_example_com dns_ips",
      "aws_directory_service_conditional_forwarder hubs-east-west/from-east/forwarder-west_ad_example_net dns_ips",
      "aws_vpc_dhcp_options participant-platform/dhcp-west/hub domain_name_servers",
      "aws_vpc_dhcp_options participant-search/dhcp-california/hub domain_name_servers",
      "aws_vpc_dhcp_options participant-search/dhcp-oregon/hub domain_name_servers",
      "aws_vpc_dhcp_options participant-shop/dhcp-west/hub domain_name_servers",
    ],
  },
};
