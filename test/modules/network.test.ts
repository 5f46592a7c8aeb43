import type { TerraformStack } from "cdktf";
import { Network, type NetworkProps } from "../../modules";
import { addressChanges } from "../support/differences";
import { synthStack } from "../support/synth";
import type { Attributes } from "../support/terraform-json";
import { network } from "./programs/network";
import { accountOf, awaited, cidr, region } from "./world";

const json = synthStack(network);

test("the program makes one VPC, three subnets, and a route table for each name", () => {
  expect(json.counts()).toEqual({
    aws_vpc: 1,
    aws_subnet: 3,
    aws_route_table: 2,
    aws_route_table_association: 3,
  });
});

test("a VPC has both DNS attributes on: without them Route 53 answers no private zone and peers get no DNS option", () => {
  expect(json.only("aws_vpc").attributes).toEqual({
    provider: "aws.app",
    region: "us-east-2",
    cidr_block: "10.1.0.0/16",
    enable_dns_support: true,
    enable_dns_hostnames: true,
    tags: { Name: "app" },
  });
});

test("every subnet is tied to a named route table, once, and nothing uses the main table", () => {
  const named = (type: string, name: string) => {
    const found = json.resources(type).find(({ attributes }) => nameOf(attributes) === name);
    return `\${${found?.address}.id}`;
  };
  const tied = json.resources("aws_route_table_association").map(({ attributes }) => attributes);
  expect(tied).toEqual(
    ["edge", "private", "private"].map((table, at) => ({
      provider: "aws.app",
      region: "us-east-2",
      route_table_id: named("aws_route_table", `app ${table}`),
      subnet_id: named("aws_subnet", ["app edge-a", "app private-a", "app private-b"][at] ?? ""),
    })),
  );
  expect(JSON.stringify(json.document)).not.toMatch(/main_route_table|default_route_table/);
});

test("route tables hold no routes inline, which would remove the routes of others", () => {
  for (const { attributes } of json.resources("aws_route_table")) {
    expect(Object.keys(attributes).sort()).toEqual(["provider", "region", "tags", "vpc_id"]);
  }
});

test("a subnet has its own network and Availability Zone", () => {
  const subnets = json.resources("aws_subnet").map(({ attributes }) => attributes);
  expect(subnets.map(({ cidr_block, availability_zone }) => [cidr_block, availability_zone])).toEqual([
    ["10.1.2.0/24", "us-east-2a"],
    ["10.1.0.0/24", "us-east-2a"],
    ["10.1.1.0/24", "us-east-2b"],
  ]);
});

test("depending on a network waits for every route table to be in effect", () => {
  const { before, all } = awaited((stack) => create(stack, ["a", "b"]).ready);
  expect(before).toEqual(all);
});

test("a network names its route tables and subnets for others", () => {
  let made: Network | undefined;
  synthStack((stack) => (made = create(stack, ["a", "b"])));
  expect(Object.keys(made?.routeTables ?? {})).toEqual(["private"]);
  expect([...(made?.subnets.keys() ?? [])]).toEqual(["a", "b"]);
});

test("a subnet in the middle comes and goes without touching the others", () => {
  const [without, having] = [
    ["a", "c"],
    ["a", "b", "c"],
  ].map((keys) => synthStack((stack) => create(stack, keys)));
  expect(without && having && addressChanges(without, having)).toEqual({
    added: ["aws_route_table_association.network_association-b", "aws_subnet.network_subnet-b"],
    removed: [],
    changed: [],
  });
});

test("a display name is text, not a template", () => {
  const named = synthStack((stack) => create(stack, ["a"], { name: "${app} %{x}" }));
  expect(named.only("aws_vpc").attributes.tags).toEqual({ Name: "$${app} %%{x}" });
  expect(named.only("aws_route_table").attributes.tags).toEqual({ Name: "$${app} %%{x} private" });
  expect(named.only("aws_subnet").attributes.tags).toEqual({ Name: "$${app} %%{x} a" });
});

function nameOf({ tags }: Attributes): unknown {
  return (tags as Attributes).Name;
}

function create(stack: TerraformStack, keys: readonly string[], props: Partial<NetworkProps> = {}): Network {
  const subnets = keys.map((key) => {
    const third = key.charCodeAt(0) - "a".charCodeAt(0);
    return [key, { cidr: cidr(`10.1.${third}.0/24`), availabilityZone: "us-east-2a" }] as const;
  });
  return new Network(stack, "network", {
    name: "app",
    account: accountOf(stack, "app"),
    region: region("us-east-2"),
    cidr: cidr("10.1.0.0/16"),
    subnets: Object.fromEntries(subnets),
    ...props,
  });
}
