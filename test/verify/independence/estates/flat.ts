import type { PlainEstate } from "./estate";

const each = (type: string) => ["mail", "portal", "search"].map((spoke) => `${type}["${spoke}"]`);

/** One file, one account, everything by count and for_each; no site. */
export const flat: PlainEstate = {
  fixture: "flat",
  faults: [
    {
      title: "the network ACL holds replies back",
      edits: [
        {
          file: "estate.tf",
          replace: '    protocol   = "tcp"\n    from_port  = 1024',
          by: '    protocol   = "tcp"\n    from_port  = 32768',
        },
      ],
      invariant: "V21",
      cause: "aws_network_acl.hub",
    },
    {
      title: "the network ACL lets no UDP in",
      edits: [{ file: "estate.tf", replace: 'for_each = ["udp", "tcp"]', by: 'for_each = ["tcp"]' }],
      invariant: "V15",
      cause: "aws_network_acl.hub",
    },
    {
      title: "a domain controller's subnet falls back to the main route table",
      edits: [{ file: "estate.tf", replace: "count          = length(aws_subnet.hub)", by: "count          = 1" }],
      invariant: ["V18", "V25"],
      cause: ["aws_subnet.hub[1]", "aws_vpc.hub"],
    },
    {
      title: "a VPC lacks DNS hostnames",
      edits: [
        {
          file: "estate.tf",
          replace:
            "cidr_block           = each.value.cidr\n  enable_dns_support   = true\n  enable_dns_hostnames = true",
          by: 'cidr_block           = each.value.cidr\n  enable_dns_support   = true\n  enable_dns_hostnames = each.key != "mail"',
        },
      ],
      invariant: "V12",
      cause: 'aws_vpc.spoke["mail"]',
    },
    {
      title: "the hub does not see a zone",
      edits: [
        {
          file: "estate.tf",
          replace: "for_each = [aws_vpc.spoke[each.key].id, aws_vpc.hub.id]",
          by: 'for_each = each.key == "mail" ? [aws_vpc.spoke[each.key].id] : [aws_vpc.spoke[each.key].id, aws_vpc.hub.id]',
        },
      ],
      invariant: "V4",
      cause: 'aws_route53_zone.spoke["mail"]',
    },
    {
      title: "a route to a peering leads to what is not behind it",
      edits: [
        {
          file: "estate.tf",
          replace: "destination_cidr_block    = aws_vpc.hub.cidr_block",
          by: 'destination_cidr_block    = each.key == "mail" ? "10.90.0.0/22" : aws_vpc.hub.cidr_block',
        },
      ],
      invariant: "V17",
      cause: 'aws_route.to_hub["mail"]',
    },
    {
      title: "a peering is not accepted",
      edits: [{ file: "estate.tf", replace: "auto_accept = true", by: 'auto_accept = each.key != "search"' }],
      invariant: "V20",
      cause: 'aws_vpc_peering_connection.spoke["search"]',
    },
    {
      title: "hosts are sent to the hub before replies can reach them",
      edits: [{ file: "estate.tf", replace: "    aws_route.from_hub,\n", by: "" }],
      invariant: "V27",
      cause: each("aws_vpc_dhcp_options_association.spoke"),
    },
    {
      title: "the directory forwards what it answers itself",
      edits: [
        {
          file: "estate.tf",
          replace: "remote_domain_name = local.root",
          by: 'remote_domain_name = "ad.lumen.example"',
        },
      ],
      invariant: "V11",
      cause: "aws_directory_service_conditional_forwarder.root",
    },
    {
      title: "hosts are sent to the hub's own resolver",
      edits: [
        {
          file: "estate.tf",
          replace: "tolist(aws_directory_service_directory.hub.dns_ip_addresses)",
          by: "[cidrhost(aws_vpc.hub.cidr_block, 2)]",
        },
      ],
      invariant: "V9",
      cause: "aws_vpc_dhcp_options.hub",
    },
    {
      title: "a VPC overlaps another that the hub must tell it from",
      edits: [
        { file: "estate.tf", replace: 'mail   = { cidr = "10.83.0.0/16"', by: 'mail   = { cidr = "10.82.128.0/17"' },
      ],
      invariant: "V19",
      cause: [
        ...['aws_vpc.spoke["mail"]', 'aws_vpc.spoke["search"]'],
        ...['aws_route.from_hub["mail"]', 'aws_route.from_hub["search"]'],
      ],
    },
  ],
  traces: [
    {
      from: "portal",
      name: "imap.mail.lumen-int.example",
      outcome: "answer",
      addresses: ["10.83.0.10"],
      hops: [
        /portal asks the DNS server of its DHCP option set \(the directory/,
        /directory .*forwards to Route 53 .*10\.80\.0\.2.*in the root domain lumen-int\.example/,
        /answers 10\.83\.0\.10 from zone mail\.lumen-int\.example/,
      ],
      // The spokes are peered with the hub alone.
      isReached: false,
    },
    {
      from: "mail",
      name: "smtp.mail.lumen-int.example",
      outcome: "answer",
      addresses: ["10.83.0.11"],
      hops: [
        /mail asks the DNS server of its DHCP option set/,
        /directory .*forwards to Route 53/,
        /answers 10\.83\.0\.11 from zone mail\.lumen-int\.example/,
      ],
      isReached: true,
    },
    {
      from: "mail",
      name: "nobody.lumen-int.example",
      outcome: "no-such-name",
      addresses: [],
      hops: [
        /mail asks the DNS server of its DHCP option set/,
        /directory .*forwards to Route 53/,
        /answers NXDOMAIN from zone lumen-int\.example/,
      ],
      isReached: false,
    },
  ],
};
