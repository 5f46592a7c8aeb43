import type { AclRule, SecurityRule } from "../../../verify";
import { Cidr } from "../../../values";
import { type Blocks, read } from "./terraform";

const VPC: Blocks = {
  "aws_vpc.app": { cidr_block: "10.1.0.0/16" },
  "aws_security_group.web": { vpc_id: "${aws_vpc.app.id}" },
  "aws_security_group.clients": { vpc_id: "${aws_vpc.app.id}" },
};

function ruleText({ direction, protocol, ports, peer }: SecurityRule): string {
  const whom = peer === undefined ? "nobody knows" : peer instanceof Cidr ? peer.text : peer.label;
  return `${direction} ${protocol} ${ports.from}-${ports.to} ${whom}`;
}

async function rulesOf(label: string, blocks: Blocks) {
  const { network } = await read({ ...VPC, ...blocks });
  return network.securityGroups.find((group) => group.label === label)?.rules.map(ruleText);
}

describe("Security groups", () => {
  test.each<[style: string, blocks: Blocks]>([
    [
      "inline",
      {
        "aws_security_group.web": {
          vpc_id: "${aws_vpc.app.id}",
          ingress: [
            {
              protocol: "tcp",
              from_port: 443,
              to_port: 443,
              cidr_blocks: ["10.2.0.0/16"],
              security_groups: ["${aws_security_group.clients.id}"],
              self: true,
            },
          ],
          egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
        },
      },
    ],
    [
      "rule by rule of the older kind",
      {
        "aws_security_group_rule.cidr": olderRule({ cidr_blocks: ["10.2.0.0/16"] }),
        "aws_security_group_rule.group": olderRule({ source_security_group_id: "${aws_security_group.clients.id}" }),
        "aws_security_group_rule.self": olderRule({ self: true }),
        "aws_security_group_rule.z_out": {
          ...olderRule({ cidr_blocks: ["0.0.0.0/0"] }),
          ...{ type: "egress", protocol: "all", from_port: 0, to_port: 0 },
        },
      },
    ],
    [
      "rule by rule",
      {
        "aws_vpc_security_group_ingress_rule.cidr": newerRule({ cidr_ipv4: "10.2.0.0/16" }),
        "aws_vpc_security_group_ingress_rule.group": newerRule({
          referenced_security_group_id: "${aws_security_group.clients.id}",
        }),
        "aws_vpc_security_group_ingress_rule.self": newerRule({
          referenced_security_group_id: "${aws_security_group.web.id}",
        }),
        "aws_vpc_security_group_ingress_rule.v6": newerRule({ cidr_ipv6: "::/0" }),
        "aws_vpc_security_group_egress_rule.all": {
          security_group_id: "${aws_security_group.web.id}",
          ip_protocol: "-1",
          cidr_ipv4: "0.0.0.0/0",
        },
      },
    ],
  ])("have the same rules, written %s", async (_, blocks) => {
    expect(await rulesOf("aws_security_group.web", blocks)).toEqual([
      "ingress tcp 443-443 10.2.0.0/16",
      "ingress tcp 443-443 aws_security_group.clients",
      "ingress tcp 443-443 aws_security_group.web",
      "egress -1 0-65535 0.0.0.0/0",
    ]);
  });

  test("of Terraform let nothing out unless told to, of AWS's own making everything", async () => {
    expect(await rulesOf("aws_security_group.web", {})).toEqual([]);
    const defaultGroup = "${aws_vpc.app.default_security_group_id}";
    const rules = await rulesOf("aws_vpc.app.default_security_group_id", {
      "aws_vpc_security_group_ingress_rule.extra": {
        ...newerRule({ cidr_ipv4: "10.2.0.0/16" }),
        security_group_id: defaultGroup,
      },
    });
    expect(rules).toEqual([
      "ingress -1 0-65535 aws_vpc.app.default_security_group_id",
      "egress -1 0-65535 0.0.0.0/0",
      "ingress tcp 443-443 10.2.0.0/16",
    ]);
  });

  test("of a directory admit what AWS documents, from the primary network of its VPC, and what is added", async () => {
    const rules = await rulesOf("aws_directory_service_directory.ad", {
      "aws_vpc_ipv4_cidr_block_association.more": { vpc_id: "${aws_vpc.app.id}", cidr_block: "10.9.0.0/16" },
      "aws_directory_service_directory.ad": {
        name: "corp.example.net",
        vpc_settings: { vpc_id: "${aws_vpc.app.id}", subnet_ids: [] },
      },
      "aws_vpc_security_group_ingress_rule.clients": {
        ...newerRule({ cidr_ipv4: "10.0.0.0/8" }),
        security_group_id: "${aws_directory_service_directory.ad.security_group_id}",
      },
    });
    expect(rules).toEqual(expect.arrayContaining(["ingress udp 53-53 10.1.0.0/16", "ingress tcp 53-53 10.1.0.0/16"]));
    expect(rules).toContain("ingress tcp 443-443 10.0.0.0/8");
    expect(rules?.filter((rule) => rule.startsWith("egress"))).toEqual([
      "egress -1 0-65535 aws_directory_service_directory.ad",
    ]);
    expect(rules?.filter((rule) => rule.includes("10.9.0.0/16"))).toEqual([]);
  });
});

