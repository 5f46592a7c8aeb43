import { describeRefusals } from "./refusals";

const dns = (from: string, more: object = {}) => ({
  security_group_id: "${aws_security_group.dns.id}",
  cidr_ipv4: from,
  ip_protocol: "udp",
  from_port: 53,
  to_port: 53,
  ...more,
});
const count = 60;
const full = Array.from({ length: count }, (_, index) => [`n${index}`, dns(`10.${index}.0.0/16`)] as const);
const names = (rules: readonly (readonly [string, object])[]) =>
  rules.map(([name]) => `aws_vpc_security_group_ingress_rule.${name}`);

describeRefusals(
  "of security groups the stand-in refuses",
  {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/16" }, ohio: { cidr_block: "10.1.0.0/16", region: "us-east-2" } },
    aws_security_group: {
      dns: { vpc_id: "${aws_vpc.hub.id}" },
      ohio: { vpc_id: "${aws_vpc.ohio.id}", region: "us-east-2" },
    },
    aws_vpc_security_group_ingress_rule: Object.fromEntries(full),
    aws_vpc_security_group_egress_rule: { n0: dns("10.0.0.0/16") },
  },
  {
    "a rule that the group has already": {
      refused: {
        aws_vpc_security_group_egress_rule: {
          twin: dns("10.0.0.0/16", { description: "again", depends_on: ["aws_vpc_security_group_egress_rule.n0"] }),
        },
      },
      because: /InvalidPermission\.Duplicate: sg-\w+ already has this rule/,
    },
    "a sixty-first rule in one direction": {
      refused: {
        aws_vpc_security_group_ingress_rule: { more: dns("192.168.0.0/16", { depends_on: names(full) }) },
      },
      because: /RulesPerSecurityGroupLimitExceeded: sg-\w+ has 60 rules in this direction already/,
    },
    "a reference to a group of another Region": {
      refused: {
        aws_vpc_security_group_egress_rule: {
          far: dns("", { cidr_ipv4: undefined, referenced_security_group_id: "${aws_security_group.ohio.id}" }),
        },
      },
      because: /InvalidGroup\.NotFound: sg-\w+ is in us-east-2/,
    },
  },
);
