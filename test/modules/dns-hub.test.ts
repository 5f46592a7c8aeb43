import { addressChanges } from "../support/differences";
import { synthStack } from "../support/synth";
import type { TerraformJson } from "../support/terraform-json";
import { dnsHub } from "./programs/dns-hub";
import { address, awaited, cidr, domain, type HubOptions, hubOf } from "./world";

const DIRECTORY = "aws_directory_service_directory";
const FORWARDER = "aws_directory_service_conditional_forwarder";
const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const json = synthStack(dnsHub);

test("the program makes a directory, its root zone, three forwarders, and rules for two pools and two servers", () => {
  expect(json.counts()).toEqual({
    [DIRECTORY]: 1,
    aws_route53_zone: 1,
    [FORWARDER]: 3,
    [INGRESS]: 4,
    [EGRESS]: 4,
  });
});

test("the directory is a Managed Microsoft AD in two subnets, protected, and patient", () => {
  expect(json.only(DIRECTORY).attributes).toEqual({
    provider: "aws.dns",
    region: "us-east-1",
    type: "MicrosoftAD",
    name: "corp.example.net",
    short_name: "CORP",
    edition: "Standard",
    password: "${var.directory_password}",
    desired_number_of_domain_controllers: 2,
    vpc_settings: {
      vpc_id: "vpc-0aaaaaaaaaaaaaaaa",
      subnet_ids: ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"],
    },
    timeouts: { create: "90m", update: "90m", delete: "90m" },
    lifecycle: { ignore_changes: ["password"], prevent_destroy: true },
  });
});

test("protection of directory and root zone can be switched off; a changed password never replaces the directory", () => {
  const open = hubWith({ preventDestroy: false });
  expect(open.only(DIRECTORY).attributes.lifecycle).toEqual({ ignore_changes: ["password"] });
  expect(open.only("aws_route53_zone").attributes.lifecycle).toEqual({ ignore_changes: ["vpc"] });
});

test("a password written out is refused, with the way to give one, and is not repeated", () => {
  const attempt = () => hubWith({ password: "Correct-Horse-1" });
  expect(attempt).toThrow(/^stack\/directory: .*literal.*sensitive TerraformVariable/);
  expect(attempt).not.toThrow("Correct-Horse-1");
});

test("the root domain goes to the resolver of the VPC's primary network, other domains to their servers in order", () => {
  const directoryId = `\${${json.only(DIRECTORY).address}.id}`;
  const place = { provider: "aws.dns", region: "us-east-1", directory_id: directoryId };
  expect(json.resources(FORWARDER).map(({ attributes }) => attributes)).toEqual([
    { ...place, remote_domain_name: "168.192.in-addr.arpa", dns_ips: ["192.168.0.10"] },
    { ...place, remote_domain_name: "awscloud.com", dns_ips: ["10.0.0.2"] },
    { ...place, remote_domain_name: "example.com", dns_ips: ["192.168.0.11", "192.168.0.10"] },
  ]);
});

test("a domain is written in lower case and without trailing dot, as AWS gives it back", () => {
  const servers = [address("192.168.0.10")];
  const shouted = hubWith({ forwarders: [{ domain: domain("EXAMPLE.com."), servers }] });
  const names = shouted.resources(FORWARDER).map(({ attributes }) => attributes.remote_domain_name);
  expect(names).toEqual(["awscloud.com", "example.com"]);
});

test("each client pool may ask by udp and tcp, but the VPC's own primary network, which AWS admits itself", () => {
  expect(rules(json, INGRESS)).toEqual([
    ["tcp", "10.0.0.0/8"],
    ["tcp", "192.168.0.0/20"],
    ["udp", "10.0.0.0/8"],
    ["udp", "192.168.0.0/20"],
  ]);
  const secondary = hubWith({ clients: [cidr("10.0.0.0/16"), cidr("10.100.0.0/16")] });
  expect(rules(secondary, INGRESS)).toEqual([
    ["tcp", "10.100.0.0/16"],
    ["udp", "10.100.0.0/16"],
  ]);
});

test("each server that a forwarder names may be asked, once, however many domains it answers", () => {
  expect(rules(json, EGRESS)).toEqual([
    ["tcp", "192.168.0.10/32"],
    ["tcp", "192.168.0.11/32"],
    ["udp", "192.168.0.10/32"],
    ["udp", "192.168.0.11/32"],
  ]);
  expect(rules(hubWith({}), EGRESS)).toEqual([]);
});

