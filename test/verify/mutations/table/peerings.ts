import { HUB, participant, PEERING } from "./addresses";
import { inStack } from "../mutation";

const dev = inStack("dev");
const [pa1, pa2, pa3] = [participant("pa1"), participant("pa2"), participant("pa3")];

/** Peerings that never become active, networks that may not be peered, and links to the site that are down. */
export const linkMutations = [
  dev("nobody accepts pa1's peering with the hub", "V20", pa1.connection, (stack) =>
    stack.remove(pa1.accepter, pa1.connection),
  ),
  dev("nobody accepts pa1's peering with pa3", "V20", PEERING.connection, (stack) =>
    stack.remove(PEERING.accepter, PEERING.connection),
  ),
  dev("an accepter does not accept", "V20", pa2.accepter, (stack) => stack.set(pa2.accepter, { auto_accept: false })),
  dev("an accepter does not say that it accepts", "V20", pa2.accepter, (stack) =>
    stack.set(pa2.accepter, { auto_accept: undefined }),
  ),
  dev("the account that asks accepts", "V20", pa1.accepter, (stack) =>
    stack.set(pa1.accepter, { provider: "aws.app1" }),
  ),
  dev("an account that is no party accepts", "V20", PEERING.accepter, (stack) =>
    stack.set(PEERING.accepter, { provider: "aws.app2" }),
  ),
  dev("the accepter acts in the asking VPC's Region", "V20", pa3.accepter, (stack) =>
    stack.set(pa3.accepter, { region: "us-east-2" }),
  ),
  dev("a peering across Regions does not name the Region", "V20", pa3.connection, (stack) =>
    stack.set(pa3.connection, { peer_region: undefined }),
  ),
  dev("a peering names the wrong Region", "V20", pa3.connection, (stack) =>
    stack.set(pa3.connection, { peer_region: "us-west-2" }),
  ),
  dev("a peering names the wrong owner", "V20", pa2.connection, (stack) =>
    stack.set(pa2.connection, { peer_owner_id: "222222222222" }),
  ),
  dev("a peering across accounts accepts itself", "V20", pa2.connection, (stack) => {
    stack.remove(pa2.accepter, pa2.connection);
    stack.set(pa2.connection, { auto_accept: true });
  }),
  dev(
    "pa2 overlaps pa1",
    "V19",
    [pa2.vpc, pa1.vpc, pa1.fromHub("10_1_0_0S16"), pa2.fromHub("10_2_0_0S16")],
    (stack) => {
      stack.set(pa2.vpc, { cidr_block: "10.1.0.0/16" });
      stack.set(pa2.subnet("app-a"), { cidr_block: "10.1.1.0/24" });
      stack.set(pa2.subnet("data-a"), { cidr_block: "10.1.2.0/24" });
      stack.set(pa2.fromHub("10_2_0_0S16"), { destination_cidr_block: "10.1.0.0/16" });
    },
  ),
  dev("pa1 gets a second network that the hub has", "V19", "aws_vpc_ipv4_cidr_block_association.second", (stack) =>
    stack.add("aws_vpc_ipv4_cidr_block_association.second", {
      provider: "aws.app1",
      region: "us-east-1",
      vpc_id: stack.reference(pa1.vpc),
      cidr_block: "10.0.128.0/17",
    }),
  ),
  dev(
    "the hub gets a second network that is on-premises",
    "V19",
    "aws_vpc_ipv4_cidr_block_association.second",
    (stack) =>
      stack.add("aws_vpc_ipv4_cidr_block_association.second", {
        provider: "aws.dns",
        region: "us-east-1",
        vpc_id: stack.reference(HUB.vpc),
        cidr_block: "192.168.128.0/20",
      }),
  ),
  dev("the hub's table does not learn the VPN's routes", "V20", [HUB.table, HUB.gateway], (stack) =>
    stack.remove(HUB.propagation),
  ),
  dev("the VPN gateway stands at no VPC", "V20", HUB.gateway, (stack) => stack.set(HUB.gateway, { vpc_id: undefined })),
  dev("the VPN gateway stands at another VPC", "V20", HUB.gateway, (stack) =>
    stack.set(HUB.gateway, { vpc_id: stack.reference(pa1.vpc) }),
  ),
  dev("there is no VPN connection", "V20", HUB.gateway, (stack) => {
    stack.remove(HUB.connection);
    delete (stack.document as { output?: unknown }).output;
  }),
  dev("the VPN connection takes static routes, and has none", "V20", HUB.connection, (stack) =>
    stack.set(HUB.connection, { static_routes_only: true }),
  ),
  dev("another table learns the VPN's routes", "V20", HUB.propagation, (stack) =>
    stack.set(HUB.propagation, { route_table_id: stack.reference(pa1.table()) }),
  ),
];
