import type { TerraformStack } from "cdktf";
import {
  SiteToSiteVpn,
  type SiteToSiteVpnProps,
  VirtualPrivateGateway,
  type VirtualPrivateGatewayProps,
} from "../../modules";
import { addressChanges } from "../support/differences";
import { synthStack } from "../support/synth";
import type { TerraformJson } from "../support/terraform-json";
import { siteToSiteVpn } from "./programs/site-to-site-vpn";
import { address, awaited, cidr, vpcOf, type VpcOptions } from "./world";

const GATEWAY = "aws_vpn_gateway";
const CUSTOMER = "aws_customer_gateway";
const CONNECTION = "aws_vpn_connection";
const ROUTE = "aws_vpn_connection_route";
const PROPAGATION = "aws_vpn_gateway_route_propagation";
const json = synthStack(siteToSiteVpn);
const place = { provider: "aws.dns", region: "us-east-2" };

test("the program makes one gateway for two sites, propagation into two tables, and two static routes", () => {
  expect(json.counts()).toEqual({ [GATEWAY]: 1, [PROPAGATION]: 2, [CUSTOMER]: 2, [CONNECTION]: 2, [ROUTE]: 2 });
});

test("a new gateway is attached to the VPC and has the ASN that is asked for", () => {
  expect(json.only(GATEWAY).attributes).toEqual({
    ...place,
    vpc_id: "vpc-0aaaaaaaaaaaaaaaa",
    amazon_side_asn: "64512",
    tags: { Name: "dns" },
  });
});

test("what the sites announce is propagated into every named route table", () => {
  const vpn_gateway_id = `\${${json.only(GATEWAY).address}.id}`;
  expect(json.resources(PROPAGATION).map(({ attributes }) => attributes)).toEqual([
    { ...place, vpn_gateway_id, route_table_id: "rtb-0bbbbbbbbbbbbbbbb" },
    { ...place, vpn_gateway_id, route_table_id: "rtb-0aaaaaaaaaaaaaaaa" },
  ]);
});

test("an existing gateway is used as it is", () => {
  const existing = connect({}, { gateway: { id: "vgw-existing" } });
  expect(existing.resources(GATEWAY)).toEqual([]);
  for (const type of [PROPAGATION, CONNECTION]) {
    expect(existing.only(type).attributes.vpn_gateway_id).toBe("vgw-existing");
  }
});

test("a connection joins gateway and customer gateway, and says whether its routes are static", () => {
  const [factory, office] = json.resources(CUSTOMER);
  const vpn_gateway_id = `\${${json.only(GATEWAY).address}.id}`;
  expect(json.resources(CONNECTION).map(({ attributes }) => attributes)).toEqual([
    {
      ...place,
      type: "ipsec.1",
      vpn_gateway_id,
      customer_gateway_id: `\${${factory?.address}.id}`,
      static_routes_only: false,
      tags: { Name: "factory" },
    },
    {
      ...place,
      type: "ipsec.1",
      vpn_gateway_id,
      customer_gateway_id: `\${${office?.address}.id}`,
      static_routes_only: true,
      tags: { Name: "office" },
    },
  ]);
});

test("static routes are the site's networks, one each; BGP needs none", () => {
  const office = json.resources(CONNECTION).find(({ attributes }) => attributes.static_routes_only);
  const vpn_connection_id = `\${${office?.address}.id}`;
  expect(json.resources(ROUTE).map(({ attributes }) => attributes)).toEqual([
    { ...place, vpn_connection_id, destination_cidr_block: "192.168.0.0/20" },
    { ...place, vpn_connection_id, destination_cidr_block: "192.168.64.0/20" },
  ]);
  expect(connect({ routing: "bgp" }).resources(ROUTE)).toEqual([]);
});

test("a customer gateway stays until the connection has moved to its successor", () => {
  const [factory] = json.resources(CUSTOMER);
  expect(factory?.attributes).toEqual({
    ...place,
    type: "ipsec.1",
    ip_address: "198.51.100.20",
    bgp_asn_extended: "4200000000",
    tags: { Name: "factory" },
    lifecycle: { create_before_destroy: true },
  });
});

test.each([
  [1, { bgp_asn: "1" }],
  [2147483647, { bgp_asn: "2147483647" }],
  [2147483648, { bgp_asn_extended: "2147483648" }],
  [4294967294, { bgp_asn_extended: "4294967294" }],
])("ASN %d is given where the provider can read it", (asn, expected) => {
  const { bgp_asn, bgp_asn_extended } = connect({ asn }).only(CUSTOMER).attributes;
  expect({ bgp_asn, bgp_asn_extended }).toEqual({ bgp_asn: undefined, bgp_asn_extended: undefined, ...expected });
});

test("the JSON holds no tunnel setting and no key", () => {
  expect(JSON.stringify([json.document, connect({}).document])).not.toMatch(/tunnel|preshared|secret|password/i);
});

test("a static route in the middle comes and goes without touching the others", () => {
  const [a, b, c] = ["192.168.0.0/24", "192.168.1.0/24", "192.168.2.0/24"].map(cidr);
  const via = (...networks: (typeof a)[]) => connect({ routing: { static: networks.flatMap((one) => one ?? []) } });
  expect(addressChanges(via(a, c), via(a, b, c))).toEqual({
    added: [`${ROUTE}.site_route-192_168_1_0S24`],
    removed: [],
    changed: [],
  });
});

test("a route table in the middle comes and goes without touching the others", () => {
  const [without, having] = [
    ["a", "c"],
    ["a", "b", "c"],
  ].map((tables) => connect({}, {}, { tables }));
  expect(without && having && addressChanges(without, having)).toEqual({
    added: [`${PROPAGATION}.gateway_propagation-b`],
    removed: [],
    changed: [],
  });
});

test("depending on gateway and site waits for all of both", () => {
  const { before, all } = awaited((stack) => {
    const { gateway, site } = create(stack, {});
    return [...gateway.ready, ...site.ready];
  });
  expect(before).toEqual(all);
});

test("names are text, not templates", () => {
  for (const type of [CUSTOMER, CONNECTION]) {
    expect(connect({ name: "${a}" }).only(type).attributes.tags).toEqual({ Name: "$${a}" });
  }
});

const office = {
  name: "office",
  address: address("203.0.113.10"),
  asn: 65000,
  routing: { static: [cidr("192.168.0.0/20")] },
};

type Given = [site: Partial<SiteToSiteVpnProps>, end?: Partial<VirtualPrivateGatewayProps>, vpc?: VpcOptions];

function connect(...given: Given): TerraformJson {
  return synthStack((stack) => create(stack, ...given));
}

function create(stack: TerraformStack, ...[site, end, vpc]: Given) {
  const props = { vpc: vpcOf(stack, "dns", vpc), gateway: { asn: 64512 }, ...end };
  const gateway = new VirtualPrivateGateway(stack, "gateway", props);
  return { gateway, site: new SiteToSiteVpn(stack, "site", { ...office, gateway, ...site }) };
}
