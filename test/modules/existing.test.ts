import { ExistingPrivateZone, ExistingVpcPeering } from "../../modules";
import { synthStack } from "../support/synth";
import type { Resource, TerraformJson } from "../support/terraform-json";
import { existingEstate } from "./programs/existing-estate";
import { accountOf, awaited, domain, vpcOf } from "./world";

const json = synthStack(existingEstate);

test("what exists is only read: two VPCs with a table each, a directory, a zone and a peering", () => {
  const read = json.all.map(({ type }) => type).filter((type) => type.startsWith("data."));
  expect(read.sort()).toEqual([
    "data.aws_directory_service_directory",
    "data.aws_route53_zone",
    "data.aws_route_table",
    "data.aws_route_table",
    "data.aws_vpc",
    "data.aws_vpc",
    "data.aws_vpc_peering_connections",
  ]);
  expect(json.counts()).toEqual({
    aws_directory_service_conditional_forwarder: 1,
    aws_vpc_security_group_ingress_rule: 2,
    aws_route: 3,
  });
});

test("a VPC must have the networks and the DNS attributes that are claimed", () => {
  expect(conditions(named(json, "data.aws_vpc", "app"))).toEqual([
    ['${self.cidr_block == "10.1.0.0/16"}', "The primary network of vpc-0bbbbbbbbbbbbbbbb is not 10.1.0.0/16."],
    [
      '${length(setsubtract(["10.1.0.0/16","100.64.0.0/16"], [for network in self.cidr_block_associations : ' +
        'network.cidr_block if network.state == "associated"])) == 0}',
      "vpc-0bbbbbbbbbbbbbbbb does not have all of the networks 10.1.0.0/16, 100.64.0.0/16.",
    ],
    [
      "${self.enable_dns_support && self.enable_dns_hostnames}",
      "vpc-0bbbbbbbbbbbbbbbb needs DNS support and DNS hostnames: Route 53 answers no private zone without them.",
    ],
  ]);
});

test("a route table must be the VPC's own", () => {
  expect(conditions(named(json, "data.aws_route_table", "app"))).toEqual([
    [
      '${self.vpc_id == "vpc-0bbbbbbbbbbbbbbbb"}',
      "Route table rtb-0bbbbbbbbbbbbbbbb is not one of vpc-0bbbbbbbbbbbbbbbb.",
    ],
  ]);
});

test("a directory must have the domain, the VPC and the addresses that are claimed, and the pinned ones are used", () => {
  const directory = json.only("data.aws_directory_service_directory");
  expect(conditions(directory).map(([condition]) => condition)).toEqual([
    '${lower(self.name) == "corp.example.net"}',
    `\${one(self.vpc_settings[*].vpc_id) == ${named(json, "data.aws_vpc", "hub").address}.id}`,
    '${length(setsubtract(["10.0.1.10", "10.0.2.10"], self.dns_ip_addresses)) == 0}',
  ]);
  expect(json.only("aws_directory_service_conditional_forwarder").attributes).toMatchObject({
    directory_id: `\${${directory.address}.id}`,
    remote_domain_name: "awscloud.com",
    dns_ips: ["10.0.0.2"],
  });
});

test("a zone must be private and have the name that is claimed; a trailing dot does not matter", () => {
  const zone = json.only("data.aws_route53_zone");
  expect(zone.attributes).toMatchObject({ provider: "aws.app", zone_id: "Z0123456789ABCDEFGHIJ" });
  expect(conditions(zone).map(([condition]) => condition)).toEqual([
    '${trimsuffix(self.name, ".") == "app.awscloud.com"}',
    "${self.private_zone}",
  ]);
});

test("a peering must be active between just these two VPCs, and is read in the requester's account and Region", () => {
  const peering = json.only("data.aws_vpc_peering_connections");
  expect(peering.attributes).toMatchObject({ provider: "aws.app", region: "us-east-2" });
  const filters = peering.attributes.filter as { name: string; values: string[] }[];
  expect(filters.map(({ name }) => name)).toEqual([
    "vpc-peering-connection-id",
    "status-code",
    "requester-vpc-info.vpc-id",
    "accepter-vpc-info.vpc-id",
  ]);
  expect(conditions(peering)[0]?.[0]).toBe("${length(self.ids) == 1}");
  for (const route of json.resources("aws_route")) {
    expect(route.attributes.vpc_peering_connection_id).toContain(`${peering.address}.ids`);
  }
});

test("names of users in messages are text, not templates", () => {
  const made = synthStack((stack) => {
    const requester = { ...vpcOf(stack, "app"), name: "${a}" };
    const accepter = vpcOf(stack, "peer", { cidrs: ["10.9.0.0/16"] });
    new ExistingVpcPeering(stack, "peering", { requester, accepter, connectionId: "pcx-0123456789abcdef0" });
  });
  expect(conditions(made.only("data.aws_vpc_peering_connections"))[0]?.[1]).toContain("$${a}");
});

test("depending on what exists waits for its checks", () => {
  const { before } = awaited((stack) => {
    const account = accountOf(stack, "app");
    return new ExistingPrivateZone(stack, "zone", { name: domain("a.example.net"), zoneId: "Z0123456789", account })
      .ready;
  });
  expect(before).toEqual(
    ["data.aws_route53_zone.zone_61F1DBC4"].map(() => expect.stringMatching(/^data\.aws_route53_zone\./) as string),
  );
});

function named(of: TerraformJson, type: string, part: string): Resource {
  const found = of.resources(type).find(({ address }) => address.includes(part));
  if (found === undefined) throw new Error(`no ${type} of ${part}`);
  return found;
}

/** Condition and message of each postcondition. */
function conditions({ attributes }: Resource): [string, string][] {
  const { postcondition } = attributes.lifecycle as { postcondition: { condition: string; error_message: string }[] };
  return postcondition.map(({ condition, error_message }) => [condition, error_message]);
}
