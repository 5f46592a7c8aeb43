import type * as model from "../model";
import { publishVpc, readHub } from "./estate-hub";
import { EstateStack, type StackContext } from "./estate-stack";
import { Participant } from "./participant";
import { endsOf } from "./peering-ends";
import { promised } from "./promised";

/**
 * Everything that exists because of one participant, the pieces in the hubs' accounts too: adding an account touches
 * this stack alone. Of a retired participant only the providers stay, by which Terraform removes the rest.
 */
export class ParticipantStack extends EstateStack {
  constructor(context: StackContext, participant: model.Participant) {
    super(context, `participant-${participant.key}`, [participant.account]);
    const { estate } = context;
    const account = this.accounts.of(participant.account);
    for (const hub of estate.hubs) this.accounts.of(hub.account);
    if (participant.retired) return;
    const hubs = new Map(
      estate.hubs.map((hub) => [hub.key, readHub(this, estate, hub, this.accounts.of(hub.account))]),
    );
    const { preventDestroy } = estate;
    const { vpcs } = new Participant(this, "participant", { participant, account, hubs, preventDestroy });
    for (const plan of participant.vpcs.filter((vpc) => isPeered(vpc, estate))) {
      publishVpc(this, estate, plan, promised(vpcs, plan.key));
    }
  }
}

/** Whether the stack of a peering reads this VPC: one that is retired no longer does. */
function isPeered(vpc: model.Vpc, { peerings }: model.Estate): boolean {
  return peerings.filter(({ retired }) => !retired).some((peering) => endsOf(peering).some((end) => end.vpc === vpc));
}
