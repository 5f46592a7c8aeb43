import { loadPlan, UnreadableConfiguration } from "../../../verify/terraform";
import type { JsonObject } from "../../../verify/terraform/json";
import { type Configuration, describeWithTerraform, TerraformRun } from "../../terraform/harness";
import { plain } from "./directory";

const role = (account: string) => [{ role_arn: `arn:aws:iam::${account}:role/terraform` }];

const vpcs = {
  hub: { cidr_block: "10.0.0.0/16" },
  other: { provider: "aws.dns", cidr_block: "10.1.0.0/16" },
};

const estate: Configuration = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
  provider: {
    aws: [
      { region: "eu-west-1", assume_role: role("111111111111") },
      { alias: "dns", region: "eu-west-2", assume_role: role("${var.dns_account}") },
    ],
  },
  variable: { dns_account: { default: "222222222222" } },
  resource: {
    aws_vpc: vpcs,
    aws_subnet: {
      dc: {
        for_each: { a: "10.0.1.0/24", b: "10.0.2.0/24" },
        vpc_id: "${aws_vpc.hub.id}",
        cidr_block: "${each.value}",
        availability_zone: "eu-west-1${each.key}",
      },
    },
    aws_route_table: { private: { vpc_id: "${aws_vpc.hub.id}", depends_on: ["aws_subnet.dc"] } },
    aws_route_table_association: {
      dc: {
        for_each: "${aws_subnet.dc}",
        subnet_id: "${each.value.id}",
        route_table_id: "${aws_route_table.private.id}",
      },
    },
    aws_directory_service_directory: {
      ad: {
        name: "corp.example.net",
        password: "not for everybody",
        type: "MicrosoftAD",
        vpc_settings: {
          vpc_id: "${aws_vpc.hub.id}",
          subnet_ids: ['${aws_subnet.dc["a"].id}', '${aws_subnet.dc["b"].id}'],
        },
      },
    },
    aws_vpc_dhcp_options: {
      hub: { domain_name_servers: "${tolist(aws_directory_service_directory.ad.dns_ip_addresses)}" },
      mixed: { domain_name_servers: ["10.0.0.2", "${tolist(aws_directory_service_directory.ad.dns_ip_addresses)[0]}"] },
    },
  },
};

describeWithTerraform("A plan", () => {
  let run: TerraformRun;
  const plan = async () => loadPlan((await run.plan()) as unknown as JsonObject);

  beforeAll(async () => {
    run = await TerraformRun.of(estate);
  });

  it("tells whose ids are meant, before there are any", async () => {
    const configuration = await plan();
    const value = (label: string, argument: string) => plain(configuration.find(label)?.value(argument));
    expect(value('aws_subnet.dc["a"]', "vpc_id")).toBe("&aws_vpc.hub.id");
    expect(value('aws_subnet.dc["b"]', "cidr_block")).toBe("10.0.2.0/24");
    expect(value('aws_route_table_association.dc["b"]', "subnet_id")).toBe('&aws_subnet.dc["b"].id');
    expect(value("aws_directory_service_directory.ad", "vpc_settings")).toEqual([
      { subnet_ids: ['&aws_subnet.dc["a"].id', '&aws_subnet.dc["b"].id'], vpc_id: "&aws_vpc.hub.id" },
    ]);
    expect(value("aws_vpc_dhcp_options.hub", "domain_name_servers")).toBe(
      "&aws_directory_service_directory.ad.dns_ip_addresses",
    );
    expect(value("aws_vpc_dhcp_options.mixed", "domain_name_servers")).toEqual([
      "10.0.0.2",
      "&aws_directory_service_directory.ad.dns_ip_addresses[0]",
    ]);
    expect(configuration.limitations).toEqual([]);
  });

  it("says where each block is made, and what before it", async () => {
    const configuration = await plan();
    expect(configuration.find("aws_vpc.other")).toMatchObject({ account: "222222222222", region: "eu-west-2" });
    expect(configuration.find("aws_route_table.private")).toMatchObject({ account: "111111111111", stack: "" });
    const needs = configuration.find("aws_route_table.private")?.needs.map(({ label }) => label);
    expect(needs?.sort()).toEqual(['aws_subnet.dc["a"]', 'aws_subnet.dc["b"]', "aws_vpc.hub"]);
  });

  it("keeps secrets, and says that it holds no lifecycle", async () => {
    const directory = (await plan()).find("aws_directory_service_directory.ad");
    expect(plain(directory?.value("password"))).toContain("secret");
    expect(directory?.lifecycle.told).toBe(false);
  });

  it("knows the ids of what exists, and what would be done to it", async () => {
    await run.apply();
    run.load({
      ...estate,
      resource: { ...estate.resource, aws_vpc: { ...vpcs, hub: { cidr_block: "10.0.0.0/17" } } },
    });
    const configuration = await plan();
    const other = configuration.find("aws_vpc.other");
    const id = other?.value("id");
    expect(id).toMatch(/^vpc-/);
    expect(configuration.byId(id as string)).toBe(other);
    const changed = configuration.changes.filter(({ actions }) => actions[0] !== "no-op");
    expect(changed.find(({ label }) => label === "aws_vpc.hub")).toMatchObject({
      actions: ["delete", "create"],
      replacePaths: [["cidr_block"]],
      before: { cidr_block: "10.0.0.0/16" },
      after: { cidr_block: "10.0.0.0/17" },
    });
    expect(plain(configuration.find("aws_route_table.private")?.value("vpc_id"))).toBe("&aws_vpc.hub.id");
  });
});

describe("A plan of HCL", () => {
  it("holds only what an expression refers to, which is taken for its value", () => {
    const configuration = loadPlan({
      planned_values: {
        root_module: {
          resources: [{ address: "aws_vpc.hub", mode: "managed", type: "aws_vpc", name: "hub", values: {} }],
          child_modules: [
            {
              address: 'module.net["a"]',
              resources: [
                {
                  address: 'module.net["a"].aws_subnet.this[0]',
                  mode: "managed",
                  type: "aws_subnet",
                  name: "this",
                  index: 0,
                  values: {},
                },
              ],
            },
          ],
        },
      },
      resource_changes: [
        {
          address: 'module.net["a"].aws_subnet.this[0]',
          change: { actions: ["create"], before: null, after: {}, after_unknown: { vpc_id: true, id: true } },
        },
      ],
      configuration: {
        root_module: {
          resources: [{ address: "aws_vpc.hub", mode: "managed", type: "aws_vpc", name: "hub" }],
          module_calls: {
            net: {
              expressions: { vpc: { references: ["aws_vpc.hub.id", "aws_vpc.hub"] } },
              module: {
                resources: [
                  {
                    address: "aws_subnet.this",
                    mode: "managed",
                    type: "aws_subnet",
                    name: "this",
                    expressions: { vpc_id: { references: ["var.vpc"] } },
                  },
                ],
                variables: { vpc: {} },
              },
            },
          },
        },
      },
    });
    const subnet = configuration.find('module.net["a"].aws_subnet.this[0]');
    expect(plain(subnet?.value("vpc_id"))).toBe("&aws_vpc.hub.id");
    expect(subnet?.value("id")).toBeUndefined();
    expect(subnet?.needs.map(({ label }) => label)).toEqual(["aws_vpc.hub"]);
  });

  it("is refused in words where it is something else", () => {
    expect(() => loadPlan({ format_version: "1.0" })).toThrow(UnreadableConfiguration);
  });
});
