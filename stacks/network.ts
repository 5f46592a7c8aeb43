import type * as model from "../model";
import type { AccountRef, NetworkProps } from "../modules";

/** A planned network as the Network module takes it. */
export function networkProps(plan: model.NetworkPlan, account: AccountRef, name: string): NetworkProps {
  const subnets = Object.fromEntries(plan.subnets.map(({ key, ...subnet }) => [key, subnet]));
  return { name, account, region: plan.region, cidr: plan.cidr, subnets };
}
