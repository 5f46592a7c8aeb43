import { DhcpOptionSet, type DhcpOptionSetProps, type DnsChoice } from "../../modules";
import { differences } from "../support/differences";
import { synthStack } from "../support/synth";
import { omit, type Resource, type TerraformJson } from "../support/terraform-json";
import { dhcpOptionSet } from "./programs/dhcp-option-set";
import { address, hubOf, vpcOf } from "./world";

const json = synthStack(dhcpOptionSet);
const SETS = "aws_vpc_dhcp_options";
const ASSOCIATION = "aws_vpc_dhcp_options_association";

test("a VPC has both option sets and one association", () => {
  expect(json.counts()).toMatchObject({ [SETS]: 2, [ASSOCIATION]: 1 });
});

test("the hub's set names the hub's servers in their order, the other one Amazon's; all else is the same", () => {
  const same = {
    provider: "aws.app",
    region: "us-east-2",
    domain_name: "us-east-2.compute.internal",
    ntp_servers: ["169.254.169.123"],
    lifecycle: { create_before_destroy: true },
  };
  expect(optionSet(json, "hub").attributes).toEqual({
    ...same,
    domain_name_servers: ["10.0.1.20", "10.0.0.10"],
    tags: { Name: "app hub" },
  });
  expect(optionSet(json, "amazon-provided").attributes).toEqual({
    ...same,
    domain_name_servers: ["AmazonProvidedDNS"],
    tags: { Name: "app amazon-provided" },
  });
});

test("the association points the VPC at the chosen set", () => {
  expect(omit(json.only(ASSOCIATION).attributes, "depends_on")).toEqual({
    provider: "aws.app",
    region: "us-east-2",
    vpc_id: "vpc-0bbbbbbbbbbbbbbbb",
    dhcp_options_id: `\${${optionSet(json, "hub").address}.id}`,
  });
});

test("switching changes one attribute of one resource, and switching back undoes it", () => {
  const [hub, amazon] = [create({ dns: "hub" }), create({ dns: "amazon-provided" })];
  expect(differences(hub.document, amazon.document)).toEqual([
    {
      path: hub.only(ASSOCIATION).address.replace(".", "/").replace(/^/, "resource/") + "/dhcp_options_id",
      before: `\${${optionSet(hub, "hub").address}.id}`,
      after: `\${${optionSet(hub, "amazon-provided").address}.id}`,
    },
  ]);
});

test("the association waits for the hub and for all that it is told to come after; the sets wait for nothing", () => {
  const { graph } = json;
  const association = json.only(ASSOCIATION).address;
  const awaited = ["aws_route", "aws_vpc_peering_connection_options"].flatMap((type) => json.resources(type));
  expect(awaited).toHaveLength(4);
  for (const { address: awaits } of awaited) expect(graph.direct(association)).toContain(awaits);
  for (const { address: set, attributes } of json.resources(SETS)) {
    expect(attributes).not.toHaveProperty("depends_on");
    expect(graph.before(set)).toEqual([]);
  }
});

test.each<DnsChoice>(["hub", "amazon-provided"])("everything is wired before the switch, with %s as well", (dns) => {
  const waiting = synthStack((stack) => {
    const hub = hubOf(stack);
    new DhcpOptionSet(stack, "dhcp", { ...props, dns, vpc: vpcOf(stack, "app"), hub });
  });
  const association = waiting.only(ASSOCIATION).address;
  for (const type of [
    "aws_directory_service_directory",
    "aws_directory_service_conditional_forwarder",
    "aws_route53_zone",
    "aws_vpc_security_group_ingress_rule",
  ]) {
    const answering = waiting.resources(type).map((resource) => resource.address);
    expect(answering).not.toEqual([]);
    expect(waiting.graph.before(association)).toEqual(expect.arrayContaining(answering));
  }
});

test("a directory's addresses that nobody knows yet are one list of Terraform's", () => {
  const unknown = synthStack((stack) => {
    new DhcpOptionSet(stack, "dhcp", { ...props, vpc: vpcOf(stack, "app"), hub: hubOf(stack) });
  });
  const directory = unknown.only("aws_directory_service_directory").address;
  expect(optionSet(unknown, "hub").attributes.domain_name_servers).toBe(`\${tolist(${directory}.dns_ip_addresses)}`);
  expect([...unknown.graph.direct(optionSet(unknown, "hub").address)]).toEqual([directory]);
});

test("time servers stand in the sets only if some are given", () => {
  const sets = create({ ntpServers: [] }).resources(SETS);
  for (const { attributes } of sets) expect(attributes).not.toHaveProperty("ntp_servers");
  const both = create({ ntpServers: [address("10.0.0.5"), address("10.0.0.4")] }).resources(SETS);
  for (const { attributes } of both) expect(attributes.ntp_servers).toEqual(["10.0.0.5", "10.0.0.4"]);
});

test("names are text, not templates", () => {
  const named = synthStack((stack) => {
    const vpc = vpcOf(stack, "app");
    new DhcpOptionSet(stack, "dhcp", { ...props, vpc: { ...vpc, name: "%{a}" }, hub: hub(vpc), domainName: "${b}" });
  });
  expect(optionSet(named, "hub").attributes).toMatchObject({ domain_name: "$${b}", tags: { Name: "%%{a} hub" } });
});

const props = { dns: "hub", domainName: "ec2.internal", after: [] } as const;

function hub(vpc: DhcpOptionSetProps["vpc"]): DhcpOptionSetProps["hub"] {
  return { vpc, dnsAddresses: ["10.0.0.10"], ready: [] };
}

function create(given: Partial<DhcpOptionSetProps>): TerraformJson {
  return synthStack((stack) => {
    const vpc = vpcOf(stack, "app");
    new DhcpOptionSet(stack, "dhcp", { ...props, vpc, hub: hub(vpc), ...given });
  });
}

function optionSet(of: TerraformJson, choice: DnsChoice): Resource {
  const found = of.resources(SETS).find(({ address: at }) => at.includes(`dhcp_${choice}_`));
  if (found === undefined) throw new Error(`no option set ${choice}`);
  return found;
}
