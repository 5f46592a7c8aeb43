import type * as model from "../model";
import type { VpcRef } from "../modules";
import { ApplicationPeering } from "./application-peering";
import type { EstateHub } from "./estate-hub";
import { EstateStack, type StackContext } from "./estate-stack";
import { Hub } from "./hub";
import { HubPair } from "./hub-pair";
import { pairsOf } from "./pairs";
import { Participant } from "./participant";
import { promised } from "./promised";

/** A whole environment in one Terraform state: hubs, participants and the peerings between them. */
export class EnvironmentStack extends EstateStack {
  constructor(context: StackContext) {
    const { estate } = context;
    super(context, undefined, estate.accounts);
    // An account keeps its provider while anything of it is left in the state.
    for (const account of estate.accounts) this.accounts.of(account);
    const hubs = this.joinHubs(estate);
    const vpcs = new Map(
      estate.participants.flatMap((participant) => this.createParticipant(participant, estate, hubs)),
    );
    for (const peering of estate.peerings.filter(({ retired }) => !retired)) {
      new ApplicationPeering(this, `peering-${peering.key}`, { peering, vpcOf: ({ path }) => promised(vpcs, path) });
    }
  }

  private joinHubs(estate: model.Estate): ReadonlyMap<string, EstateHub> {
    const hubs = new Map<model.Hub, EstateHub>(
      estate.hubs.map((hub) => [
        hub,
        new Hub(this, `hub-${hub.key}`, { hub, estate, account: this.accounts.of(hub.account) }),
      ]),
    );
    const pairs = pairsOf(estate.hubs).map(([first, second]) => ({
      ends: [first, second],
      ready: new HubPair(this, `hubs-${first.key}-${second.key}`, {
        first: { plan: first, hub: promised(hubs, first) },
        second: { plan: second, hub: promised(hubs, second) },
        sites: estate.sites,
      }).ready,
    }));
    return new Map(
      [...hubs].map(([plan, hub]) => {
        const { vpc, dnsAddresses, directory, reverseZones } = hub;
        const joined = pairs.filter(({ ends }) => ends.includes(plan)).flatMap(({ ready }) => ready);
        return [plan.key, { vpc, dnsAddresses, directory, reverseZones, ready: [...hub.ready, ...joined] }];
      }),
    );
  }

  private createParticipant(
    participant: model.Participant,
    { preventDestroy }: model.Estate,
    hubs: ReadonlyMap<string, EstateHub>,
  ): [string, VpcRef][] {
    if (participant.retired) return [];
    const account = this.accounts.of(participant.account);
    const { vpcs } = new Participant(this, `participant-${participant.key}`, {
      participant,
      account,
      hubs,
      preventDestroy,
    });
    return [...vpcs].map(([key, vpc]) => [`${participant.key}/${key}`, vpc]);
  }
}
