import type { PlainEstate } from "./estate";

/** A directory, and a module for each pair of VPCs: the style of teams that wrap everything into modules. */
export const peeringModules: PlainEstate = {
  fixture: "peering-modules",
  faults: [
    {
      title: "the hub gets no route back to orders",
      edits: [
        {
          file: "peerings.tf",
          replace: "near = local.orders\n  far  = local.hub\n",
          by: "near = local.orders\n  far  = merge(local.hub, { route_table_ids = [] })\n",
        },
      ],
      invariant: "V18",
      cause: "module.hub.aws_route_table.this",
    },
    {
      title: "orders gets no route to the hub",
      edits: [
        {
          file: "peerings.tf",
          replace: "near = local.orders\n  far  = local.hub\n",
          by: "near = merge(local.orders, { route_table_ids = [] })\n  far  = local.hub\n",
        },
      ],
      invariant: "V15",
      cause: "module.orders.aws_route_table.this",
    },
    {
      title: "the directory forwards to the resolver of another VPC",
      edits: [{ file: "directory.tf", replace: "cidrhost(module.hub.cidr, 2)", by: "cidrhost(module.orders.cidr, 2)" }],
      invariant: "V9",
      cause: "aws_directory_service_conditional_forwarder.cloud",
    },
    {
      title: "an association does not wait for its authorization",
      edits: [
        {
          file: "zones.tf",
          replace: "zone_id    = aws_route53_vpc_association_authorization.ledger.zone_id",
          by: "zone_id    = aws_route53_zone.ledger.zone_id",
        },
        {
          file: "zones.tf",
          replace: "vpc_id     = aws_route53_vpc_association_authorization.ledger.vpc_id",
          by: "vpc_id     = module.hub.vpc_id",
        },
      ],
      invariant: "V5",
      cause: "aws_route53_zone_association.ledger",
    },
    {
      title: "a zone would drop its association with the hub at the next apply",
      edits: [
        {
          file: "zones.tf",
          replace: `    vpc_id     = module.ledger.vpc_id
    vpc_region = "eu-west-1"
  }

  lifecycle {
    ignore_changes = [vpc]
  }
`,
          by: `    vpc_id     = module.ledger.vpc_id
    vpc_region = "eu-west-1"
  }
`,
        },
      ],
      invariant: "V6",
      cause: "aws_route53_zone.ledger",
    },
    {
      title: "the directory may be asked over UDP only",
      edits: [
        {
          file: "directory.tf",
          replace: `resource "aws_security_group_rule" "asked" {
  provider = aws.network
  for_each = toset(["tcp", "udp"])`,
          by: `resource "aws_security_group_rule" "asked" {
  provider = aws.network
  for_each = toset(["udp"])`,
        },
      ],
      invariant: "V23",
      cause: "aws_directory_service_directory.corp",
    },
    {
      title: "the office may not be asked",
      edits: [
        {
          file: "directory.tf",
          replace: 'cidr_blocks       = [for resolver in var.office.resolvers : "${resolver}/32"]',
          by: 'cidr_blocks       = ["10.200.0.53/32"]',
        },
      ],
      invariant: "V23",
      cause: ["aws_directory_service_directory.corp", 'aws_security_group_rule.asks["tcp"]'],
    },
    {
      title: "a peering is accepted by the account that asked for it",
      edits: [
        {
          file: "peerings.tf",
          replace: "aws.near = aws.orders, aws.far = aws.network",
          by: "aws.near = aws.orders, aws.far = aws.orders",
        },
      ],
      invariant: "V20",
      cause: [
        "module.orders_to_hub.aws_vpc_peering_connection_accepter.this",
        // The account would have to make a route in a table that is not its own, too.
        "module.orders_to_hub.aws_route.far[0]",
      ],
    },
    {
      title: "hosts are sent to an address that is no DNS server",
      edits: [
        {
          file: "dhcp.tf",
          replace: `  domain_name         = "orders.\${var.cloud_domain}"
  domain_name_servers = aws_directory_service_directory.corp.dns_ip_addresses`,
          by: `  domain_name         = "orders.\${var.cloud_domain}"
  domain_name_servers = ["10.40.9.9", "10.40.9.10"]`,
        },
      ],
      invariant: "V10",
      cause: "aws_vpc_dhcp_options.orders",
    },
    {
      title: "hosts are sent to the hub before they can reach it",
      edits: [{ file: "dhcp.tf", replace: "    module.orders_to_hub,\n", by: "" }],
      invariant: "V27",
      cause: "aws_vpc_dhcp_options_association.orders",
    },
    {
      title: "the VPN does not lead to the office's network",
      edits: [
        {
          file: "office.tf",
          replace: "destination_cidr_block = var.office.network",
          by: 'destination_cidr_block = "10.201.0.0/16"',
        },
      ],
      invariant: "V20",
      cause: ["aws_vpn_connection_route.office", "aws_vpn_connection.office"],
    },
    {
      title: "a service's port is shut at one end",
      edits: [{ file: "services.tf", replace: "from_port   = 8000", by: "from_port   = 8500" }],
      invariant: "V16",
      cause: "aws_security_group.ledger_from_orders",
    },
    {
      title: "an alias leads to a name that nobody has",
      edits: [
        {
          file: "zones.tf",
          replace: '"web.orders.cloud.harbor.example."',
          by: '"wbe.orders.cloud.harbor.example."',
        },
      ],
      invariant: "V14",
      cause: "aws_route53_record.orders_shop",
    },
  ],
  traces: [
    {
      from: "orders",
      name: "book.ledger.cloud.harbor.example",
      outcome: "answer",
      addresses: ["10.42.1.20", "10.42.1.21"],
      hops: [
        /orders asks the DNS server of its DHCP option set \(the directory/,
        /directory .*forwards to Route 53 .*10\.40\.0\.2.*in the root domain cloud\.harbor\.example/,
        /Route 53 .*answers 10\.42\.1\.20, 10\.42\.1\.21 from zone ledger\.cloud\.harbor\.example/,
      ],
      isReached: true,
    },
    {
      from: "ledger",
      name: "shop.orders.cloud.harbor.example",
      outcome: "answer",
      addresses: ["10.41.1.20"],
      hops: [
        /ledger asks the DNS server of its DHCP option set/,
        /directory .*forwards to Route 53/,
        /shop\.orders\.cloud\.harbor\.example is web\.orders\.cloud\.harbor\.example/,
        /directory .*forwards to Route 53/,
        /answers 10\.41\.1\.20 from zone orders\.cloud\.harbor\.example/,
      ],
      isReached: true,
    },
    {
      from: "office",
      name: "web.orders.cloud.harbor.example",
      outcome: "answer",
      addresses: ["10.41.1.20"],
      hops: [
        /office asks its on-premises DNS server/,
        /server of office forwards to the directory/,
        /directory .*forwards to Route 53/,
        /answers 10\.41\.1\.20 from zone orders\.cloud\.harbor\.example/,
      ],
      // Names cross the hub, packets do not.
      isReached: false,
    },
    {
      from: "orders",
      name: "printer.office.harbor.example",
      outcome: "held",
      addresses: [],
      hops: [
        /orders asks the DNS server of its DHCP option set/,
        /forwards to the on-premises server of office: the name is in the domain office\.harbor\.example/,
        /server of office answers by itself/,
      ],
      isReached: true,
    },
  ],
};
