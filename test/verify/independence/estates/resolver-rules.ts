import type { PlainEstate } from "./estate";

/** Resolver endpoints and shared rules instead of a directory; a transit gateway instead of peerings. */
export const resolverRules: PlainEstate = {
  fixture: "resolver-rules",
  faults: [
    {
      title: "the rule leads the shared VPC back to itself",
      edits: [
        {
          file: "resolver.tf",
          replace: 'resource "aws_route53_resolver_rule_association" "shared_plant" {',
          by: `resource "aws_route53_resolver_rule_association" "shared_cloud" {
  provider         = aws.shared
  resolver_rule_id = aws_route53_resolver_rule.cloud.id
  vpc_id           = aws_vpc.shared.id
}

resource "aws_route53_resolver_rule_association" "shared_plant" {`,
        },
      ],
      invariant: ["V3", "V8"],
      cause: "aws_route53_resolver_rule_association.shared_cloud",
    },
    {
      title: "a rule forwards to an address without a server",
      edits: [
        {
          file: "resolver.tf",
          replace: 'target_ip {\n    ip = "10.60.0.74"',
          by: 'target_ip {\n    ip = "10.60.0.75"',
        },
      ],
      invariant: "V10",
      cause: "aws_route53_resolver_rule.cloud",
    },
    {
      title: "a rule forwards to the resolver of another VPC",
      edits: [
        { file: "resolver.tf", replace: 'target_ip {\n    ip = "10.60.0.74"', by: 'target_ip {\n    ip = "10.61.0.2"' },
      ],
      invariant: "V9",
      cause: "aws_route53_resolver_rule.cloud",
    },
    {
      title: "the inbound endpoint takes no TCP from the outbound one",
      edits: [
        {
          file: "resolver.tf",
          replace: `resource "aws_vpc_security_group_ingress_rule" "inbound_outbound" {
  provider                     = aws.shared
  for_each                     = toset(["tcp", "udp"])`,
          by: `resource "aws_vpc_security_group_ingress_rule" "inbound_outbound" {
  provider                     = aws.shared
  for_each                     = toset(["udp"])`,
        },
      ],
      invariant: "V15",
      cause: "aws_security_group.inbound",
    },
    {
      title: "the outbound endpoint asks nobody over TCP",
      edits: [
        {
          file: "resolver.tf",
          replace: `
  egress {
    description = "DNS over TCP"
    from_port   = 53
    to_port     = 53
    protocol    = "tcp"
    cidr_blocks = ["172.16.0.0/16", aws_vpc.shared.cidr_block]
  }
`,
          by: "",
        },
      ],
      invariant: "V15",
      cause: "aws_security_group.outbound",
    },
    {
      title: "a VPC does not have the rule for the cloud's names",
      edits: [
        {
          file: "fleet.tf",
          replace: `resource "aws_route53_resolver_rule_association" "fleet_cloud" {
  provider         = aws.fleet
  resolver_rule_id = aws_route53_resolver_rule.cloud.id
  vpc_id           = aws_vpc.fleet.id
  depends_on       = [aws_ram_resource_association.cloud, aws_ram_principal_association.accounts]
}

`,
          by: "",
        },
      ],
      invariant: "V24",
      cause: "aws_vpc.fleet",
    },
    {
      title: "the shared VPC does not see a zone",
      edits: [
        {
          file: "fleet.tf",
          replace: `resource "aws_route53_zone_association" "fleet" {
  provider = aws.shared
  zone_id  = aws_route53_vpc_association_authorization.fleet.zone_id
  vpc_id   = aws_route53_vpc_association_authorization.fleet.vpc_id
}

`,
          by: "",
        },
      ],
      invariant: "V4",
      cause: "aws_route53_zone.fleet",
    },
    {
      title: "an association names a Region that the VPC is not in",
      edits: [
        {
          file: "pay.tf",
          replace: "vpc_id   = aws_route53_vpc_association_authorization.pay.vpc_id\n",
          by: 'vpc_id   = aws_route53_vpc_association_authorization.pay.vpc_id\n  vpc_region = "us-west-1"\n',
        },
      ],
      invariant: "V5",
      cause: "aws_route53_zone_association.pay",
    },
    {
      title: "names that nobody has leave for the internet",
      edits: [
        {
          file: "resolver.tf",
          replace: `resource "aws_route53_zone" "cloud" {
  provider = aws.shared
  name     = local.cloud_domain

  vpc {
    vpc_id = aws_vpc.shared.id
  }
}
`,
          by: "",
        },
      ],
      invariant: "V24",
      cause: ["aws_vpc.shared", "aws_route53_resolver_rule.cloud"],
    },
    {
      title: "the VPN gateway stands at another VPC",
      edits: [
        {
          file: "shared.tf",
          replace: "vpc_id         = aws_vpc.shared.id\n  vpn_gateway_id",
          by: "vpc_id         = aws_vpc.pay.id\n  vpn_gateway_id",
        },
      ],
      invariant: "V20",
      cause: ["aws_vpn_gateway_attachment.plant", "aws_vpn_gateway.plant"],
    },
    {
      title: "the VPN does not lead to the plant",
      edits: [
        {
          file: "shared.tf",
          replace: 'destination_cidr_block = "172.16.0.0/16"',
          by: 'destination_cidr_block = "172.17.0.0/16"',
        },
      ],
      invariant: "V20",
      cause: ["aws_vpn_connection_route.plant", "aws_vpn_connection.plant"],
    },
    {
      title: "two zones of one name meet in the shared VPC",
      edits: [{ file: "fleet.tf", replace: '"fleet.${local.cloud_domain}"', by: '"pay.${local.cloud_domain}"' }],
      invariant: "V7",
      cause: ["aws_route53_zone.fleet", "aws_route53_zone.pay"],
    },
  ],
  traces: [
    {
      from: "pay",
      name: "tracker.fleet.aws.kestrel.example",
      outcome: "answer",
      addresses: ["10.62.0.40"],
      hops: [
        /pay asks .*10\.61\.0\.2/,
        /10\.61\.0\.2\) forwards to the inbound endpoint.*in the root domain aws\.kestrel\.example/,
        /inbound endpoint .*forwards to Route 53 .*10\.60\.0\.2/,
        /answers 10\.62\.0\.40 from zone fleet\.aws\.kestrel\.example/,
      ],
      // The transit gateway is another team's.
      isReached: false,
    },
    {
      from: "pay",
      name: "gate.pay.aws.kestrel.example",
      outcome: "answer",
      addresses: ["10.61.0.40"],
      hops: [
        /pay asks .*10\.61\.0\.2/,
        /answers 10\.61\.0\.40 from zone pay\.aws\.kestrel\.example: pay is associated/,
      ],
      isReached: true,
    },
    {
      from: "fleet",
      name: "press.plant.kestrel.example",
      outcome: "held",
      addresses: [],
      hops: [
        /fleet asks .*10\.62\.0\.2/,
        /forwards to the on-premises server of plant: the name is in the domain plant\.kestrel\.example/,
        /server of plant answers by itself/,
      ],
      isReached: true,
    },
    {
      from: "plant",
      name: "t17.trucks.fleet.aws.kestrel.example",
      outcome: "answer",
      addresses: ["10.62.0.41"],
      hops: [
        /plant asks its on-premises DNS server/,
        /server of plant forwards to the inbound endpoint/,
        /inbound endpoint .*forwards to Route 53 .*10\.60\.0\.2/,
        /answers 10\.62\.0\.41 from zone fleet\.aws\.kestrel\.example/,
      ],
      isReached: false,
    },
  ],
};
