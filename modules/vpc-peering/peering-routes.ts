import { Route } from "@cdktf/provider-aws/lib/route";
import type { Construct } from "constructs";
import { constructId } from "../construct-id";
import { type VpcRef, placeOf } from "../refs";

export type Side = "requester" | "accepter";

/**
 * Routes from every named table of one VPC to every network of its peer. Keyed by table and network, so that a route
 * never moves because another one came or went.
 *
 * @param connectionId of an accepted connection: AWS refuses routes to any other
 */
export function createRoutes(
  scope: Construct,
  side: Side,
  from: VpcRef,
  to: Pick<VpcRef, "cidrs">,
  connectionId: string,
): Route[] {
  return Object.entries(from.routeTables).flatMap(([table, routeTableId]) =>
    to.cidrs.map(
      (cidr) =>
        new Route(scope, constructId(`${side}-${table}`, cidr.text), {
          ...placeOf(from),
          routeTableId,
          destinationCidrBlock: cidr.text,
          vpcPeeringConnectionId: connectionId,
        }),
    ),
  );
}
