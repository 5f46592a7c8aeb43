import { type App, TerraformStack } from "cdktf";
import type * as model from "../model";
import type { HubRef, VpcRef } from "../modules";
import { Accounts } from "./accounts";
import { ApplicationPeering } from "./application-peering";
import { configureBackend } from "./backend";
import { Hub } from "./hub";
import { Participant } from "./participant";
import { addPlacementCheck } from "./placement-check";
import { promised } from "./promised";
import { configureTerraform } from "./terraform-settings";

/** A whole environment in one Terraform state: hubs, participants and the peerings between them. */
export class EnvironmentStack extends TerraformStack {
  private readonly accounts: Accounts;

  constructor(
    app: App,
    private readonly estate: model.Estate,
    stateDirectory: string,
  ) {
    super(app, estate.name);
    configureTerraform(this);
    configureBackend(this, estate.backend, stateDirectory);
    addPlacementCheck(this);
    this.accounts = new Accounts(this, estate);
    const hubs = new Map(estate.hubs.map((hub) => [hub.key, this.createHub(hub)]));
    const vpcs = new Map(estate.participants.flatMap((participant) => this.createParticipant(participant, hubs)));
    for (const peering of estate.peerings) this.createPeering(peering, vpcs);
  }

  private createHub(hub: model.Hub): HubRef {
    const { estate } = this;
    return new Hub(this, `hub-${hub.key}`, {
      hub,
      sites: estate.sites.filter((site) => site.hub === hub),
      estate,
      account: this.accounts.of(hub.account),
    });
  }

  private createParticipant(participant: model.Participant, hubs: ReadonlyMap<string, HubRef>): [string, VpcRef][] {
    const { vpcs } = new Participant(this, `participant-${participant.key}`, {
      participant,
      account: this.accounts.of(participant.account),
      hub: promised(hubs, participant.hub.key),
      hubs,
      preventDestroy: this.estate.preventDestroy,
    });
    return [...vpcs].map(([key, vpc]) => [`${participant.key}/${key}`, vpc]);
  }

  private createPeering(
    { key, requester, accepter, services }: model.Peering,
    vpcs: ReadonlyMap<string, VpcRef>,
  ): void {
    new ApplicationPeering(this, `peering-${key}`, {
      key,
      requester: promised(vpcs, requester.path),
      accepter: promised(vpcs, accepter.path),
      services,
    });
  }
}
