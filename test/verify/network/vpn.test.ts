import { factsOf, read } from "./terraform";

const HUB = {
  "aws_vpc.hub": { cidr_block: "10.0.0.0/16" },
  "aws_customer_gateway.office": { ip_address: "203.0.113.1", bgp_asn: "65010", type: "ipsec.1" },
};

describe("A VPN gateway", () => {
  test.each([
    ["by its own argument", { "aws_vpn_gateway.hub": { vpc_id: "${aws_vpc.hub.id}" } }],
    [
      "by an attachment",
      {
        "aws_vpn_gateway.hub": {},
        "aws_vpn_gateway_attachment.hub": { vpc_id: "${aws_vpc.hub.id}", vpn_gateway_id: "${aws_vpn_gateway.hub.id}" },
      },
    ],
    [
      "because it is read there",
      { "data.aws_vpn_gateway.hub": { id: "vgw-0a", attached_vpc_id: "${aws_vpc.hub.id}" } },
    ],
    [
      "because tables of the VPC take over its routes",
      { "aws_route_table.hub": { vpc_id: "${aws_vpc.hub.id}", propagating_vgws: ["vgw-0a"] } },
    ],
  ])("is attached %s", async (_, blocks) => {
    const { network } = await read({ ...HUB, ...blocks });
    expect(network.gateways.map(({ vpc }) => vpc?.label)).toEqual(["aws_vpc.hub"]);
    expect(network.vpcs[0]?.gateways).toEqual(network.gateways);
  });

  test("leads where its connections and Direct Connect gateways lead", async () => {
    const connection = {
      vpn_gateway_id: "${aws_vpn_gateway.hub.id}",
      customer_gateway_id: "${aws_customer_gateway.office.id}",
      type: "ipsec.1",
    };
    const { network } = await read({
      ...HUB,
      "aws_vpn_gateway.hub": { vpc_id: "${aws_vpc.hub.id}" },
      "aws_vpn_connection.bgp": connection,
      "aws_vpn_connection.static": { ...connection, static_routes_only: true },
      "aws_vpn_connection.transit": { ...connection, vpn_gateway_id: undefined, transit_gateway_id: "tgw-0a" },
      "aws_vpn_connection_route.office": {
        vpn_connection_id: "${aws_vpn_connection.static.id}",
        destination_cidr_block: "192.168.0.0/16",
      },
      "aws_dx_gateway_association.all": { associated_gateway_id: "${aws_vpn_gateway.hub.id}", dx_gateway_id: "dx-1" },
      "aws_dx_gateway_association.some": {
        associated_gateway_id: "${aws_vpn_gateway.hub.id}",
        dx_gateway_id: "dx-1",
        allowed_prefixes: ["10.0.1.0/24"],
      },
    });
    const [gateway] = network.gateways;
    expect(
      gateway?.connections.map(({ label, routing, customerAddress, staticRoutes }) => [
        label,
        routing,
        customerAddress,
        ...staticRoutes.map(({ destination }) => destination.text),
      ]),
    ).toEqual([
      ["aws_vpn_connection.bgp", "bgp", "203.0.113.1"],
      ["aws_vpn_connection.static", "static", "203.0.113.1", "192.168.0.0/16"],
    ]);
    expect(gateway?.directConnects.map(({ allowedPrefixes }) => allowedPrefixes?.map(String))).toEqual([
      undefined,
      ["10.0.1.0/24"],
    ]);
  });
});

describe("Links of the facts", () => {
  test("join a hub's VPC with its sites, and VPCs that others connect with their hub's", async () => {
    const facts = factsOf({
      hubs: [{ name: "hub", vpc: { id: "${aws_vpc.hub.id}" } }],
      vpcs: [
        { name: "app", vpc: { id: "aws_vpc.app.id" }, hub: "hub", link: "external" },
        { name: "peered", vpc: { id: "aws_vpc.hub.id" }, hub: "hub" },
      ],
      sites: [
        {
          name: "office",
          networks: ["192.168.0.0/16"],
          dnsServers: ["192.168.0.10"],
          domains: ["example.com"],
          links: [{ hub: "hub", over: "vpn", address: "203.0.113.1" }],
        },
      ],
    });
    const { network } = await read({ ...HUB, "aws_vpc.app": { cidr_block: "10.1.0.0/16" } }, facts);
    expect(
      network.links.map(({ vpc, to, over, address }) => [vpc.label, "label" in to ? to.label : to.name, over, address]),
    ).toEqual([
      ["aws_vpc.hub", "office", "vpn", "203.0.113.1"],
      ["aws_vpc.app", "aws_vpc.hub", "external", undefined],
    ]);
  });
});
