import type * as model from "../model";
import { constructId, type VpcRef } from "../modules";
import { ApplicationPeering } from "./application-peering";
import { readVpc } from "./estate-hub";
import { EstateStack, type StackContext } from "./estate-stack";
import { endsOf } from "./peering-ends";
import { promised } from "./promised";

/** A peering between two participants, or with a partner. It connects accounts and owns none. */
export class PeeringStack extends EstateStack {
  constructor(context: StackContext, peering: model.Peering) {
    super(context, `peering-${peering.key}`, []);
    const plans = endsOf(peering).map(({ vpc }) => vpc);
    for (const { account } of plans) this.accounts.of(account);
    if (peering.retired) return;
    const vpcs = new Map(plans.map((plan) => [plan, this.readVpc(plan, context.estate)]));
    new ApplicationPeering(this, "peering", { peering, vpcOf: (plan) => promised(vpcs, plan) });
  }

  private readVpc(plan: model.Vpc, estate: model.Estate): VpcRef {
    return readVpc(this, constructId("vpc", plan.path), estate, plan, this.accounts.of(plan.account));
  }
}
