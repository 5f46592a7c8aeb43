import type * as model from "../model";
import { readHub } from "./estate-hub";
import { EstateStack, type StackContext } from "./estate-stack";
import { HubPair } from "./hub-pair";

/** What joins two hubs. It configures the directories of both, so it acts in both accounts' full roles. */
export class HubPairStack extends EstateStack {
  constructor(context: StackContext, [first, second]: readonly [model.Hub, model.Hub]) {
    super(context, `hubs-${first.key}-${second.key}`, [first.account, second.account]);
    const { estate } = context;
    const end = (plan: model.Hub) => ({ plan, hub: readHub(this, estate, plan, this.accounts.of(plan.account)) });
    new HubPair(this, "pair", { first: end(first), second: end(second), sites: estate.sites });
  }
}
