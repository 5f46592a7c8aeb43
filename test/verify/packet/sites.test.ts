import { type Blocks, factsOf } from "../network/terraform";
import { dropped, follow, HUB_AND_SPOKES, id, obstaclesOf, vpc } from "./estate";

const SITE = {
  name: "office",
  networks: ["192.168.0.0/16"],
  dnsServers: ["192.168.0.10"],
  domains: ["example.com"],
};

function factsWith(link: object) {
  return factsOf({
    hubs: [{ name: "hub", vpc: { id: id("aws_vpc", "hub") } }],
    sites: [{ ...SITE, links: [{ hub: "hub", over: "vpn", ...link }] }],
  });
}

const VPN = factsWith({});

/** The hub's table takes over what the gateway hears from the office. */
const WITH_VPN: Blocks = {
  ...HUB_AND_SPOKES,
  "aws_vpn_gateway.hub": { vpc_id: id("aws_vpc", "hub") },
  "aws_vpn_gateway_route_propagation.hub": {
    route_table_id: id("aws_route_table", "hub"),
    vpn_gateway_id: id("aws_vpn_gateway", "hub"),
  },
  "aws_customer_gateway.office": { ip_address: "203.0.113.1", bgp_asn: "65010", type: "ipsec.1" },
  "aws_vpn_connection.office": {
    vpn_gateway_id: id("aws_vpn_gateway", "hub"),
    customer_gateway_id: id("aws_customer_gateway", "office"),
    type: "ipsec.1",
  },
};

const STATIC: Blocks = {
  ...WITH_VPN,
  "aws_vpn_connection.office": { ...WITH_VPN["aws_vpn_connection.office"], static_routes_only: true },
  "aws_vpn_connection_route.office": {
    vpn_connection_id: id("aws_vpn_connection", "office"),
    destination_cidr_block: "192.168.0.0/16",
  },
};

describe("A site behind a VPN", () => {
  test.each([
    ["BGP", WITH_VPN],
    ["static routes", STATIC],
    [
      "a route that is written",
      {
        ...dropped(STATIC, "aws_vpn_gateway_route_propagation.hub"),
        "aws_route.office": {
          route_table_id: id("aws_route_table", "hub"),
          destination_cidr_block: "192.168.0.0/16",
          gateway_id: id("aws_vpn_gateway", "hub"),
        },
      },
    ],
  ])("is reached from the VPC that it is linked with, and reaches that, by %s", async (_, blocks) => {
    expect((await follow(blocks, { from: "hub", to: "office" }, VPN)).obstacles).toEqual([]);
    expect((await follow(blocks, { from: "office", to: "hub" }, VPN)).obstacles).toEqual([]);
  });

  test.each<[string, Blocks, readonly string[]]>([
    [
      "nothing takes over the gateway's routes",
      dropped(WITH_VPN, "aws_vpn_gateway_route_propagation.hub"),
      ["DEAD_GATEWAY aws_route_table.hub"],
    ],
    ["there is no connection", dropped(WITH_VPN, "aws_vpn_connection.office"), ["DEAD_GATEWAY aws_vpn_gateway.hub"]],
    [
      "a static connection has no route there",
      dropped(STATIC, "aws_vpn_connection_route.office"),
      ["DEAD_GATEWAY aws_vpn_connection.office"],
    ],
    [
      "the gateway is not attached",
      { ...WITH_VPN, "aws_vpn_gateway.hub": {} },
      ["DEAD_GATEWAY aws_vpn_gateway.hub", "DEAD_GATEWAY aws_vpc.hub"],
    ],
    [
      "the gateway is attached to another VPC",
      { ...STATIC, "aws_vpn_gateway.hub": { vpc_id: id("aws_vpc", "one") } },
      ["DEAD_GATEWAY aws_vpn_gateway.hub", "DEAD_GATEWAY aws_vpc.hub"],
    ],
  ])("is not reached when %s", async (_, blocks, obstacles) => {
    expect(obstaclesOf(await follow(blocks, { from: "hub", to: "office" }, VPN))).toEqual(obstacles);
  });

  test("its packets come, but replies do not, where the VPC's table knows no way back", async () => {
    const blocks = dropped(WITH_VPN, "aws_vpn_gateway_route_propagation.hub");
    const path = await follow(blocks, { from: "office", to: "hub" }, VPN);
    expect(obstaclesOf(path)).toEqual(["DEAD_GATEWAY aws_route_table.hub"]);
  });

  test("a propagation into a table of another VPC is named, where the right one lacks it", async () => {
    const astray = {
      ...WITH_VPN,
      "aws_vpn_gateway_route_propagation.hub": {
        route_table_id: id("aws_route_table", "one"),
        vpn_gateway_id: id("aws_vpn_gateway", "hub"),
      },
    };
    const path = await follow(astray, { from: "hub", to: "office" }, VPN);
    expect(obstaclesOf(path)).toEqual(["DEAD_GATEWAY aws_vpn_gateway_route_propagation.hub"]);
  });

  test("only the connection to its own device leads there, once the facts know that device", async () => {
    expect(
      (await follow(WITH_VPN, { from: "hub", to: "office" }, factsWith({ address: "203.0.113.1" }))).obstacles,
    ).toEqual([]);
    const other = await follow(WITH_VPN, { from: "hub", to: "office" }, factsWith({ address: "203.0.113.9" }));
    expect(obstaclesOf(other)).toEqual(["DEAD_GATEWAY aws_vpn_gateway.hub"]);
  });

  test("does not reach the hub's peers, nor they it, even with routes", async () => {
    const blocks = {
      ...WITH_VPN,
      "aws_route.one_office": {
        route_table_id: id("aws_route_table", "one"),
        destination_cidr_block: "192.168.0.0/16",
        vpc_peering_connection_id: id("aws_vpc_peering_connection", "one_hub"),
      },
    };
    const inward = await follow(blocks, { from: "office", to: "one" }, VPN);
    expect(obstaclesOf(inward)).toEqual(["TRANSIT aws_vpc_peering_connection.one_hub", "TRANSIT aws_route.one_office"]);
    const without = await follow(WITH_VPN, { from: "one", to: "office" }, VPN);
    expect(obstaclesOf(without)).toEqual(["NO_ROUTE aws_route_table.one"]);
  });

  test("a gateway passes nothing on to another VPC", async () => {
    const blocks = {
      ...STATIC,
      "aws_vpn_connection_route.office": {
        vpn_connection_id: id("aws_vpn_connection", "office"),
        destination_cidr_block: "10.1.1.0/24",
      },
    };
    const path = await follow(blocks, { from: "hub", to: "one" }, VPN);
    expect(obstaclesOf(path)).toEqual(["TRANSIT aws_vpn_gateway_route_propagation.hub"]);
  });
});

