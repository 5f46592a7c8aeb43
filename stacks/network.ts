import type { Construct } from "constructs";
import type * as model from "../model";
import { type AccountRef, ExistingNetwork, Network, type VpcRef } from "../modules";

/** A planned VPC: created, or read where it exists. */
export function createNetwork(
  scope: Construct,
  id: string,
  plan: model.NetworkPlan,
  account: AccountRef,
  name: string,
): Network | ExistingNetwork {
  const { region, cidrs, source } = plan;
  if ("vpcId" in source) {
    return new ExistingNetwork(scope, id, {
      name,
      account,
      region,
      vpcId: source.vpcId,
      cidrs,
      routeTables: source.tableIds,
    });
  }
  const [cidr, ...secondaryCidrs] = cidrs;
  const subnets = Object.fromEntries(source.subnets.map(({ key, ...subnet }) => [key, subnet]));
  return new Network(scope, id, { name, account, region, cidr, secondaryCidrs, subnets });
}

/** How Name tags call a participant's VPC, in whichever stack. */
export function vpcName(participant: model.Participant, vpc: model.Vpc): string {
  return `${participant.displayName} ${vpc.displayName}`;
}

/** One side of a peering: of a VPC's route tables and networks those that take part. */
export function limitTo({ tables, cidrs }: model.PeeringEnd, vpc: VpcRef): VpcRef {
  const routeTables = Object.fromEntries(Object.entries(vpc.routeTables).filter(([name]) => tables.includes(name)));
  return { ...refOf(vpc), cidrs, routeTables };
}

function refOf({ name, id, account, region, cidrs, routeTables, ready }: VpcRef): VpcRef {
  return { name, id, account, region, cidrs, routeTables, ready };
}