test("every rule is for port 53, on the directory's own group, in the hub's account", () => {
  for (const { attributes } of [...json.resources(INGRESS), ...json.resources(EGRESS)]) {
    expect(attributes).toMatchObject({
      provider: "aws.dns",
      region: "us-east-1",
      from_port: 53,
      to_port: 53,
      security_group_id: `\${${json.only(DIRECTORY).address}.security_group_id}`,
    });
  }
});

test("the root zone is the hub's, in its VPC; where the root is a public domain there is none", () => {
  expect(json.only("aws_route53_zone").attributes).toMatchObject({
    provider: "aws.dns",
    name: "awscloud.com",
    vpc: [{ vpc_id: "vpc-0aaaaaaaaaaaaaaaa", vpc_region: "us-east-1" }],
  });
  expect(addressChanges(hubWith({ rootZone: "none" }), hubWith({}))).toEqual({
    added: ["aws_route53_zone.hub_root-zone"],
    removed: [],
    changed: [],
  });
});

test("pinned addresses are handed out as they are, once the directory is checked to have them", () => {
  const { dnsAddresses, made } = addressesOf({ dnsAddresses: [address("10.0.1.20"), address("10.0.0.10")] });
  expect(dnsAddresses).toEqual(["10.0.1.20", "10.0.0.10"]);
  expect(made.only(DIRECTORY).attributes.lifecycle).toMatchObject({
    postcondition: [
      {
        condition: '${length(setsubtract(["10.0.1.20", "10.0.0.10"], self.dns_ip_addresses)) == 0}',
        error_message: "dnsAddresses names an address that is not this directory's: pinned are 10.0.1.20, 10.0.0.10.",
      },
    ],
  });
});

test("without pinned addresses the directory's own are handed out, unchecked", () => {
  const { dnsAddresses, made } = addressesOf({});
  expect(dnsAddresses).toHaveLength(1);
  expect(made.only(DIRECTORY).attributes.lifecycle).not.toHaveProperty("postcondition");
});

test("a client pool in the middle comes and goes without touching the others", () => {
  const [a, b, c] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(cidr);
  expect(a && b && c && addressChanges(hubWith({ clients: [a, c] }), hubWith({ clients: [a, b, c] }))).toEqual({
    added: [`${INGRESS}.hub_forwarding_client-tcp-172_16_0_0S12`, `${INGRESS}.hub_forwarding_client-udp-172_16_0_0S12`],
    removed: [],
    changed: [],
  });
});

test("a forwarder in the middle, of servers that another one asks too, comes and goes without touching the others", () => {
  const servers = [address("192.168.0.10")];
  const [a, b, c] = ["a.example.com", "b.example.com", "c.example.com"].map((name) => ({
    domain: domain(name),
    servers,
  }));
  expect(a && b && c && addressChanges(hubWith({ forwarders: [a, c] }), hubWith({ forwarders: [a, b, c] }))).toEqual({
    added: [`${FORWARDER}.hub_forwarding_forwarder-b_example_com`],
    removed: [],
    changed: [],
  });
});

test("two forwarders for one domain are refused, one for the root domain too", () => {
  const forwarder = { domain: domain("awscloud.com"), servers: [address("192.168.0.10")] };
  expect(() => hubWith({ forwarders: [forwarder] })).toThrow("forwarder-awscloud_com");
});

test("depending on the hub waits for all of it", () => {
  const { before, all } = awaited((stack) => hubOf(stack, { forwarders: [onPremises] }).ready);
  expect(before).toEqual(all);
});

test("the NetBIOS name is text, not a template", () => {
  expect(hubWith({ shortName: "${A}" }).only(DIRECTORY).attributes.short_name).toBe("$${A}");
});

const onPremises = { domain: domain("example.com"), servers: [address("192.168.0.10")] };

function hubWith(props: HubOptions): TerraformJson {
  return synthStack((stack) => hubOf(stack, props));
}

function addressesOf(props: HubOptions) {
  let dnsAddresses: readonly string[] = [];
  const made = synthStack((stack) => ({ dnsAddresses } = hubOf(stack, props)));
  return { dnsAddresses, made };
}

/** Protocol and network of each rule, in the order of the addresses. */
function rules(of: TerraformJson, type: string): unknown[][] {
  return of.resources(type).map(({ attributes }) => [attributes.ip_protocol, attributes.cidr_ipv4]);
}
