import { Cidr, Region } from "../../values";
import type { Account, ExistingNetwork, NetworkPlan, NewNetwork } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { sortedEntries } from "./names";

type NetworkShape = Pick<
  Shape["hubs"][string],
  "displayName" | "region" | "cidr" | "secondaryCidrs" | "subnets" | "existing"
>;

/** What hubs and participants' VPCs have in common. */
export function deriveNetwork(key: string, shape: NetworkShape, account: Account): NetworkPlan {
  const region = Region.parse(shape.region);
  const source = deriveSource(shape, region);
  return {
    key,
    displayName: shape.displayName ?? key,
    account,
    region,
    cidrs: [Cidr.parse(shape.cidr), ...(shape.secondaryCidrs ?? []).map(Cidr.parse)],
    source,
    routeTables: tablesOf(source),
  };
}

/** A VPC is created with its subnets, or it exists with its route tables. */
export function checkSource({ subnets, existing }: NetworkShape, path: Path, findings: Findings): void {
  if ((subnets === undefined) !== (existing === undefined)) return;
  findings.add([...path, "subnets"], {
    code: "vpc-source",
    got: subnets === undefined ? "neither subnets nor an existing VPC" : "subnets, and an existing VPC",
    allowed: "subnets of a VPC that is created, or existing with the id of one that is there",
    cure: subnets === undefined ? "add subnets" : "remove one of the two",
  });
}

function deriveSource({ subnets, existing }: NetworkShape, region: Region): NewNetwork | ExistingNetwork {
  if (existing !== undefined) {
    return { vpcId: existing.vpc, tableIds: Object.fromEntries(sortedEntries(existing.routeTables)) };
  }
  return {
    subnets: sortedEntries(subnets).map(([key, { cidr, az, routeTable = "private" }]) => ({
      key,
      cidr: Cidr.parse(cidr),
      availabilityZone: region.availabilityZone(az),
      routeTable,
    })),
  };
}

function tablesOf(source: NewNetwork | ExistingNetwork): string[] {
  if ("tableIds" in source) return Object.keys(source.tableIds);
  return [...new Set(source.subnets.map(({ routeTable }) => routeTable))].sort();
}
