import { HUB, participant, PEERING } from "./addresses";
import { inStack } from "../mutation";

const dev = inStack("dev");
const [pa1, pa2, pa3] = [participant("pa1"), participant("pa2"), participant("pa3")];

/** Packets that find no way, or none back. */
export const routeMutations = [
  dev("the hub has no route back to pa1", "V18", HUB.table, (stack) => stack.remove(pa1.fromHub("10_1_0_0S16"))),
  dev("the hub has no route back to pa3, in another Region", "V18", HUB.table, (stack) =>
    stack.remove(pa3.fromHub("10_3_0_0S16")),
  ),
  dev("pa1 has no route to the hub", "V15", pa1.table(), (stack) => stack.remove(pa1.toHub())),
  dev("one of pa2's two tables has no route to the hub", "V15", pa2.table("data"), (stack) =>
    stack.remove(pa2.toHub("data")),
  ),
  dev("pa1 has no route to pa3", ["V16", "V18"], pa1.table(), (stack) => stack.remove(PEERING.fromPa1)),
  dev("pa3 has no route back to pa1", ["V16", "V18"], pa3.table(), (stack) => stack.remove(PEERING.fromPa3)),
  dev("the hub's route back to pa1 leads to pa2", "V17", pa1.fromHub("10_1_0_0S16"), (stack) =>
    stack.set(pa1.fromHub("10_1_0_0S16"), { vpc_peering_connection_id: stack.reference(pa2.accepter) }),
  ),
  dev("pa1's route to the hub leads to pa3", "V17", pa1.toHub(), (stack) =>
    stack.set(pa1.toHub(), { vpc_peering_connection_id: stack.reference(PEERING.accepter) }),
  ),
  dev("pa1's route to pa3 leads through the hub", "V17", PEERING.fromPa1, (stack) =>
    stack.set(PEERING.fromPa1, { vpc_peering_connection_id: stack.reference(pa1.accepter) }),
  ),
  dev("pa1's route to the hub goes to a peering that is not its own", "V17", pa1.toHub(), (stack) =>
    stack.set(pa1.toHub(), { vpc_peering_connection_id: stack.reference(pa2.accepter) }),
  ),
  dev("pa2's route to the hub has the wrong destination", "V17", pa2.toHub(), (stack) =>
    stack.set(pa2.toHub(), { destination_cidr_block: "10.99.0.0/16" }),
  ),
  dev("pa1's route to the hub reaches one of two domain controllers", ["V25", "V15"], pa1.toHub(), (stack) =>
    stack.set(pa1.toHub(), { destination_cidr_block: "10.0.1.0/24" }),
  ),
  dev("the hub's route back to pa1 covers one of its two subnets", "V18", pa1.fromHub("10_1_0_0S16"), (stack) =>
    stack.set(pa1.fromHub("10_1_0_0S16"), { destination_cidr_block: "10.1.1.0/24" }),
  ),
  dev("pa1's route to the hub stands in a table of pa2", ["V15", "V17", "V20"], [pa1.toHub(), pa1.table()], (stack) =>
    stack.set(pa1.toHub(), { route_table_id: stack.reference(pa2.table()) }),
  ),
  dev("an account makes a route in a table that is not its own", ["V15", "V20"], pa1.toHub(), (stack) =>
    stack.set(pa1.toHub(), { provider: "aws.app2" }),
  ),
  dev("a longer route of the hub takes a part of pa1 elsewhere", ["V17", "V19"], "aws_route.detour", (stack) =>
    stack.add("aws_route.detour", {
      provider: "aws.dns",
      region: "us-east-1",
      route_table_id: stack.reference(HUB.table),
      destination_cidr_block: "10.1.1.0/25",
      vpc_peering_connection_id: stack.reference(pa2.accepter),
    }),
  ),
  dev(
    "a longer route of pa1 takes a part of the hub to an internet gateway",
    ["V15", "V17"],
    "aws_route.detour",
    (stack) => {
      stack.add("aws_internet_gateway.way-out", {
        provider: "aws.app1",
        region: "us-east-1",
        vpc_id: stack.reference(pa1.vpc),
      });
      stack.add("aws_route.detour", {
        provider: "aws.app1",
        region: "us-east-1",
        route_table_id: stack.reference(pa1.table()),
        destination_cidr_block: "10.0.2.0/24",
        gateway_id: stack.reference("aws_internet_gateway.way-out"),
      });
    },
  ),
  dev(
    "one domain controller's subnet falls back to the main route table",
    ["V18", "V25"],
    [HUB.subnetB, HUB.vpc],
    (stack) => stack.remove(HUB.association("dc-b")),
  ),
  dev("a subnet of pa1 falls back to the main route table", ["V15", "V18"], [pa1.subnet("app-a"), pa1.vpc], (stack) =>
    stack.remove(pa1.tableAssociation("app-a")),
  ),
  dev(
    "one domain controller's subnet uses a table without routes",
    ["V18", "V20", "V25"],
    [HUB.association("dc-b"), "aws_route_table.empty"],
    (stack) => {
      stack.add("aws_route_table.empty", {
        provider: "aws.dns",
        region: "us-east-1",
        vpc_id: stack.reference(HUB.vpc),
      });
      stack.set(HUB.association("dc-b"), { route_table_id: stack.reference("aws_route_table.empty") });
    },
  ),
  dev("a subnet of pa1 uses a table of pa2", ["V15", "V20"], pa1.tableAssociation("app-b"), (stack) =>
    stack.set(pa1.tableAssociation("app-b"), { route_table_id: stack.reference(pa2.table()) }),
  ),
];
