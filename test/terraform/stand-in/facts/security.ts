/** Security groups and their rules. */
import { digest } from "../cloud";
import { text } from "../values";
import { attendantId, ec2Arn, hexId, sameAs, type Facts } from "./facts";
import { cidr } from "./vpc";

const SOURCES = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"];

/** A rule in either direction. */
const rule: Facts = {
  id: hexId("sgr"),
  forceNew: ["security_group_id"],
  replaces: (prior, planned) => SOURCES.filter((name) => (prior[name] === null) !== (planned[name] === null)),
  exactlyOne: [SOURCES],
  checks: { cidr_ipv4: cidr },
  computed: { arn: ec2Arn("security-group-rule"), security_group_rule_id: sameAs("id") },
};

export const securityFacts: Record<string, Facts> = {
  aws_security_group: {
    version: 1,
    id: hexId("sg"),
    defaults: { description: "Managed by Terraform", revoke_rules_on_delete: false },
    forceNew: ["description", "name", "name_prefix", "vpc_id"],
    conflicts: [["name", "name_prefix"]],
    checks: { name: (value) => (value.startsWith("sg-") ? "a name cannot begin with sg-" : undefined) },
    computed: {
      arn: ec2Arn("security-group"),
      name: ({ id, values }) => (text(values.name_prefix) || "terraform-") + digest(id).slice(0, 26),
      vpc_id: ({ account, region }) => attendantId("vpc", account, region),
    },
  },
  aws_vpc_security_group_ingress_rule: rule,
  aws_vpc_security_group_egress_rule: rule,
};
