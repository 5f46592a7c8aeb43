import { dropped, follow, HUB_AND_SPOKES, id, obstaclesOf, peering, route, vpc } from "./estate";

describe("Packets between peered VPCs", () => {
  test("arrive, and their replies come back, by the routes of both sides", async () => {
    const path = await follow(HUB_AND_SPOKES, { from: "one", to: "hub" });
    expect(path.obstacles).toEqual([]);
    const routes = path.steps.filter(({ text }) => text.startsWith("route"));
    expect(routes.map(({ direction, by }) => [direction, by])).toEqual([
      ["request", "aws_route.one_hub"],
      ["reply", "aws_route.hub_one"],
    ]);
  });

  test.each([
    ["no route there", ["aws_route.one_hub"], ["NO_ROUTE aws_route_table.one"]],
    ["no route back", ["aws_route.hub_one"], ["NO_RETURN_ROUTE aws_route_table.hub"]],
    [
      "neither, and both are told",
      ["aws_route.one_hub", "aws_route.hub_one"],
      ["NO_ROUTE aws_route_table.one", "NO_RETURN_ROUTE aws_route_table.hub"],
    ],
    [
      "no table of its own, and a main table that nothing manages",
      ["aws_route_table_association.one"],
      ["NO_ROUTE aws_subnet.one"],
    ],
    ["a table that is not there", ["aws_route_table.one"], ["NO_ROUTE aws_route_table_association.one"]],
    [
      "no peering that the routes could lead to",
      ["aws_vpc_peering_connection.one_hub"],
      ["DEAD_ROUTE aws_route.one_hub", "DEAD_ROUTE aws_route.hub_one"],
    ],
  ])("do not arrive with %s", async (_, gone, obstacles) => {
    const path = await follow(dropped(HUB_AND_SPOKES, ...gone), { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(obstacles);
  });

  test("a missing route is cured by a route to the peering that there is", async () => {
    const path = await follow(dropped(HUB_AND_SPOKES, "aws_route.hub_one"), { from: "one", to: "hub" });
    expect(path.obstacles[0]).toMatchObject({
      message: "aws_route_table.hub has no route for 10.1.1.0/24",
      cure: "add a route for 10.1.0.0/16 to peering aws_vpc_peering_connection.one_hub in aws_route_table.hub",
    });
  });

  test("are stopped by a peering that is not active, which is said once", async () => {
    const pending = { vpc_id: id("aws_vpc", "one"), peer_vpc_id: id("aws_vpc", "hub") };
    const blocks = { ...HUB_AND_SPOKES, "aws_vpc_peering_connection.one_hub": pending };
    const path = await follow(blocks, { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(["INACTIVE_PEERING aws_vpc_peering_connection.one_hub"]);
    expect(path.obstacles[0]?.message).toMatch(/nobody accepts it/);
  });

  test("an accepter that is missing leaves routes to it without a peering, and the peering is the cause", async () => {
    const pending = { vpc_id: id("aws_vpc", "one"), peer_vpc_id: id("aws_vpc", "hub") };
    const byAccepter = (table: string, network: string) => ({
      route_table_id: id("aws_route_table", table),
      destination_cidr_block: network,
      vpc_peering_connection_id: id("aws_vpc_peering_connection_accepter", "gone"),
    });
    const blocks = {
      ...HUB_AND_SPOKES,
      "aws_vpc_peering_connection.one_hub": pending,
      "aws_route.one_hub": byAccepter("one", "10.0.0.0/16"),
      "aws_route.hub_one": byAccepter("hub", "10.1.0.0/16"),
    };
    const path = await follow(blocks, { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(["INACTIVE_PEERING aws_vpc_peering_connection.one_hub"]);
  });

  test("a route for a part of the other side's network is named itself", async () => {
    const half = { ...HUB_AND_SPOKES, ...route("one", "hub", "10.0.1.0/25", "one_hub") };
    const path = await follow(half, { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(["NO_ROUTE aws_route.one_hub"]);
    expect(path.obstacles[0]?.message).toMatch(
      /no route for 10\.0\.1\.128 to 10\.0\.1\.255: .* is for 10\.0\.1\.0\/25/,
    );
  });

  test("a route that another account would make is none", async () => {
    const foreign = { ...HUB_AND_SPOKES["aws_route.one_hub"], provider: "aws.two" };
    const path = await follow({ ...HUB_AND_SPOKES, "aws_route.one_hub": foreign }, { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(["NO_ROUTE aws_route.one_hub"]);
    expect(path.obstacles[0]?.message).toMatch(/made in account 222222222222/);
  });

  test("a subnet cannot use a table of another VPC", async () => {
    const association = { subnet_id: id("aws_subnet", "one"), route_table_id: id("aws_route_table", "two") };
    const blocks = { ...HUB_AND_SPOKES, "aws_route_table_association.one": association };
    const path = await follow(blocks, { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(["NO_ROUTE aws_route_table_association.one"]);
  });

  test("a route that leads to somebody else's peering, or to the wrong one, is dead", async () => {
    const others = { ...HUB_AND_SPOKES, ...route("one", "hub", "10.0.0.0/16", "two_hub") };
    expect(obstaclesOf(await follow(others, { from: "one", to: "hub" }))).toEqual(["DEAD_ROUTE aws_route.one_hub"]);
    const wrong = { ...HUB_AND_SPOKES, ...route("hub", "two", "10.2.0.0/16", "one_hub") };
    expect(obstaclesOf(await follow(wrong, { from: "hub", to: "two" }))).toEqual(["DEAD_ROUTE aws_route.hub_two"]);
  });

  test("every address counts: a more specific route that leads astray stops a part of them", async () => {
    const blocks = {
      ...HUB_AND_SPOKES,
      "aws_route.astray": {
        route_table_id: id("aws_route_table", "one"),
        destination_cidr_block: "10.0.1.64/26",
        nat_gateway_id: "nat-0a",
      },
    };
    const path = await follow(blocks, { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(["EXITS_NETWORK aws_route.astray"]);
    expect(path.obstacles[0]?.message).toMatch(/10\.0\.1\.64 to 10\.0\.1\.127/);
    expect((await follow(blocks, { from: "one", to: "hub", address: "10.0.1.10/32" })).obstacles).toEqual([]);
  });

  test("a route that is written beats the same one of a prefix list", async () => {
    const blocks = {
      ...HUB_AND_SPOKES,
      "aws_ec2_managed_prefix_list.hub": { name: "hub", entry: [{ cidr: "10.0.0.0/16" }] },
      "aws_route.a_list": {
        route_table_id: id("aws_route_table", "one"),
        destination_prefix_list_id: id("aws_ec2_managed_prefix_list", "hub"),
        transit_gateway_id: "tgw-0a",
      },
    };
    expect((await follow(blocks, { from: "one", to: "hub" })).obstacles).toEqual([]);
    const alone = await follow(dropped(blocks, "aws_route.one_hub"), { from: "one", to: "hub" });
    expect(obstaclesOf(alone)).toEqual(["EXITS_NETWORK aws_route.a_list"]);
  });

  test("the same network on both sides keeps packets at home", async () => {
    const blocks = {
      ...HUB_AND_SPOKES,
      "aws_vpc_ipv4_cidr_block_association.twice": { vpc_id: id("aws_vpc", "one"), cidr_block: "10.0.0.0/16" },
    };
    const path = await follow(blocks, { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(["NEIGHBOR_UNREACHABLE aws_vpc_ipv4_cidr_block_association.twice"]);
  });

  test("a subnet outside its VPC's networks is reached by nobody", async () => {
    const blocks = { ...HUB_AND_SPOKES, "aws_vpc.one": { cidr_block: "10.9.0.0/16" } };
    const path = await follow(blocks, { from: "one", to: "hub" });
    expect(obstaclesOf(path)).toEqual(["NEIGHBOR_UNREACHABLE aws_vpc.one", "DEAD_ROUTE aws_vpc.one"]);
  });
});

describe("Peerings pass nothing on", () => {
  test("not even with routes all the way", async () => {
    const blocks = {
      ...HUB_AND_SPOKES,
      ...route("one", "two", "10.2.0.0/16", "one_hub"),
      ...route("two", "one", "10.1.0.0/16", "two_hub"),
    };
    const path = await follow(blocks, { from: "one", to: "two" });
    expect(obstaclesOf(path)).toEqual(["TRANSIT aws_route.one_two", "TRANSIT aws_route.two_one"]);
    expect(path.obstacles[0]?.cure).toBe("connect aws_vpc.one with aws_vpc.two itself, and route 10.2.1.0/24 there");
  });

  test("a peering of their own joins them", async () => {
    const blocks = {
      ...HUB_AND_SPOKES,
      ...peering("one", "two"),
      ...route("one", "two", "10.2.0.0/16", "one_two"),
      ...route("two", "one", "10.1.0.0/16", "one_two"),
    };
    expect((await follow(blocks, { from: "one", to: "two" })).obstacles).toEqual([]);
  });
});

describe("Within a VPC", () => {
  test("packets stay, with no route but the local ones, managed or not", async () => {
    const second = { "aws_subnet.second": { vpc_id: id("aws_vpc", "one"), cidr_block: "10.1.2.0/24" } };
    const blocks = { ...vpc("one", "10.1"), ...second };
    expect((await follow(blocks, { from: "one", to: "second" })).obstacles).toEqual([]);
    expect((await follow(blocks, { from: "second", to: "one" })).obstacles).toEqual([]);
  });

  test("nothing filters Amazon's DNS server, which no other VPC reaches", async () => {
    const closed = { "aws_network_acl.one": { vpc_id: id("aws_vpc", "one"), subnet_ids: [id("aws_subnet", "one")] } };
    const base = { "aws_subnet.base": { vpc_id: id("aws_vpc", "one"), cidr_block: "10.1.0.0/24" } };
    const blocks = { ...HUB_AND_SPOKES, ...closed, ...base };
    const question = { to: "base", address: "10.1.0.2/32" };
    expect((await follow(blocks, { from: "one", ...question })).obstacles).toEqual([]);
    const foreign = await follow(blocks, { from: "hub", ...question });
    expect(obstaclesOf(foreign)).toEqual(["NEIGHBOR_UNREACHABLE aws_vpc.one"]);
  });
});
