import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { AnswerPath } from "./answer-path";
import { stackOf, withEntries } from "./estates";

const routed = withEntries(dev, { "sites/office/vpn/routing": "static" });
const pinned = withEntries(dev, { "hubs/east/dnsAddresses": ["10.0.1.10", "10.0.2.10"] });

/** What others wait for as well; all else that an association waits for is there because its VPC needs it. */
const FOUNDATION = ["aws_vpc", "aws_subnet", "aws_route_table", "aws_vpc_dhcp_options"];

describe.each([
  ["the directory's addresses from itself", routed, ["aws_vpn_connection_route"]],
  ["the directory's addresses pinned", pinned, []],
])("with %s, each VPC's association with its option set", (_how, environment, more) => {
  const json = stackOf(environment);
  const associations = json.resources("aws_vpc_dhcp_options_association");

  it("is there for three VPCs", () => {
    expect(associations.map(({ attributes }) => attributes.provider)).toEqual(["aws.app1", "aws.app2", "aws.app3"]);
  });

  describe.each(associations.map((association) => ({ association, of: association.attributes.provider })))(
    "of $of",
    ({ association }) => {
      const path = new AnswerPath(json, association);

      it("comes after everything that makes the hub answer its VPC, and after nothing of anybody else's", () => {
        const before = json.graph.before(association.address);
        expect(before.filter((address) => !FOUNDATION.includes(address.split(".")[0] ?? ""))).toEqual(path.addresses);
      });

      it("has every kind of piece to wait for", () => {
        const kinds = path.addresses.map((address) => address.split(".")[0]);
        expect([...new Set(kinds)]).toEqual([
          "aws_customer_gateway",
          "aws_directory_service_conditional_forwarder",
          "aws_directory_service_directory",
          "aws_route",
          "aws_route53_vpc_association_authorization",
          "aws_route53_zone",
          "aws_route53_zone_association",
          "aws_route_table_association",
          "aws_vpc_peering_connection",
          "aws_vpc_peering_connection_accepter",
          "aws_vpc_peering_connection_options",
          "aws_vpc_security_group_egress_rule",
          "aws_vpc_security_group_ingress_rule",
          "aws_vpn_connection",
          ...more,
          "aws_vpn_gateway",
          "aws_vpn_gateway_route_propagation",
        ]);
      });

      it("has a route to the other side in every table of its VPC and of the hub's", () => {
        expect([...path.routes].sort()).toEqual([...path.ways].sort());
        expect(path.ways.length).toBeGreaterThanOrEqual(2);
      });
    },
  );
});

describe("with two hubs, each VPC's association with its option set", () => {
  const json = stackOf(withEntries(prod, { stacks: "per-environment" }));
  const associations = json.resources("aws_vpc_dhcp_options_association");
  const partsOf = (...constructs: readonly string[]) =>
    json.addresses().filter((address) => constructs.some((construct) => address.includes(`.${construct}_`)));

  it("is there for twelve VPCs", () => {
    expect(associations).toHaveLength(12);
  });

  it.each(associations.map(({ address, attributes }) => [address, attributes] as const))(
    "%s comes after all of its hub, and after what joins the two",
    (address, { region }) => {
      // The west of the United States asks the hub there, everybody else the other.
      const hub = String(region).startsWith("us-west") ? "hub-west" : "hub-east";
      const needed = partsOf(hub, "hubs-east-west");
      const before = json.graph.before(address);
      expect(needed.length).toBeGreaterThan(40);
      expect(needed.filter((part) => !before.includes(part))).toEqual([]);
    },
  );
});
