import { everyDataSource, everyResource } from "./every-type";
import { changesIn, Cloud, describeWithTerraform, TerraformRun, type Configuration } from "./harness";
import { dataSourceFacts, resourceFacts } from "./stand-in/facts";

const HUB = "111111111111";
const SPOKE = "222222222222";

describeWithTerraform("the stand-in for the AWS provider", () => {
  it("plans and applies a valid configuration, and then has nothing left to do", async () => {
    const run = await TerraformRun.of(configuration({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } }));
    await run.validate();
    expect(changesIn(await run.plan())).toEqual({ "aws_vpc.hub": "create" });
    await run.apply();
    expect((await run.state())["aws_vpc.hub"]?.values).toMatchObject({
      id: expect.stringMatching(/^vpc-[0-9a-f]{17}$/) as string,
      arn: expect.stringMatching(/^arn:aws:ec2:us-east-1:111111111111:vpc\/vpc-/) as string,
      owner_id: HUB,
      region: "us-east-1",
      tags_all: { Estate: "test" },
    });
    expect(changesIn(await run.plan())).toEqual({});
    await run.destroy();
    expect(await run.state()).toEqual({});
  });

  it("settles after one apply with every type it has facts about", async () => {
    expect(Object.keys(everyResource).sort()).toEqual([...resourceFacts.keys()].sort());
    expect(Object.keys(everyDataSource).sort()).toEqual([...dataSourceFacts.keys()].sort());
    const cloud = new Cloud();
    const secret = {
      id: "secret",
      secret_id: "arn:aws:secretsmanager:us-east-1:111111111111:secret:ad",
      secret_string: "s",
    };
    cloud.seed("aws_secretsmanager_secret_version", { account: HUB, region: "us-east-1" }, secret);
    const run = await TerraformRun.of({ ...configuration(everyResource), data: everyDataSource }, { cloud });
    await run.apply();
    expect(changesIn(await run.plan())).toEqual({});
    await run.destroy();
    expect(await run.state()).toEqual({});
  });

  it("refuses an argument that the type does not have", async () => {
    await refuses({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16", cidr: "10.0.0.0/16" } } }, /extraneous.*"cidr"/i);
  });

  it("refuses a resource without a required argument", async () => {
    await refuses({ aws_subnet: { a: { cidr_block: "10.0.0.0/24" } } }, /"vpc_id" is required/);
  });

  it("refuses a reference to an attribute that does not exist", async () => {
    await refuses(
      { aws_vpc: { hub: {} }, aws_subnet: { a: { vpc_id: "${aws_vpc.hub.identifier}" } } },
      /no argument, nested block, or exported attribute named "identifier"/,
    );
  });

  it("refuses arguments that conflict, and more or less than exactly one of several", async () => {
    const route = { route_table_id: "rtb-1", destination_cidr_block: "10.1.0.0/16" };
    await refuses(
      { aws_subnet: { a: { vpc_id: "vpc-1", availability_zone: "us-east-1a", availability_zone_id: "use1-az1" } } },
      /"availability_zone" conflicts with "availability_zone_id"/,
    );
    await refuses({ aws_route: { none: route } }, /Exactly one of .*"vpc_peering_connection_id" must be given; none/);
    await refuses(
      { aws_route: { two: { ...route, gateway_id: "g", nat_gateway_id: "n" } } },
      /"gateway_id", "nat_gateway_id" were given/,
    );
  });

  it("refuses a type about which it has no facts", async () => {
    await refuses({ aws_flow_log: { hub: { vpc_id: "vpc-1" } } }, /no facts about aws_flow_log/);
  });

  it("plans a replacement when an argument changes that AWS cannot change", async () => {
    const run = await applied({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } });
    run.load(configuration({ aws_vpc: { hub: { cidr_block: "10.1.0.0/16" } } }));
    const plan = await run.plan();
    expect(changesIn(plan)).toEqual({ "aws_vpc.hub": "delete, create" });
    expect(plan.resource_changes?.[0]?.change.replace_paths).toEqual([["cidr_block"]]);
  });

  it("plans a replacement when the region of a resource changes", async () => {
    const run = await applied({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } });
    run.load(configuration({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16", region: "us-east-2" } } }));
    expect(changesIn(await run.plan())).toEqual({ "aws_vpc.hub": "delete, create" });
  });

  it("plans an update in place when AWS can change the argument, and keeps what it computed", async () => {
    const run = await applied({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } });
    const before = (await run.state())["aws_vpc.hub"]?.values;
    run.load(configuration({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16", enable_dns_hostnames: true } } }));
    expect(changesIn(await run.plan())).toEqual({ "aws_vpc.hub": "update" });
    await run.apply();
    expect((await run.state())["aws_vpc.hub"]?.values).toEqual({ ...before, enable_dns_hostnames: true });
  });

  it("plans no change when a default is written out", async () => {
    const run = await applied({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } });
    run.load(configuration({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16", enable_dns_support: true } } }));
    expect(changesIn(await run.plan())).toEqual({});
  });

  it("spells a domain name as the provider does", async () => {
    const run = await applied({ aws_route53_zone: { root: { name: "Corp.Example.NET." } } });
    expect((await run.state())["aws_route53_zone.root"]?.values.name).toBe("corp.example.net");
    expect(changesIn(await run.plan())).toEqual({});
  });

  it("brings sets and nested blocks back as they were", async () => {
    const run = await applied({
      aws_route53_zone: {
        root: { name: "example.net", vpc: [{ vpc_id: "vpc-2" }, { vpc_id: "vpc-1", vpc_region: "us-east-2" }] },
      },
      aws_route53_record: {
        a: {
          zone_id: "${aws_route53_zone.root.zone_id}",
          name: "a",
          type: "A",
          ttl: 60,
          records: ["10.0.0.2", "10.0.0.1"],
        },
      },
    });
    const state = await run.state();
    expect(state["aws_route53_zone.root"]?.values.vpc).toEqual(
      expect.arrayContaining([
        { vpc_id: "vpc-1", vpc_region: "us-east-2" },
        { vpc_id: "vpc-2", vpc_region: "us-east-1" },
      ]),
    );
    expect(state["aws_route53_record.a"]?.values).toMatchObject({
      records: ["10.0.0.1", "10.0.0.2"],
      fqdn: "a.example.net",
    });
    expect(changesIn(await run.plan())).toEqual({});
  });

  it("finds the VPCs of association resources in the zone again, so that a zone without ignore_changes never settles", async () => {
    const association = { zone_id: "${aws_route53_zone.root.zone_id}", vpc_id: "vpc-2", vpc_region: "us-east-1" };
    const zone = { name: "example.net", vpc: [{ vpc_id: "vpc-1", vpc_region: "us-east-1" }] };
    const run = await applied({
      aws_route53_zone: { root: zone },
      aws_route53_zone_association: { spoke: association },
    });
    expect(changesIn(await run.plan())).toEqual({ "aws_route53_zone.root": "update" });
    const guarded = { ...zone, lifecycle: { ignore_changes: ["vpc"] } };
    run.load(
      configuration({ aws_route53_zone: { root: guarded }, aws_route53_zone_association: { spoke: association } }),
    );
    expect(changesIn(await run.plan())).toEqual({});
  });

  it("refuses a role of an account that is not allowed", async () => {
    const provider = { aws: [{ ...account(HUB), allowed_account_ids: [SPOKE] }] };
    const run = await TerraformRun.of({
      ...configuration({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } }),
      provider,
    });
    await expect(run.plan()).rejects.toThrow(/AWS account ID not allowed: 111111111111/);
  });

  it("passes secrets as variables and marks them sensitive", async () => {
    const parameter = { name: "/hub/secret", type: "SecureString", value: "${var.secret}" };
    const run = await TerraformRun.of(
      { ...configuration({ aws_ssm_parameter: { secret: parameter } }), variable: { secret: { sensitive: true } } },
      { variables: { secret: "open sesame" } },
    );
    await run.apply();
    expect((await run.state())["aws_ssm_parameter.secret"]?.values.value).toBe("open sesame");
  });

  it("lets one stack read what another stack published or a test seeded, in the right account and region", async () => {
    const cloud = new Cloud();
    cloud.seed("aws_vpc", { account: HUB, region: "us-east-2" }, { id: "vpc-old", cidr_block: "10.9.0.0/16" });
    const parameter = { name: "/hub", type: "String", insecure_value: '{"vpc":"vpc-1"}' };
    const hub = await TerraformRun.of(configuration({ aws_ssm_parameter: { hub: parameter } }), { cloud });
    await hub.apply();
    const data = {
      aws_ssm_parameter: { hub: { name: "/hub" } },
      aws_vpc: { old: { id: "vpc-old", region: "us-east-2" } },
    };
    const output = { vpc: { value: "${jsondecode(data.aws_ssm_parameter.hub.insecure_value).vpc}" } };
    const consumer = await TerraformRun.of({ ...configuration(), data, output }, { cloud });
    await consumer.apply();
    expect((await consumer.state())["data.aws_vpc.old"]?.values).toMatchObject({
      cidr_block: "10.9.0.0/16",
      owner_id: HUB,
    });
    consumer.load({ ...configuration(), data: { aws_vpc: { old: { id: "vpc-old" } } } });
    await expect(consumer.plan()).rejects.toThrow(/0 in account 111111111111, us-east-1, with id = "vpc-old"/);
  });

  it("keeps what has the same name in two accounts apart", async () => {
    const provider = {
      aws: [
        { ...account(HUB), alias: "hub" },
        { ...account(SPOKE), alias: "spoke" },
      ],
    };
    const parameter = (side: string) => ({
      provider: `aws.${side}`,
      name: "/it",
      type: "String",
      insecure_value: side,
    });
    const lookup = (side: string) => ({ provider: `aws.${side}`, name: `\${aws_ssm_parameter.${side}.name}` });
    const run = await TerraformRun.of({
      provider,
      resource: { aws_ssm_parameter: { hub: parameter("hub"), spoke: parameter("spoke") } },
      data: { aws_ssm_parameter: { hub: lookup("hub"), spoke: lookup("spoke") } },
    });
    await run.apply();
    const state = await run.state();
    expect(state["data.aws_ssm_parameter.hub"]?.values.insecure_value).toBe("hub");
    expect(state["data.aws_ssm_parameter.spoke"]?.values.insecure_value).toBe("spoke");
  });

  it("imports what a test seeded", async () => {
    const cloud = new Cloud();
    cloud.seed(
      "aws_vpc",
      { account: HUB, region: "us-east-1" },
      { id: "vpc-old", cidr_block: "10.9.0.0/16", instance_tenancy: "default", enable_dns_support: true },
    );
    const resources = configuration({ aws_vpc: { old: { cidr_block: "10.9.0.0/16", tags: { Name: "old" } } } });
    const run = await TerraformRun.of({ ...resources, import: [{ to: "aws_vpc.old", id: "vpc-old" }] }, { cloud });
    expect(changesIn(await run.plan())).toEqual({ "aws_vpc.old": "update" });
  });
});

/** Resources of the hub's account in us-east-1. */
function configuration(resource?: object): Configuration {
  return {
    terraform: { required_providers: { aws: { source: "aws" } }, backend: { s3: { bucket: "state", key: "test" } } },
    provider: { aws: [{ ...account(HUB), default_tags: [{ tags: { Estate: "test" } }] }] },
    ...(resource && { resource }),
  };
}

function account(id: string): object {
  return { region: "us-east-1", assume_role: [{ role_arn: `arn:aws:iam::${id}:role/dns` }] };
}

async function applied(resource: object): Promise<TerraformRun> {
  const run = await TerraformRun.of(configuration(resource));
  await run.apply();
  return run;
}

async function refuses(resource: object, reason: RegExp): Promise<void> {
  const run = await TerraformRun.of(configuration(resource));
  await expect(run.validate()).rejects.toThrow(reason);
  run.close();
}