describe("Network ACLs", () => {
  const deny = { rule_no: 200, action: "deny", protocol: "-1", cidr_block: "10.2.0.0/16", from_port: 0, to_port: 0 };
  const allow = {
    rule_no: "100",
    action: "allow",
    protocol: "6",
    cidr_block: "0.0.0.0/0",
    from_port: 443,
    to_port: 443,
  };

  test.each<[style: string, blocks: Blocks]>([
    [
      "inline",
      {
        "aws_network_acl.app": {
          vpc_id: "${aws_vpc.app.id}",
          subnet_ids: ["${aws_subnet.app.id}"],
          ingress: [deny, allow],
        },
      },
    ],
    [
      "rule by rule, with an association",
      {
        "aws_network_acl.app": { vpc_id: "${aws_vpc.app.id}" },
        "aws_network_acl_association.app": {
          network_acl_id: "${aws_network_acl.app.id}",
          subnet_id: "${aws_subnet.app.id}",
        },
        "aws_network_acl_rule.deny": aclRule(deny),
        "aws_network_acl_rule.https": aclRule(allow),
        "aws_network_acl_rule.v6": {
          ...aclRule({ ...allow, rule_no: 300 }),
          cidr_block: undefined,
          ipv6_cidr_block: "::/0",
        },
      },
    ],
    [
      "of the VPC's default ACL",
      {
        "aws_default_network_acl.app": {
          default_network_acl_id: "${aws_vpc.app.default_network_acl_id}",
          ingress: [deny, allow],
        },
      },
    ],
  ])("stand before their subnets with rules in the order of their numbers, written %s", async (_, blocks) => {
    const { network } = await read({ ...VPC, "aws_subnet.app": SUBNET, ...blocks });
    const acl = network.vpcs[0]?.subnets[0]?.networkAcl;
    expect(acl?.rules.map(aclText)).toEqual([
      "100 ingress allow tcp 443-443 0.0.0.0/0",
      "200 ingress deny -1 0-65535 10.2.0.0/16",
    ]);
  });

  test("that AWS makes for a VPC admit everything, so there is none to look at", async () => {
    const { network } = await read({ ...VPC, "aws_subnet.app": SUBNET });
    expect(network.vpcs[0]?.subnets[0]?.networkAcl).toBeUndefined();
  });
});

const SUBNET = { vpc_id: "${aws_vpc.app.id}", cidr_block: "10.1.1.0/24", availability_zone: "us-east-1a" };

function olderRule(source: object) {
  const group = { security_group_id: "${aws_security_group.web.id}" };
  return { ...group, type: "ingress", protocol: "tcp", from_port: 443, to_port: 443, ...source };
}

function newerRule(source: object) {
  return {
    security_group_id: "${aws_security_group.web.id}",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
    ...source,
  };
}

function aclRule({ rule_no: number, action, ...rest }: { rule_no: unknown; action: string }) {
  return {
    network_acl_id: "${aws_network_acl.app.id}",
    rule_number: number,
    rule_action: action,
    egress: false,
    ...rest,
  };
}

function aclText({ number, direction, allow, protocol, ports, cidr }: AclRule): string {
  return `${number} ${direction} ${allow ? "allow" : "deny"} ${protocol} ${ports.from}-${ports.to} ${cidr.text}`;
}
