import type * as model from "../model";
import { publishHub } from "./estate-hub";
import { EstateStack, type StackContext } from "./estate-stack";
import { Hub } from "./hub";

/** One hub, and what it tells the others. */
export class HubStack extends EstateStack {
  constructor(context: StackContext, hub: model.Hub) {
    super(context, `hub-${hub.key}`, [hub.account]);
    const { estate } = context;
    const installed = new Hub(this, "hub", { hub, estate, account: this.accounts.of(hub.account) });
    publishHub(this, estate, hub.key, installed);
  }
}
