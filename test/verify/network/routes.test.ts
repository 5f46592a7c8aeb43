import { type Blocks, read } from "./terraform";

const VPC: Blocks = {
  "aws_vpc.app": { cidr_block: "10.1.0.0/16" },
  "aws_vpc.hub": { cidr_block: "10.0.0.0/16" },
  "aws_vpc_peering_connection.hub": {
    vpc_id: "${aws_vpc.app.id}",
    peer_vpc_id: "${aws_vpc.hub.id}",
    auto_accept: true,
  },
  "aws_vpn_gateway.hub": { vpc_id: "${aws_vpc.hub.id}" },
  "aws_internet_gateway.app": { vpc_id: "${aws_vpc.app.id}" },
};

const TO_HUB = "${aws_vpc_peering_connection.hub.id}";

/** Destination, kind of target and thing of each route of the first table that has any. */
async function routesOf(blocks: Blocks) {
  const { network } = await read({ ...VPC, ...blocks });
  const [table] = network.routeTables.filter(({ routes }) => routes.length > 0);
  return table?.routes.map(({ destination, target }) => {
    const thing = "peering" in target ? target.peering : "gateway" in target ? target.gateway : undefined;
    return [destination.text, target.kind, thing?.label].filter((part) => part !== undefined).join(" ");
  });
}

describe("Routes", () => {
  test.each<[where: string, blocks: Blocks]>([
    ["a resource of their own", ownRoute("${aws_route_table.app.id}", TO_HUB)],
    [
      "inline in their table",
      {
        "aws_route_table.app": {
          vpc_id: "${aws_vpc.app.id}",
          route: [
            { cidr_block: "10.0.0.0/16", vpc_peering_connection_id: TO_HUB, gateway_id: "", ipv6_cidr_block: null },
          ],
        },
      },
    ],
    [
      "inline in the default table",
      {
        "aws_default_route_table.app": {
          default_route_table_id: "${aws_vpc.app.default_route_table_id}",
          route: { cidr_block: "10.0.0.0/16", vpc_peering_connection_id: TO_HUB },
        },
      },
    ],
    ["in a main table that nothing manages", ownRoute("${aws_vpc.app.main_route_table_id}", TO_HUB)],
    [
      "through the accepter's id",
      {
        "aws_vpc_peering_connection_accepter.hub": { vpc_peering_connection_id: TO_HUB, auto_accept: true },
        ...ownRoute("${aws_route_table.app.id}", "${aws_vpc_peering_connection_accepter.hub.id}"),
      },
    ],
  ])("to a peering are read, written as %s", async (_, blocks) => {
    expect(await routesOf(blocks)).toEqual(["10.0.0.0/16 peering aws_vpc_peering_connection.hub"]);
  });

  test.each([
    ["gateway_id", "${aws_vpn_gateway.hub.id}", "vpn-gateway aws_vpn_gateway.hub"],
    ["gateway_id", "vgw-0a", "vpn-gateway vgw-0a"],
    ["gateway_id", "${aws_internet_gateway.app.id}", "internet"],
    ["gateway_id", "igw-0a", "internet"],
    ["nat_gateway_id", "nat-0a", "internet"],
    ["transit_gateway_id", "tgw-0a", "elsewhere"],
    ["network_interface_id", "eni-0a", "elsewhere"],
    ["vpc_endpoint_id", "vpce-0a", "elsewhere"],
    ["core_network_arn", "arn:aws:networkmanager::1:core-network/a", "elsewhere"],
    ["vpc_peering_connection_id", "pcx-0a", "peering pcx-0a"],
  ])("%s = %s leads to: %s", async (argument, value, target) => {
    const blocks = {
      "aws_route_table.app": { vpc_id: "${aws_vpc.app.id}" },
      "aws_route.out": {
        route_table_id: "${aws_route_table.app.id}",
        destination_cidr_block: "192.168.0.0/16",
        [argument]: value,
      },
    };
    expect(await routesOf(blocks)).toEqual([`192.168.0.0/16 ${target}`]);
  });

  test("to a prefix list are one for each of its networks, wherever these are written", async () => {
    const routes = await routesOf({
      "aws_ec2_managed_prefix_list.sites": {
        name: "sites",
        address_family: "IPv4",
        max_entries: 5,
        entry: [{ cidr: "192.168.0.0/17" }],
      },
      "aws_ec2_managed_prefix_list_entry.more": {
        prefix_list_id: "${aws_ec2_managed_prefix_list.sites.id}",
        cidr: "192.168.128.0/17",
      },
      "aws_route_table.app": { vpc_id: "${aws_vpc.app.id}" },
      "aws_route.sites": {
        route_table_id: "${aws_route_table.app.id}",
        destination_prefix_list_id: "${aws_ec2_managed_prefix_list.sites.id}",
        transit_gateway_id: "tgw-0a",
      },
    });
    expect(routes).toEqual(["192.168.0.0/17 elsewhere", "192.168.128.0/17 elsewhere"]);
  });

  test("of a VPN gateway are taken over inline and by a resource", async () => {
    const { network } = await read({
      ...VPC,
      "aws_route_table.inline": { vpc_id: "${aws_vpc.hub.id}", propagating_vgws: ["${aws_vpn_gateway.hub.id}"] },
      "aws_route_table.plain": { vpc_id: "${aws_vpc.hub.id}" },
      "aws_vpn_gateway_route_propagation.plain": {
        route_table_id: "${aws_route_table.plain.id}",
        vpn_gateway_id: "${aws_vpn_gateway.hub.id}",
      },
    });
    expect(network.routeTables.map(({ propagations }) => propagations.map(({ gateway }) => gateway?.label))).toEqual([
      ["aws_vpn_gateway.hub"],
      ["aws_vpn_gateway.hub"],
    ]);
  });
});

function ownRoute(table: string, peering: string): Blocks {
  return {
    "aws_route_table.app": { vpc_id: "${aws_vpc.app.id}" },
    "aws_route.hub": {
      route_table_id: table,
      destination_cidr_block: "10.0.0.0/16",
      vpc_peering_connection_id: peering,
    },
  };
}
