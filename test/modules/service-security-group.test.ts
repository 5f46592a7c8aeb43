import { ServiceSecurityGroup, type ServicePort } from "../../modules";
import { addressChanges } from "../support/differences";
import { synthStack } from "../support/synth";
import type { TerraformJson } from "../support/terraform-json";
import { serviceSecurityGroup } from "./programs/service-security-group";
import { vpcOf } from "./world";

const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const json = synthStack(serviceSecurityGroup);

test("the group is in its own VPC and holds no rules inline", () => {
  expect(json.only("aws_security_group").attributes).toEqual({
    provider: "aws.app",
    region: "us-east-2",
    vpc_id: "vpc-0bbbbbbbbbbbbbbbb",
    name: "app and data",
    description: "Services of a VPC peering, managed by central-dns",
    tags: { Name: "app and data" },
  });
});

test.each([INGRESS, EGRESS])("there is one %s for each service and each network of the peer", (type) => {
  expect(json.counts()).toEqual({ aws_security_group: 1, [INGRESS]: 6, [EGRESS]: 6 });
  const rules = json.resources(type).map(({ attributes }) => attributes);
  const said = rules.map((rule) => [rule.ip_protocol, rule.from_port, rule.to_port, rule.cidr_ipv4]);
  expect(said).toEqual([
    ["icmp", -1, -1, "10.103.0.0/16"],
    ["icmp", -1, -1, "10.3.0.0/16"],
    ["tcp", 443, 443, "10.103.0.0/16"],
    ["tcp", 443, 443, "10.3.0.0/16"],
    ["udp", 5000, 5010, "10.103.0.0/16"],
    ["udp", 5000, 5010, "10.3.0.0/16"],
  ]);
  for (const rule of rules) {
    expect(rule).toMatchObject({
      provider: "aws.app",
      region: "us-east-2",
      security_group_id: `\${${json.only("aws_security_group").address}.id}`,
    });
  }
});

test("no rule refers to a group, which would fail across Regions", () => {
  for (const { attributes } of [...json.resources(INGRESS), ...json.resources(EGRESS)]) {
    expect(attributes).not.toHaveProperty("referenced_security_group_id");
  }
});

test("a service in the middle comes and goes without touching the rules of the others", () => {
  const [a, b, c] = [443, 5432, 8080].map((port) => ({ protocol: "tcp", from: port, to: port }) as const);
  expect(a && b && c && addressChanges(allow([a, c]), allow([a, b, c]))).toEqual({
    added: [
      `${EGRESS}.services_egress-tcp-5432-5432-10_3_0_0S16`,
      `${INGRESS}.services_ingress-tcp-5432-5432-10_3_0_0S16`,
    ],
    removed: [],
    changed: [],
  });
});

test("without services the group stays, empty", () => {
  expect(allow([]).counts()).toEqual({ aws_security_group: 1 });
});

test("one port on both protocols is two services; the same service twice is refused", () => {
  const [tcp, udp] = (["tcp", "udp"] as const).map((protocol) => ({ protocol, from: 53, to: 53 }));
  expect(tcp && udp && allow([tcp, udp]).counts()).toMatchObject({ [INGRESS]: 2, [EGRESS]: 2 });
  expect(() => tcp && allow([tcp, tcp])).toThrow("ingress-tcp-53-53");
});

test("the group's name is text, not a template", () => {
  const { attributes } = allow([], "${a} %{b}").only("aws_security_group");
  expect(attributes).toMatchObject({ name: "$${a} %%{b}", tags: { Name: "$${a} %%{b}" } });
});

function allow(services: readonly ServicePort[], name = "app and data"): TerraformJson {
  return synthStack((stack) => {
    const [vpc, peer] = [vpcOf(stack, "app"), vpcOf(stack, "data", { region: "eu-west-1", cidrs: ["10.3.0.0/16"] })];
    new ServiceSecurityGroup(stack, "services", { name, vpc, peer, services });
  });
}
