import { HUB, participant } from "./addresses";
import type { EditedStack } from "../edited-stack";
import { inStack } from "../mutation";

const dev = inStack("dev");
const pa1 = participant("pa1");

/** What the association that sends hosts to the hub does not wait for, while everything else is right. */
export const orderMutations = [
  ...Object.entries({
    "the forwarder for the root domain": [HUB.rootForwarder],
    "the forwarder for the site's domain": [HUB.siteForwarder],
    "the directory to be open over UDP": [HUB.client("udp-10_0_0_0S8")],
    "the directory to be open over TCP": [HUB.client("tcp-10_0_0_0S8")],
    "the directory to be allowed to ask on-premises": [HUB.server("udp-192_168_0_10S32")],
    "the route tables of the domain controllers": [HUB.association("dc-a"), HUB.association("dc-b")],
    "its own route to the hub": [pa1.toHub()],
    "the hub's route back": [pa1.fromHub("10_1_0_0S16")],
    "the route table of one of its subnets": [pa1.tableAssociation("app-b")],
    "its own zone at the hub": [pa1.association],
    "the zone that catches unknown names": [HUB.rootZone],
  }).map(([what, dependencies]) =>
    dev(`hosts of pa1 are sent to the hub without waiting for ${what}`, "V27", pa1.dhcp, (stack) =>
      stack.doNotWait(pa1.dhcp, ...dependencies),
    ),
  ),
  dev("hosts of pa1 are sent to the hub while the peering may still be pending", "V27", pa1.dhcp, (stack) => {
    routeOverConnection(stack, pa1.toHub());
    routeOverConnection(stack, pa1.fromHub("10_1_0_0S16"));
    stack.doNotWait(pa1.dhcp, "aws_vpc_peering_connection_options.participant-pa1_hub-peering-main_*");
  }),
  dev("hosts of pa1 are sent to the hub without waiting for anything", "V27", pa1.dhcp, (stack) =>
    stack.set(pa1.dhcp, { depends_on: undefined }),
  ),
];

function routeOverConnection(stack: EditedStack, route: string): void {
  stack.set(route, { vpc_peering_connection_id: stack.reference(pa1.connection) });
}