describe("A link that others see to", () => {
  const facts = factsWith({ over: "external" });

  test("with a site is taken on trust, and that is said", async () => {
    const path = await follow(HUB_AND_SPOKES, { from: "hub", to: "office" }, facts);
    expect(path.obstacles).toEqual([]);
    expect(path.assumptions).toContain("somebody else connects aws_vpc.hub with site office, both ways");
  });

  test("is not trusted against a route of ours that leads elsewhere", async () => {
    const blocks = {
      ...HUB_AND_SPOKES,
      "aws_route.astray": {
        route_table_id: id("aws_route_table", "hub"),
        destination_cidr_block: "192.168.0.0/24",
        vpc_peering_connection_id: id("aws_vpc_peering_connection", "one_hub"),
      },
    };
    const path = await follow(blocks, { from: "hub", to: "office" }, facts);
    expect(obstaclesOf(path)).toEqual(["DEAD_ROUTE aws_route.astray"]);
  });

  test("by Direct Connect brings no more than it announces", async () => {
    const blocks = {
      ...HUB_AND_SPOKES,
      "aws_vpn_gateway.hub": { vpc_id: id("aws_vpc", "hub") },
      "aws_dx_gateway_association.hub": {
        associated_gateway_id: id("aws_vpn_gateway", "hub"),
        dx_gateway_id: "dx-1",
        allowed_prefixes: ["10.0.2.0/24"],
      },
    };
    const path = await follow(blocks, { from: "office", to: "hub" }, facts);
    expect(obstaclesOf(path)).toEqual(["NO_RETURN_ROUTE aws_dx_gateway_association.hub"]);
  });

  test("joins a VPC with its hub, and no other VPC", async () => {
    const external = factsOf({
      hubs: [{ name: "hub", vpc: { id: id("aws_vpc", "hub") } }],
      vpcs: [{ name: "far", vpc: { id: id("aws_vpc", "far") }, hub: "hub", link: "external" }],
    });
    const blocks = { ...HUB_AND_SPOKES, ...vpc("far", "10.9") };
    expect((await follow(blocks, { from: "far", to: "hub" }, external)).obstacles).toEqual([]);
    expect((await follow(blocks, { from: "hub", to: "far" }, external)).obstacles).toEqual([]);
    expect(obstaclesOf(await follow(blocks, { from: "far", to: "one" }, external))).toEqual([
      "NO_ROUTE aws_route_table.far",
      "NO_RETURN_ROUTE aws_route_table.one",
    ]);
  });
});
