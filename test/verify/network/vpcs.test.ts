import { read, readStacks } from "./terraform";

describe("VPCs", () => {
  test("networks come primary first, each with the block that says it", async () => {
    const { network } = await read({
      "aws_vpc.app": { cidr_block: "10.1.0.0/16" },
      "aws_vpc_ipv4_cidr_block_association.pods": { vpc_id: "${aws_vpc.app.id}", cidr_block: "100.64.0.0/16" },
    });
    const [vpc] = network.vpcs;
    expect(vpc?.cidrs.map(String)).toEqual(["10.1.0.0/16", "100.64.0.0/16"]);
    expect(vpc?.cidrBlocks.get("100.64.0.0/16")?.label).toBe("aws_vpc_ipv4_cidr_block_association.pods");
    expect(vpc).toMatchObject({ account: "111111111111", region: "us-east-1", elsewhere: false });
  });

  test("DNS attributes that are not written are AWS's defaults: support on, hostnames off", async () => {
    const { network } = await read({
      "aws_vpc.silent": { cidr_block: "10.1.0.0/16" },
      "aws_vpc.told": { cidr_block: "10.2.0.0/16", enable_dns_support: false, enable_dns_hostnames: "true" },
    });
    expect(network.vpcs.map(({ dnsSupport, dnsHostnames }) => [dnsSupport, dnsHostnames])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test("an existing VPC has the networks that its postconditions demand, in every stack that reads it", async () => {
    const conditions = [
      '${self.cidr_block == "172.20.0.0/16"}',
      '${length(setsubtract(["172.20.0.0/16","100.64.0.0/16"], [for network in self.cidr_block_associations : network.cidr_block if network.state == "associated"])) == 0}',
    ];
    const existing = {
      id: "vpc-0a",
      lifecycle: { postcondition: conditions.map((condition) => ({ condition, error_message: "no" })) },
    };
    const { network } = await readStacks({
      owner: { "data.aws_vpc.old": existing },
      other: { "data.aws_vpc.same": { id: "vpc-0a" }, "aws_subnet.new": subnet("vpc-0a", "172.20.1.0/24") },
    });
    expect(network.vpcs).toHaveLength(1);
    expect(network.vpcs[0]?.cidrs.map(String)).toEqual(["172.20.0.0/16", "100.64.0.0/16"]);
    expect(network.vpcs[0]?.elsewhere).toBe(true);
    expect(network.limitations).toEqual([]);
  });

  test("a data source that describes one resource of the configuration reads that one", async () => {
    const { network } = await readStacks({
      hub: {
        "aws_vpc.hub": { cidr_block: "10.0.0.0/16", tags: { Name: "hub", team: "dns" } },
        "aws_vpc.other": { cidr_block: "10.9.0.0/16", tags: { Name: "other" } },
        "aws_vpc.foreign": { provider: "aws.two", cidr_block: "10.8.0.0/16", tags: { Name: "hub" } },
      },
      app: {
        "data.aws_vpc.by_tag": { tags: { Name: "hub" } },
        "data.aws_vpc.by_filter": { filter: [{ name: "tag:Name", values: ["hub"] }] },
        "aws_subnet.one": subnet("${data.aws_vpc.by_tag.id}", "10.0.1.0/24"),
        "aws_subnet.two": subnet("${data.aws_vpc.by_filter.id}", "10.0.2.0/24"),
      },
    });
    const hub = network.vpcs.find(({ label }) => label === "hub: aws_vpc.hub");
    expect(network.vpcs).toHaveLength(3);
    expect(hub?.subnets.map(({ label }) => label)).toEqual(["app: aws_subnet.one", "app: aws_subnet.two"]);
  });

  test("subnets of a VPC that is only read are every network with every table that is known of it", async () => {
    const table = (id: string) => ({
      route_table_id: id,
      lifecycle: { postcondition: [{ condition: '${self.vpc_id == "vpc-0a"}', error_message: "no" }] },
    });
    const { network } = await read({
      "data.aws_vpc.old": { id: "vpc-0a", cidr_block: "10.1.0.0/16" },
      "data.aws_route_table.main": table("rtb-01"),
      "data.aws_route_table.batch": table("rtb-02"),
    });
    const [vpc] = network.vpcs;
    expect(vpc?.subnets.map(({ cidr, routeTable }) => `${cidr.text} ${routeTable?.label}`)).toEqual([
      "10.1.0.0/16 data.aws_route_table.batch",
      "10.1.0.0/16 data.aws_route_table.main",
    ]);
  });
});

describe("Subnets", () => {
  test("have their own table, else the main one, which an association replaces", async () => {
    const { network } = await read({
      "aws_vpc.plain": { cidr_block: "10.1.0.0/16" },
      "aws_vpc.default": { cidr_block: "10.2.0.0/16" },
      "aws_vpc.replaced": { cidr_block: "10.3.0.0/16" },
      "aws_default_route_table.main": { default_route_table_id: "${aws_vpc.default.default_route_table_id}" },
      "aws_default_route_table.former": { default_route_table_id: "${aws_vpc.replaced.default_route_table_id}" },
      "aws_route_table.own": { vpc_id: "${aws_vpc.default.id}" },
      "aws_route_table.new_main": { vpc_id: "${aws_vpc.replaced.id}" },
      "aws_main_route_table_association.new": {
        vpc_id: "${aws_vpc.replaced.id}",
        route_table_id: "${aws_route_table.new_main.id}",
      },
      "aws_subnet.unmanaged": subnet("${aws_vpc.plain.id}", "10.1.1.0/24"),
      "aws_subnet.main": subnet("${aws_vpc.default.id}", "10.2.1.0/24"),
      "aws_subnet.own": subnet("${aws_vpc.default.id}", "10.2.2.0/24"),
      "aws_subnet.replaced": subnet("${aws_vpc.replaced.id}", "10.3.1.0/24"),
      "aws_route_table_association.own": {
        subnet_id: "${aws_subnet.own.id}",
        route_table_id: "${aws_route_table.own.id}",
      },
    });
    const tables = network.vpcs.flatMap(({ subnets }) =>
      subnets.map(({ label, routeTable, tableAssociation }) => [label, routeTable?.label, tableAssociation?.label]),
    );
    expect(tables).toEqual(
      expect.arrayContaining([
        ["aws_subnet.unmanaged", undefined, undefined],
        ["aws_subnet.main", "aws_default_route_table.main", "aws_default_route_table.main"],
        ["aws_subnet.own", "aws_route_table.own", "aws_route_table_association.own"],
        ["aws_subnet.replaced", "aws_route_table.new_main", "aws_main_route_table_association.new"],
      ]),
    );
  });
});

describe("A broken configuration", () => {
  test("is read as far as it goes, and what does not is said with its place", async () => {
    const { network } = await read({
      "aws_vpc.app": { cidr_block: "10.1.0.1/16" },
      "aws_subnet.app": subnet("${aws_vpc.gone.id}", "10.1.1.0/24"),
      "aws_route.nowhere": { route_table_id: "${aws_vpc.app.arn}", destination_cidr_block: "10.0.0.0/8" },
    });
    expect(network.vpcs.map(({ cidrs }) => cidrs)).toEqual([[]]);
    expect(network.limitations.map(({ where }) => where)).toEqual(
      expect.arrayContaining(["aws_vpc.app", "aws_route.nowhere"]),
    );
  });
});

function subnet(vpc: string, cidr: string) {
  return { vpc_id: vpc, cidr_block: cidr, availability_zone: "us-east-1a" };
}
