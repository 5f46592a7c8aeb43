import { type Arguments, type Blocks, read, readStacks } from "./terraform";

/** Account one asks account two, whose accepter says yes. */
const VPCS = {
  "aws_vpc.one": { cidr_block: "10.1.0.0/16" },
  "aws_vpc.two": { provider: "aws.two", cidr_block: "10.2.0.0/16" },
};
const CONNECTION = {
  vpc_id: "${aws_vpc.one.id}",
  peer_vpc_id: "${aws_vpc.two.id}",
  peer_owner_id: "222222222222",
};
const ACCEPTER = {
  provider: "aws.two",
  vpc_peering_connection_id: "${aws_vpc_peering_connection.pair.id}",
  auto_accept: true,
};

function pair(connection: Arguments = {}, accepter: Arguments | undefined = {}): Blocks {
  return {
    ...VPCS,
    "aws_vpc_peering_connection.pair": { ...CONNECTION, ...connection },
    "aws_vpc_peering_connection_accepter.pair": { ...ACCEPTER, ...accepter },
  };
}

async function peeringOf(blocks: Blocks) {
  const { network } = await read(blocks);
  const [peering] = network.peerings;
  if (peering === undefined) throw new Error("there is no peering");
  return peering;
}

describe("A peering", () => {
  test("is active once the accepter's account accepts it in the accepter's Region", async () => {
    const peering = await peeringOf(pair());
    expect([peering.requester.vpc?.label, peering.accepter.vpc?.label]).toEqual(["aws_vpc.one", "aws_vpc.two"]);
    expect(peering).toMatchObject({ active: true, inactive: undefined, assumption: undefined });
    expect(peering.requester.vpc?.peerings).toEqual([peering]);
  });

  test.each<[fault: string, connection: Arguments, accepter: Arguments, why: RegExp]>([
    ["the accepter does not accept", {}, { auto_accept: false }, /auto_accept/],
    ["the requester's account accepts", {}, { provider: "aws.one" }, /accepted in account 111111111111/],
    ["it is accepted in another Region", {}, { region: "us-west-2" }, /accepted in us-west-2/],
    ["another account requests", { provider: "aws.two" }, {}, /requested in account 222222222222/],
    ["it is requested in another Region", { region: "us-west-2" }, {}, /requested in us-west-2/],
    ["it asks another account", { peer_owner_id: "333333333333" }, {}, /account 333333333333/],
    ["it asks its own account", { peer_owner_id: undefined }, {}, /peer_owner_id/],
    ["it asks another Region", { peer_region: "eu-west-1" }, {}, /peer_region/],
  ])("is not active when %s", async (_, connection, accepter, why) => {
    const { active, inactive } = await peeringOf(pair(connection, accepter));
    expect(active).toBe(false);
    expect(inactive).toMatch(why);
  });

  test("that nobody accepts is not active, nor one that accepts at once in another account", async () => {
    const requested = (connection: Arguments) =>
      peeringOf({ ...VPCS, "aws_vpc_peering_connection.pair": { ...CONNECTION, ...connection } });
    expect((await requested({})).inactive).toMatch(/nobody accepts/);
    expect((await requested({ auto_accept: true })).inactive).toMatch(/within one account/);
  });

  test("of one account and Region accepts itself", async () => {
    const connection = { vpc_id: "${aws_vpc.one.id}", peer_vpc_id: "${aws_vpc.too.id}", auto_accept: true };
    const vpcs = { "aws_vpc.one": { cidr_block: "10.1.0.0/16" }, "aws_vpc.too": { cidr_block: "10.2.0.0/16" } };
    const same = await peeringOf({ ...vpcs, "aws_vpc_peering_connection.pair": connection });
    expect(same.active).toBe(true);
    const withRegion = { ...connection, peer_region: "us-east-1" };
    const refused = await peeringOf({ ...vpcs, "aws_vpc_peering_connection.pair": withRegion });
    expect(refused.inactive).toMatch(/exclude each other/);
  });

  test("has its DNS option on a side where a resource of that side sets it", async () => {
    const options = (side: string, provider: string) => ({
      provider,
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.pair.id}",
      [side]: { allow_remote_vpc_dns_resolution: true },
    });
    const peering = await peeringOf({
      ...pair(),
      "aws_vpc_peering_connection_options.right": options("accepter", "aws.two"),
      "aws_vpc_peering_connection_options.wrong": options("requester", "aws.two"),
    });
    expect([peering.requester.remoteDns, peering.accepter.remoteDns]).toEqual([false, true]);
  });

  test("that is read joins the VPCs of its filters, one peering however many stacks read it", async () => {
    const ids = { hub: "vpc-01", app: "vpc-02" };
    const data = {
      filter: [
        { name: "vpc-peering-connection-id", values: ["pcx-0a"] },
        { name: "requester-vpc-info.vpc-id", values: [ids.app, ids.hub] },
        { name: "accepter-vpc-info.vpc-id", values: [ids.app, ids.hub] },
      ],
    };
    const vpcs = {
      "data.aws_vpc.hub": { id: ids.hub, cidr_block: "10.0.0.0/16" },
      "data.aws_vpc.app": { id: ids.app, cidr_block: "10.1.0.0/16" },
    };
    const { network } = await readStacks({
      one: { ...vpcs, "data.aws_vpc_peering_connections.pair": data },
      two: { "data.aws_vpc_peering_connections.pair": data, "data.aws_vpc_peering_connection.pair": { id: "pcx-0a" } },
    });
    expect(network.peerings).toHaveLength(1);
    const [peering] = network.peerings;
    expect(peering).toMatchObject({ active: true, assumption: expect.stringMatching(/only read/) as string });
    expect([peering?.requester.vpc?.label, peering?.accepter.vpc?.label].sort()).toEqual([
      "one: data.aws_vpc.app",
      "one: data.aws_vpc.hub",
    ]);
  });

  test("that is known by its id alone joins the VPCs whose tables route to it", async () => {
    const table = (vpc: string) => ({
      vpc_id: `\${aws_vpc.${vpc}.id}`,
      route: [{ cidr_block: "10.0.0.0/8", vpc_peering_connection_id: "pcx-0a" }],
    });
    const peering = await peeringOf({
      "aws_vpc.one": { cidr_block: "10.1.0.0/16" },
      "aws_vpc.two": { cidr_block: "10.2.0.0/16" },
      "aws_route_table.one": table("one"),
      "aws_route_table.two": table("two"),
    });
    expect([peering.requester.vpc?.label, peering.accepter.vpc?.label]).toEqual(["aws_vpc.one", "aws_vpc.two"]);
  });

  test("with a third party is taken to be accepted by it, and that is said", async () => {
    const asked = await peeringOf({
      "aws_vpc.one": { cidr_block: "10.1.0.0/16" },
      "aws_vpc_peering_connection.partner": {
        vpc_id: "${aws_vpc.one.id}",
        peer_vpc_id: "vpc-0partner",
        peer_owner_id: "999999999999",
      },
    });
    expect(asked.accepter.vpc).toBeUndefined();
    expect(asked).toMatchObject({ active: true, assumption: expect.stringMatching(/third party accepts/) as string });

    const partner = "${aws_vpc_peering_connection_accepter.partner.id}";
    const accepted = await peeringOf({
      "aws_vpc.one": { cidr_block: "10.1.0.0/16" },
      "aws_vpc_peering_connection_accepter.partner": { vpc_peering_connection_id: "pcx-0a", auto_accept: true },
      "aws_route_table.one": {
        vpc_id: "${aws_vpc.one.id}",
        route: [{ cidr_block: "10.9.0.0/16", vpc_peering_connection_id: partner }],
      },
    });
    expect([accepted.requester.vpc, accepted.accepter.vpc?.label]).toEqual([undefined, "aws_vpc.one"]);
  });
});
