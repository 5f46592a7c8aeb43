import { HUB, participant, PEERING } from "./addresses";
import type { EditedStack, Written } from "../edited-stack";
import { inStack } from "../mutation";

const dev = inStack("dev");
const [pa1, pa2] = [participant("pa1"), participant("pa2")];
const ACL = "aws_network_acl.tight";

/** Security groups and network ACLs that hold queries, replies or services back. */
export const filterMutations = [
  dev("the directory takes no UDP from the VPCs", "V23", HUB.directory, (stack) =>
    stack.remove(HUB.client("udp-10_0_0_0S8")),
  ),
  dev("the directory takes no TCP from the VPCs", "V23", HUB.directory, (stack) =>
    stack.remove(HUB.client("tcp-10_0_0_0S8")),
  ),
  dev("the directory takes nothing from the site over UDP", "V23", HUB.directory, (stack) =>
    stack.remove(HUB.client("udp-192_168_0_0S16")),
  ),
  dev("a pool of clients does not hold pa1", "V23", HUB.client("tcp-10_0_0_0S8"), (stack) =>
    stack.set(HUB.client("tcp-10_0_0_0S8"), { cidr_ipv4: "10.2.0.0/15" }),
  ),
  dev("a pool of clients holds half of pa1's hosts", "V23", HUB.client("udp-10_0_0_0S8"), (stack) =>
    stack.set(HUB.client("udp-10_0_0_0S8"), { cidr_ipv4: "10.0.0.0/15" }),
  ),
  dev("the directory listens at the wrong port", "V23", HUB.client("udp-10_0_0_0S8"), (stack) =>
    stack.set(HUB.client("udp-10_0_0_0S8"), { from_port: 5353, to_port: 5353 }),
  ),
  dev(
    "a rule for clients is a rule of another group",
    ["V20", "V23"],
    [HUB.client("tcp-10_0_0_0S8"), HUB.directory],
    (stack) =>
      stack.set(HUB.client("tcp-10_0_0_0S8"), { security_group_id: stack.reference(PEERING.group("requester")) }),
  ),
  dev("the directory asks no on-premises server over TCP", "V23", HUB.directory, (stack) => {
    stack.remove(HUB.server("tcp-192_168_0_10S32"));
    stack.remove(HUB.server("tcp-192_168_0_11S32"));
  }),
  dev("the directory cannot ask the second on-premises server", "V23", HUB.directory, (stack) =>
    stack.remove(HUB.server("udp-192_168_0_11S32")),
  ),
  dev("a rule for an on-premises server names another address", "V23", HUB.server("udp-192_168_0_11S32"), (stack) =>
    stack.set(HUB.server("udp-192_168_0_11S32"), { cidr_ipv4: "192.168.0.12/32" }),
  ),
  dev("a rule that AWS itself makes is made again", "V23", "aws_vpc_security_group_ingress_rule.again", (stack) =>
    stack.add("aws_vpc_security_group_ingress_rule.again", {
      ...stack.at(HUB.client("udp-10_0_0_0S8")),
      cidr_ipv4: "10.0.0.0/16",
    }),
  ),
  dev("pa3 does not let pa1 use its service", "V16", PEERING.group("accepter"), (stack) =>
    stack.remove(PEERING.ingress("accepter", "10_1_0_0S16")),
  ),
  dev("pa1's clients may not leave for pa3", "V16", PEERING.group("requester"), (stack) =>
    stack.remove(PEERING.egress("requester", "10_3_0_0S16")),
  ),
  dev("a service listens at another port", "V16", PEERING.ingress("accepter", "10_1_0_0S16"), (stack) =>
    stack.set(PEERING.ingress("accepter", "10_1_0_0S16"), { from_port: 8443, to_port: 8443 }),
  ),
  dev("a service is let in over UDP", "V16", PEERING.ingress("requester", "10_3_0_0S16"), (stack) =>
    stack.set(PEERING.ingress("requester", "10_3_0_0S16"), { ip_protocol: "udp" }),
  ),
  dev("a rule refers to a group in another Region", "V22", PEERING.ingress("accepter", "10_1_0_0S16"), (stack) =>
    stack.set(PEERING.ingress("accepter", "10_1_0_0S16"), {
      cidr_ipv4: undefined,
      referenced_security_group_id: stack.reference(PEERING.group("requester")),
    }),
  ),
  dev(
    "a rule refers to a group of a VPC that is not peered",
    "V22",
    PEERING.ingress("requester", "10_3_0_0S16"),
    (stack) => {
      stack.add("aws_security_group.stranger", {
        provider: "aws.app2",
        region: "us-east-1",
        name: "stranger",
        vpc_id: stack.reference(pa2.vpc),
      });
      stack.set(PEERING.ingress("requester", "10_3_0_0S16"), {
        cidr_ipv4: undefined,
        referenced_security_group_id: stack.reference("aws_security_group.stranger"),
      });
    },
  ),
  dev("an ACL lets no replies out of the directory's subnets", "V21", ACL, (stack) =>
    guardHub(stack, allow(53, 53), allow(53, 53)),
  ),
  dev("an ACL lets replies out to privileged ports only", "V21", ACL, (stack) =>
    guardHub(stack, EVERYTHING, allow(1, 1023)),
  ),
  dev("an ACL lets out some of the ports that replies go to", "V21", ACL, (stack) =>
    guardHub(stack, EVERYTHING, allow(53, 53), allow(49152, 65535)),
  ),
  dev("an ACL denies DNS to the directory's subnets", "V15", ACL, (stack) =>
    guardHub(stack, [...deny(53, 53), ...EVERYTHING], EVERYTHING),
  ),
  dev("an ACL lets UDP only in", ["V15", "V21"], ACL, (stack) =>
    guardHub(
      stack,
      allow(0, 65535).filter(({ protocol }) => protocol === "udp"),
      EVERYTHING,
    ),
  ),
  dev("an ACL of pa1 takes no replies", "V21", ACL, (stack) => guardPa1(stack, allow(443, 443), EVERYTHING)),
  dev("an ACL of pa1 lets no queries out", "V15", ACL, (stack) =>
    guardPa1(stack, EVERYTHING, allow(443, 443), allow(1024, 65535)),
  ),
  dev("an ACL has no rules", ["V15", "V21"], ACL, (stack) => guardPa1(stack, [])),
  dev("a rule of an ACL denies DNS before another allows it", "V15", "aws_network_acl_rule.deny", (stack) => {
    guardHub(stack, EVERYTHING, EVERYTHING);
    stack.add("aws_network_acl_rule.deny", {
      provider: "aws.dns",
      region: "us-east-1",
      network_acl_id: stack.reference(ACL),
      rule_number: 10,
      egress: false,
      rule_action: "deny",
      protocol: "udp",
      from_port: 53,
      to_port: 53,
      cidr_block: "10.1.0.0/16",
    });
  }),
];

