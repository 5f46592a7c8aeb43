import fc from "fast-check";
import { guardPlan, type JsonObject } from "../../../verify";
import { factsOf, guarded, planOf } from "./planned";

const directory = {
  address: "aws_directory_service_directory.ad",
  values: {
    id: "d-1",
    dns_ip_addresses: ["10.0.1.10", "10.0.2.10"],
    security_group_id: "sg-ad",
    vpc_settings: [{ vpc_id: "vpc-hub", subnet_ids: ["subnet-a", "subnet-b"] }],
  },
  needs: ["aws_vpc.hub", "aws_subnet.dc"],
};
const hubVpc = { address: "aws_vpc.hub", values: { id: "vpc-hub", cidr_block: "10.0.0.0/16" } };
const controllers = ["a", "b"].map((zone, at) => ({
  address: `aws_subnet.dc["${zone}"]`,
  values: { id: `subnet-${zone}`, vpc_id: "vpc-hub", cidr_block: `10.0.${at + 1}.0/24` },
  needs: ["aws_vpc.hub"],
}));
const hub = [hubVpc, ...controllers, directory];

/** A VPC with hosts that ask some servers; nothing says what its association waits for. */
function client(name: string, network: string, servers: readonly string[] = ["10.0.1.10", "10.0.2.10"]) {
  return {
    vpc: { address: `aws_vpc.${name}`, values: { id: `vpc-${name}`, cidr_block: network } },
    set: { address: `aws_vpc_dhcp_options.${name}`, values: { id: `dopt-${name}`, domain_name_servers: servers } },
    association: {
      address: `aws_vpc_dhcp_options_association.${name}`,
      values: { id: `a-${name}`, vpc_id: `vpc-${name}`, dhcp_options_id: `dopt-${name}` },
      needs: [`aws_vpc.${name}`, `aws_vpc_dhcp_options.${name}`],
    },
  };
}
const shop = client("shop", "10.1.0.0/16");
const blog = client("blog", "10.2.0.0/16");
const all = ({ vpc, set, association }: ReturnType<typeof client>) => [vpc, set, association];

function forwarder(domain: string, ...servers: string[]) {
  const address = `aws_directory_service_conditional_forwarder.${domain.replace(/\W/g, "_")}`;
  return { address, values: { directory_id: "d-1", remote_domain_name: domain, dns_ips: servers } };
}

const facts = {
  name: "estate",
  domains: ["cloud.example.com"],
  hubs: [{ name: "east", vpc: { id: "${aws_vpc.hub.id}" }, clients: ["10.0.0.0/8"] }],
  vpcs: ["shop", "blog"].map((name) => ({
    name: `${name}/main`,
    vpc: { id: `\${aws_vpc.${name}.id}` },
    hub: "east",
    zones: [`${name}.cloud.example.com`],
  })),
};
const both = ["shop/main", "blog/main"];
const del = { action: "delete" } as const;

