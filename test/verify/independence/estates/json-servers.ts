import type { PlainEstate } from "./estate";

/** Terraform JSON that some program wrote; DNS servers on instances, whose forwarding Terraform does not hold. */
export const jsonServers: PlainEstate = {
  fixture: "json-servers",
  faults: [
    {
      title: "replies are routed to half of the VPC, in which nobody asks",
      edits: [
        {
          file: "network.tf.json",
          replace: '"destination_cidr_block": "172.25.0.0/20"',
          by: '"destination_cidr_block": "172.25.8.0/21"',
        },
      ],
      invariant: "V18",
      cause: ["aws_route_table.core", "aws_route.lab"],
    },
    {
      title: "hosts are sent to a server that does not exist",
      edits: [{ file: "names.tf.json", replace: '"172.24.2.5"', by: '"172.24.2.6"' }],
      invariant: "V10",
      cause: "aws_vpc_dhcp_options.lab",
    },
    {
      title: "hosts know a single server",
      edits: [{ file: "names.tf.json", replace: '["172.24.1.5", "172.24.2.5"]', by: '["172.24.1.5"]' }],
      invariant: ["V13", "V26"],
      cause: "aws_vpc_dhcp_options.lab",
    },
    {
      title: "an association does not wait for its authorization",
      edits: [
        {
          file: "names.tf.json",
          replace: '"depends_on": ["aws_route53_vpc_association_authorization.lab"]',
          by: '"depends_on": []',
        },
      ],
      invariant: "V5",
      cause: "aws_route53_zone_association.lab",
    },
    {
      title: "nobody accepts the peering",
      edits: [{ file: "network.tf.json", replace: '"auto_accept": true', by: '"auto_accept": false' }],
      invariant: "V20",
      cause: "aws_vpc_peering_connection_accepter.lab",
    },
    {
      title: "an alias leads to a name that nobody has",
      edits: [
        {
          file: "names.tf.json",
          replace: '"alias": [\n          {\n            "name": "scope.lab.priv.quill.example"',
          by: '"alias": [\n          {\n            "name": "scoop.lab.priv.quill.example"',
        },
      ],
      invariant: "V14",
      cause: "aws_route53_record.scope-alias",
    },
    {
      title: "a VPC has no resolver",
      edits: [
        {
          file: "network.tf.json",
          replace: '"cidr_block": "172.24.0.0/20",\n        "enable_dns_support": true',
          by: '"cidr_block": "172.24.0.0/20",\n        "enable_dns_support": false',
        },
      ],
      invariant: "V12",
      cause: "aws_vpc.core",
    },
  ],
  traces: [
    {
      from: "lab",
      name: "wiki.priv.quill.example",
      outcome: "answer",
      addresses: ["172.25.0.30"],
      hops: [
        /lab asks the DNS server of its DHCP option set/,
        /forwards to Route 53 .*172\.24\.0\.2/,
        /wiki\.priv\.quill\.example is scope\.lab\.priv\.quill\.example/,
        /forwards to Route 53 .*172\.24\.0\.2/,
        /answers 172\.25\.0\.30 from zone lab\.priv\.quill\.example/,
      ],
      isReached: true,
    },
  ],
};