const EVERYTHING: readonly Written[] = [
  { rule_no: 300, action: "allow", protocol: "-1", from_port: 0, to_port: 0, cidr_block: "0.0.0.0/0" },
];

function allow(from: number, to: number): readonly Written[] {
  return ["udp", "tcp"].map((protocol) => ({
    ...EVERYTHING[0],
    rule_no: 100 + (from % 50) * 2 + (protocol === "udp" ? 0 : 1),
    protocol,
    from_port: from,
    to_port: to,
  }));
}

function deny(from: number, to: number): readonly Written[] {
  return allow(from, to).map((rule) => ({ ...rule, action: "deny" }));
}

function guardHub(stack: EditedStack, ingress: readonly Written[], ...egress: readonly (readonly Written[])[]): void {
  const subnet_ids = [HUB.subnetA, HUB.subnetB].map((subnet) => stack.reference(subnet));
  const place = { provider: "aws.dns", region: "us-east-1", vpc_id: stack.reference(HUB.vpc) };
  stack.add(ACL, { ...place, subnet_ids, ingress, egress: egress.flat() });
}

function guardPa1(stack: EditedStack, ingress: readonly Written[], ...egress: readonly (readonly Written[])[]): void {
  const subnet_ids = [pa1.subnet("app-a"), pa1.subnet("app-b")].map((subnet) => stack.reference(subnet));
  const place = { provider: "aws.app1", region: "us-east-1", vpc_id: stack.reference(pa1.vpc) };
  stack.add(ACL, { ...place, subnet_ids, ingress, egress: egress.flat() });
}