describe("the guard of a plan", () => {
  describe("for hosts that are told of servers by DHCP", () => {
    it("protects the subnets of these servers, by every instance of a block", () => {
      const subnets = controllers.map((subnet, at) => (at === 0 ? { ...subnet, ...del } : subnet));
      const plan = planOf(hubVpc, ...subnets, directory, ...all(shop));
      expect(guarded(plan, facts)).toMatchObject({ gone: ['aws_subnet.dc["a"]'], dark: ["shop/main"] });
    });

    it("protects whatever their association waits for, of any type", () => {
      const attachment = {
        address: 'aws_ec2_transit_gateway_vpc_attachment.shop["a"]',
        values: { id: "tgw-attach-1" },
      };
      const waiting = { ...shop.association, needs: ["aws_ec2_transit_gateway_vpc_attachment.shop"] };
      const plan = planOf(...hub, shop.vpc, shop.set, waiting, { ...attachment, ...del });
      expect(guarded(plan, facts)).toMatchObject({ gone: [attachment.address], dark: ["shop/main"] });
    });

    it("protects a VPC in between that has no hosts of its own", () => {
      const transit = { address: "aws_vpc.transit", values: { id: "vpc-transit", cidr_block: "10.9.0.0/16" }, ...del };
      const waiting = { ...shop.association, needs: [...shop.association.needs, transit.address] };
      expect(guarded(planOf(...hub, shop.vpc, shop.set, waiting, transit), facts).gone).toEqual([transit.address]);
    });

    it("lets be who asks Amazon's resolver", () => {
      const amazon = client("shop", "10.1.0.0/16", ["AmazonProvidedDNS"]);
      expect(guarded(planOf(hubVpc, ...controllers, { ...directory, ...del }, ...all(amazon)), facts).gone).toEqual([]);
    });

    it("protects who has an option set that Terraform does not know", () => {
      const { vpc, association } = shop;
      const plan = planOf(...hub, vpc, { ...association, ...del });
      expect(guarded(plan, facts)).toMatchObject({ gone: [association.address], dark: ["shop/main"] });
    });

    it("refuses to destroy the association of a VPC that stays", () => {
      const plan = planOf(...hub, shop.vpc, shop.set, { ...shop.association, ...del });
      expect(guarded(plan, facts)).toMatchObject({ gone: [shop.association.address], dark: ["shop/main"] });
    });

    it("lets a VPC go with its association, its option set and its part in zones that others need", () => {
      const seen = {
        address: "aws_route53_zone_association.shop_blog",
        values: { zone_id: "Z1", vpc_id: "vpc-blog" },
        needs: ["aws_vpc.blog"],
      };
      const waiting = { ...shop.association, needs: [...shop.association.needs, seen.address, "aws_vpc.blog"] };
      const ofBlog = {
        address: "aws_route53_zone_association.blog_hub",
        values: { zone_id: "Z2", vpc_id: "vpc-hub" },
        needs: ["aws_vpc.blog", "aws_vpc.hub"],
      };
      const leaving = [...all(blog), seen, ofBlog].map((resource) => ({ ...resource, ...del }));
      expect(guarded(planOf(...hub, shop.vpc, shop.set, waiting, ...leaving), facts).gone).toEqual([]);
      const zoneOnly = planOf(...hub, ...all(blog), shop.vpc, shop.set, waiting, { ...seen, ...del });
      expect(guarded(zoneOnly, facts).gone).toEqual([seen.address]);
    });

    it("says that a VPC which was there before is left without an option set", () => {
      const { set, association } = client("shop", "10.1.0.0/16", ["AmazonProvidedDNS"]);
      const vpc = { address: "data.aws_vpc.shop", values: { id: "vpc-shop", cidr_block: "10.1.0.0/16" } };
      const named = { ...facts, vpcs: [{ name: "shop/main", vpc: { id: "${data.aws_vpc.shop.id}" }, hub: "east" }] };
      expect(guarded(planOf(...hub, vpc, set, { ...association, ...del }), named)).toEqual({
        gone: [],
        dark: [],
        assumptions: ["somebody gives shop/main an option set: it is left with none"],
      });
    });

    it("tells what served a VPC that nobody reads any more from what serves others", () => {
      const { set, association } = client("old", "172.20.0.0/16", ["AmazonProvidedDNS"]);
      const waiting = { ...association, needs: ["data.aws_vpc.old"] };
      const seen = {
        address: "aws_route53_zone_association.old_hub",
        values: { zone_id: "Z9", vpc_id: "vpc-hub" },
        needs: ["data.aws_route53_zone.old", "aws_vpc.hub"],
      };
      const leaving = [set, { ...waiting, needs: [...waiting.needs, seen.address] }, seen].map((each) => ({
        ...each,
        ...del,
      }));
      expect(guarded(planOf(...hub, ...all(shop), ...leaving), facts).gone).toEqual([]);
      const alone = planOf(...hub, ...all(shop), set, waiting, { ...seen, ...del });
      expect(guarded(alone, facts).gone).toEqual([seen.address]);
    });

    it("says nothing of the kind where the VPC goes as well", () => {
      const leaving = all(client("shop", "10.1.0.0/16", ["AmazonProvidedDNS"])).map((each) => ({ ...each, ...del }));
      expect(guarded(planOf(...hub, ...leaving), facts)).toEqual({ gone: [], dark: [], assumptions: [] });
    });

    it.each([
      ["replace", ["aws_vpc_dhcp_options.shop"]],
      ["replace, the next one first", []],
    ] as const)("judges an option set by the order of its replacement: %s", (action, gone) => {
      const association = { ...shop.association, action: "update" as const };
      const plan = planOf(...hub, shop.vpc, { ...shop.set, action }, association);
      expect(guarded(plan, facts).gone).toEqual(gone);
    });

    it("lets what an earlier apply has replaced be cleaned up", () => {
      const old = { ...shop.set, ...del, deposed: "0a1b2c3d" };
      expect(guarded(planOf(...hub, ...all(shop), old), facts).gone).toEqual([]);
      const root = forwarder("cloud.example.com", "10.0.0.2");
      const above = { ...forwarder("example.com", "10.0.0.2"), ...del };
      const replaced = { ...root, ...del, deposed: "0a1b2c3d" };
      const asked = { ...facts, vpcs: [] };
      expect(guarded(planOf(...hub, ...all(shop), above, root, replaced), asked).gone).toEqual([root.address]);
    });

    it("lets authorizations go that have been used", () => {
      const used = {
        address: "aws_route53_vpc_association_authorization.shop",
        values: { zone_id: "Z1", vpc_id: "vpc-hub" },
        ...del,
      };
      const waiting = { ...shop.association, needs: [...shop.association.needs, used.address] };
      expect(guarded(planOf(...hub, shop.vpc, shop.set, waiting, used), facts).gone).toEqual([]);
    });

    it("tells the way to the hub from ways to others", () => {
      const route = (name: string, to: string, peering: string) => ({
        address: `aws_route.${name}`,
        values: { route_table_id: "rtb-shop", destination_cidr_block: to, vpc_peering_connection_id: peering },
        needs: ["aws_vpc.shop"],
        ...del,
      });
      const plan = planOf(
        ...hub,
        ...all(shop),
        route("to_hub", "10.0.0.0/16", "pcx-hub"),
        route("to_partner", "172.31.0.0/16", "pcx-partner"),
        { address: "aws_vpc_peering_connection.partner", values: { id: "pcx-partner", vpc_id: "vpc-shop" }, ...del },
        { address: "aws_vpc_peering_connection.hub", values: { id: "pcx-hub", vpc_id: "vpc-shop" }, ...del },
        { address: "aws_route53_record.www", values: { zone_id: "Z1" }, needs: ["aws_vpc.shop"], ...del },
      );
      expect(guarded(plan, facts).gone).toEqual(["aws_route.to_hub", "aws_vpc_peering_connection.hub"]);
    });
  });

  describe("for what the facts no longer name", () => {
    const root = forwarder("cloud.example.com", "10.0.0.2");
    const office = forwarder("office.example.com", "192.168.0.10", "192.168.0.11");
    const site = {
      name: "office",
      networks: ["192.168.0.0/16"],
      dnsServers: ["192.168.0.10"],
      domains: ["office.example.com"],
      links: [{ hub: "east", over: "vpn" as const, address: "203.0.113.1" }],
    };
    const withSite = { ...facts, sites: [site] };

    it("lets the forwarder of a site go with the site, and no other", () => {
      const gone = planOf(...hub, ...all(shop), ...all(blog), { ...root, ...del }, { ...office, ...del });
      expect(guarded(gone, withSite)).toMatchObject({ gone: [root.address, office.address], dark: both });
      expect(guarded(gone, facts).gone).toEqual([root.address]);
    });

    it("keeps a forwarder for a name below its domain, unless a more specific one is there for it", () => {
      const above = { ...forwarder("example.com", "192.168.0.10"), ...del };
      const asked = { ...facts, domains: [], sites: [site], vpcs: [] };
      expect(guarded(planOf(...hub, ...all(shop), above), asked).gone).toEqual([above.address]);
      expect(guarded(planOf(...hub, ...all(shop), above, office), asked).gone).toEqual([]);
      expect(guarded(planOf(...hub, ...all(shop), above, { ...office, action: "replace" }), asked).gone).toContain(
        above.address,
      );
    });

    it("lets the VPN of a site go with its device, and keeps the one of a site whose device nobody told", () => {
      const device = { address: "aws_customer_gateway.office", values: { id: "cgw-1", ip_address: "203.0.113.1" } };
      const connection = {
        address: "aws_vpn_connection.office",
        values: { id: "vpn-1", customer_gateway_id: "cgw-1", vpn_gateway_id: "vgw-1" },
      };
      const plan = planOf(...hub, ...all(shop), { ...device, ...del }, { ...connection, ...del });
      const gone = [device.address, connection.address];
      expect(guarded(plan, withSite).gone).toEqual(gone);
      const another = { ...site, links: [{ hub: "east", over: "vpn" as const, address: "203.0.113.2" }] };
      expect(guarded(plan, { ...facts, sites: [another] }).gone).toEqual([]);
      const untold = { ...site, links: [{ hub: "east", over: "vpn" as const }] };
      expect(guarded(plan, { ...facts, sites: [untold] }).gone).toEqual(gone);
    });

    it("lets a rule for clients go where others that stay admit them, and one for another port never", () => {
      const rule = (name: string, network: string, port = 53) => ({
        address: `aws_vpc_security_group_ingress_rule.${name}`,
        values: { security_group_id: "sg-ad", ip_protocol: "udp", from_port: port, to_port: port, cidr_ipv4: network },
      });
      const halves = [rule("lower", "10.0.0.0/9"), rule("upper", "10.128.0.0/9")];
      const wide = { ...rule("all", "10.0.0.0/8"), ...del };
      expect(guarded(planOf(...hub, ...all(shop), wide, ...halves), facts).gone).toEqual([]);
      expect(guarded(planOf(...hub, ...all(shop), wide, ...halves.slice(1)), facts).gone).toEqual([wide.address]);
      const kerberos = { ...rule("kerberos", "10.0.0.0/8", 88), ...del };
      expect(guarded(planOf(...hub, ...all(shop), kerberos, ...halves), facts).gone).toEqual([kerberos.address]);
    });
  });

  describe("of a stack whose VPCs are in others", () => {
    const elsewhere = {
      ...facts,
      hubs: [
        { name: "east", vpc: { stack: "hub", id: "${aws_vpc.hub.id}" } },
        { name: "west", vpc: { stack: "hub-west", id: "${aws_vpc.hub.id}" }, directoryDomain: "west.example.net" },
      ],
      vpcs: facts.vpcs.map((vpc) => ({ ...vpc, vpc: { ...vpc.vpc, stack: vpc.name } })),
    };
    const publication = {
      address: "aws_ssm_parameter.hub",
      values: { name: "/hub" },
      needs: [directory.address, "aws_vpc.hub", "aws_subnet.dc"],
    };
    const plan = planOf(hubVpc, ...controllers, { ...directory, action: "replace" }, publication);

    it("protects what a hub publishes for those that are switched to it", () => {
      expect(guarded(plan, elsewhere, "hub")).toMatchObject({ gone: [directory.address], dark: both });
      const isBack = ({ name }: { readonly name: string }) => name === "shop/main";
      const back = (vpc: (typeof elsewhere.vpcs)[number]) => ({ ...vpc, names: "own-zones" as const });
      const one = { ...elsewhere, vpcs: elsewhere.vpcs.map((vpc) => (isBack(vpc) ? back(vpc) : vpc)) };
      expect(guarded(plan, one, "hub")).toMatchObject({ gone: [directory.address], dark: ["blog/main"] });
    });

    it("lets it change once none is, and says that it was told so", () => {
      const back = { ...elsewhere, vpcs: elsewhere.vpcs.map((vpc) => ({ ...vpc, names: "own-zones" as const })) };
      expect(guarded(plan, back, "hub")).toEqual({
        gone: [],
        dark: [],
        assumptions: both.map(
          (name) =>
            `${name} was sent to Amazon's resolver by an earlier apply, and the leases of its hosts have run out`,
        ),
      });
    });

    it("protects what joins two hubs while one is asked for a domain of the other", () => {
      const west = { ...forwarder("west.example.net", "10.128.0.10"), action: "replace" as const };
      const peering = { address: "aws_vpc_peering_connection.hubs", values: { id: "pcx-1" }, ...del };
      const joined = planOf(west, peering);
      expect(guarded(joined, elsewhere, "hubs")).toMatchObject({ gone: [west.address, peering.address], dark: both });
      const alone = { ...elsewhere, hubs: elsewhere.hubs.slice(0, 1) };
      expect(guarded(joined, alone, "hubs").gone).toEqual([]);
    });
  });

  it("reads on, whatever stands in a plan", () => {
    const values = fc.dictionary(
      fc.constantFrom("id", "vpc_id", "cidr_block", "dns_ips", "vpc_settings"),
      fc.jsonValue(),
    );
    const resources = fc.array(
      fc.record({
        address: fc.constantFrom("aws_vpc.a", "aws_subnet.a", "aws_vpc_dhcp_options_association.a", "aws_route.a"),
        type: fc.constantFrom("aws_vpc", "aws_subnet", "aws_vpc_dhcp_options_association", "aws_route"),
        values: fc.oneof(values, fc.jsonValue()),
        depends_on: fc.jsonValue(),
        change: fc.oneof(fc.record({ actions: fc.constant(["delete"]), before: values }), fc.jsonValue()),
      }),
    );
    const property = fc.property(resources, (all) => {
      const plan = { prior_state: { values: { root_module: { resources: all } } }, resource_changes: all };
      guardPlan(plan as unknown as JsonObject, { facts: factsOf(facts), stack: "" });
    });
    fc.assert(property);
  });
});
