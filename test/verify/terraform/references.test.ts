import { loadDirectory } from "../../../verify/terraform";
import { directoryOf, plain } from "./directory";

const provider = { aws: { region: "eu-west-1", allowed_account_ids: ["111111111111"] } };

/** Values of the attributes of `aws_x.probe`, by name. */
async function probed(resources: object, probe: Readonly<Record<string, unknown>>, more: object = {}) {
  const document = { provider, resource: { ...resources, aws_x: { probe } }, ...more };
  const block = (await loadDirectory(directoryOf({ "main.tf.json": document }))).find("aws_x.probe");
  return Object.fromEntries(Object.keys(probe).map((name) => [name, plain(block?.value(name))]));
}

describe("References to one thing are one reference", () => {
  it("to a zone by its id or zone id, also through an authorization of it", async () => {
    const zones = {
      aws_route53_zone: { z: { name: "example.com" } },
      aws_route53_vpc_association_authorization: { a: { zone_id: "${aws_route53_zone.z.id}", vpc_id: "vpc-1" } },
    };
    const probe = {
      id: "${aws_route53_zone.z.id}",
      zone: "${aws_route53_zone.z.zone_id}",
      through: "${aws_route53_vpc_association_authorization.a.zone_id}",
    };
    const one = "&aws_route53_zone.z.id";
    expect(await probed(zones, probe)).toEqual({ id: one, zone: one, through: one });
  });

  it("to a peering through its accepter and its options", async () => {
    const peering = {
      aws_vpc_peering_connection: { p: {} },
      aws_vpc_peering_connection_accepter: { a: { vpc_peering_connection_id: "${aws_vpc_peering_connection.p.id}" } },
      aws_vpc_peering_connection_options: {
        o: { vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.a.id}" },
      },
    };
    const probe = {
      accepter: "${aws_vpc_peering_connection_accepter.a.id}",
      itsConnection: "${aws_vpc_peering_connection_accepter.a.vpc_peering_connection_id}",
      options: "${aws_vpc_peering_connection_options.o.id}",
    };
    const one = "&aws_vpc_peering_connection.p.id";
    expect(await probed(peering, probe)).toEqual({ accepter: one, itsConnection: one, options: one });
  });

  it("to what exists by the id that is written, whatever the argument is called", async () => {
    const data = {
      aws_vpc: { v: { id: "vpc-1" } },
      aws_route_table: { t: { route_table_id: "rtb-1" } },
      aws_directory_service_directory: { d: { directory_id: "d-1" } },
      aws_route53_zone: { z: { zone_id: "Z1" }, named: { name: "example.com" } },
      aws_vpc_peering_connections: { p: { filter: [] } },
    };
    const probe = {
      vpc: "${data.aws_vpc.v.id}",
      table: "${data.aws_route_table.t.id}",
      directory: "${data.aws_directory_service_directory.d.id}",
      zone: "${data.aws_route53_zone.z.id}",
      named: "${data.aws_route53_zone.named.zone_id}",
      peering: "${element(data.aws_vpc_peering_connections.p.ids, 0)}",
      same: "${one(data.aws_vpc_peering_connections.p.ids)}",
      vpcOf: "${one(data.aws_directory_service_directory.d.vpc_settings[*].vpc_id)}",
      account: "${data.aws_caller_identity.me.account_id}",
      region: "${data.aws_region.here.name}",
    };
    const more = { data: { ...data, aws_caller_identity: { me: {} }, aws_region: { here: {} } } };
    expect(await probed({}, probe, more)).toEqual({
      vpc: "vpc-1",
      table: "rtb-1",
      directory: "d-1",
      zone: "Z1",
      named: "&data.aws_route53_zone.named.id",
      peering: "&data.aws_vpc_peering_connections.p.ids[0]",
      same: "&data.aws_vpc_peering_connections.p.ids[0]",
      vpcOf: "&data.aws_directory_service_directory.d.vpc_settings[0].vpc_id",
      account: "111111111111",
      region: "eu-west-1",
    });
    const configuration = await loadDirectory(directoryOf({ "main.tf.json": more }));
    expect(configuration.byId("vpc-1")?.label).toBe("data.aws_vpc.v");
    expect(configuration.byId("rtb-1")?.label).toBe("data.aws_route_table.t");
    expect(plain(configuration.evaluate("", "data.aws_vpc.v.id"))).toBe("vpc-1");
    expect(configuration.evaluate("", "vpc-1")).toBe("vpc-1");
  });

  it("is what is written, where that is something", async () => {
    const resources = {
      aws_vpc: { v: { cidr_block: "${local.cidr}", tags: { Name: "hub" } } },
      aws_route53_zone: { z: { name: "example.com", vpc: { vpc_id: "${aws_vpc.v.id}" } } },
    };
    const probe = {
      cidr: "${aws_vpc.v.cidr_block}",
      name: '${aws_vpc.v.tags["Name"]}',
      vpc: "${aws_route53_zone.z.vpc[0].vpc_id}",
      inText: "${local.prefix}.${aws_route53_zone.z.name}",
      escaped: "$${aws_vpc.v.id} %%{if}",
      computed: "arn of ${aws_vpc.v.arn}",
    };
    expect(await probed(resources, probe, { locals: { cidr: "10.0.0.0/16", prefix: "www" } })).toEqual({
      cidr: "10.0.0.0/16",
      name: "hub",
      vpc: "&aws_vpc.v.id",
      inText: "www.example.com",
      escaped: "${aws_vpc.v.id} %{if}",
      computed: "? needs aws_vpc.v.arn, which is known only at apply",
    });
  });

  it("does not go round in circles", async () => {
    const locals = { a: "${local.b}", b: "${local.a}" };
    const resources = { aws_vpc: { v: { cidr_block: "${aws_vpc.v.cidr_block}" } } };
    const values = await probed(resources, { a: "${local.a}", v: "${aws_vpc.v.cidr_block}" }, { locals });
    expect(values).toEqual({ a: expect.stringContaining("refers to itself") as string, v: "? refers to itself" });
  });
});

