import { Cidr, Region } from "../../values";
import type { Account, NetworkPlan, Subnet } from "../estate";
import type { Shape } from "../shape";
import { sortedEntries } from "./names";

type NetworkShape = Pick<Shape["hubs"][string], "displayName" | "region" | "cidr" | "subnets">;

/** What hubs and participants' VPCs have in common. */
export function deriveNetwork(key: string, shape: NetworkShape, account: Account): NetworkPlan {
  const region = Region.parse(shape.region);
  const subnets = sortedEntries(shape.subnets).map(([name, { cidr, az, routeTable = "private" }]): Subnet => ({
    key: name,
    cidr: Cidr.parse(cidr),
    availabilityZone: region.availabilityZone(az),
    routeTable,
  }));
  return { key, displayName: shape.displayName ?? key, account, region, cidr: Cidr.parse(shape.cidr), subnets };
}