describe("Stacks read each other", () => {
  const publishing = {
    provider,
    resource: {
      aws_vpc: { hub: {} },
      aws_ssm_parameter: {
        p: { name: "/hub", type: "String", insecure_value: '${jsonencode({"vpc" = aws_vpc.hub.id})}' },
      },
    },
    output: { vpc: { value: "${aws_vpc.hub.id}" } },
    terraform: { backend: { s3: { bucket: "states", key: "hub", region: "eu-west-1" } } },
  };
  const reading = (data: object, value: string, region = "eu-west-1") => ({
    provider: { aws: { ...provider.aws, region } },
    data,
    resource: { aws_x: { probe: { vpc: value } } },
  });

  it("by a parameter of the same name, account and Region, and wait for it", async () => {
    const parameter = { aws_ssm_parameter: { p: { name: "/hub" } } };
    const value = "${jsondecode(data.aws_ssm_parameter.p.insecure_value).vpc}";
    const configuration = await loadDirectory(
      directoryOf({
        "hub/main.tf.json": publishing,
        "same/main.tf.json": reading(parameter, value),
        "elsewhere/main.tf.json": reading(parameter, value, "eu-west-2"),
      }),
    );
    expect(plain(configuration.find("same: aws_x.probe")?.value("vpc"))).toBe("&hub: aws_vpc.hub.id");
    const needs = configuration.find("same: data.aws_ssm_parameter.p")?.needs.map(({ label }) => label);
    expect(needs).toEqual(["hub: aws_ssm_parameter.p"]);
    const reason = "needs parameter /hub, which no stack publishes in account 111111111111 and eu-west-2";
    expect(plain(configuration.find("elsewhere: aws_x.probe")?.value("vpc"))).toBe(`? ${reason}`);
    expect(configuration.limitations).toMatchObject([{ where: "elsewhere: aws_x.probe", reason: `vpc: ${reason}` }]);
  });

  it("by the state that one keeps", async () => {
    const state = (key: string) => ({
      terraform_remote_state: { s: { backend: "s3", config: { bucket: "states", key, region: "eu-west-1" } } },
    });
    const value = "${data.terraform_remote_state.s.outputs.vpc}";
    const configuration = await loadDirectory(
      directoryOf({
        "hub/main.tf.json": publishing,
        "same/main.tf.json": reading(state("hub"), value),
        "other/main.tf.json": reading(state("other"), value),
      }),
    );
    expect(plain(configuration.find("same: aws_x.probe")?.value("vpc"))).toBe("&hub: aws_vpc.hub.id");
    expect(plain(configuration.find("other: aws_x.probe")?.value("vpc"))).toContain("which no stack here keeps");
  });
});
