import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type * as model from "../model";
import {
  type AccountRef,
  DhcpOptionSet,
  type HubRef,
  Network,
  PrivateZone,
  VpcPeering,
  type VpcRef,
  ZoneAssociation,
} from "../modules";
import { networkProps } from "./network";
import { promised } from "./promised";

export interface ParticipantProps {
  readonly participant: model.Participant;
  readonly account: AccountRef;
  /** The hub that the participant's hosts ask. */
  readonly hub: HubRef;
  /** Every hub of the estate by its id: hosts behind any of them resolve the participant's names. */
  readonly hubs: ReadonlyMap<string, HubRef>;
  readonly preventDestroy: boolean;
}

/** A participant: its VPCs, its zone seen by every hub, and each VPC wired to its hub before its hosts are sent there. */
export class Participant extends Construct {
  /** By the name that the environment gives them. */
  readonly vpcs: ReadonlyMap<string, VpcRef>;

  constructor(scope: Construct, id: string, { participant, account, hub, hubs, preventDestroy }: ParticipantProps) {
    super(scope, id);
    this.vpcs = new Map(participant.vpcs.map((vpc) => [vpc.key, this.createNetwork(vpc, participant, account)]));
    const zone = this.createZone(participant, preventDestroy);
    const seen = [...zone.ready, ...this.associate(zone, participant, hubs)];
    for (const vpc of participant.vpcs) this.connect(vpc, hub, seen);
  }

  private createNetwork(vpc: model.Vpc, { displayName, home }: model.Participant, account: AccountRef): VpcRef {
    const name = vpc === home ? displayName : `${displayName} ${vpc.displayName}`;
    return new Network(this, `network-${vpc.key}`, networkProps(vpc, account, name));
  }

  private createZone({ zone, home, records }: model.Participant, preventDestroy: boolean): PrivateZone {
    const privateZone = new PrivateZone(this, "zone", { name: zone, vpc: this.vpc(home), preventDestroy });
    for (const { key, ...record } of records) privateZone.addRecord(key, record);
    return privateZone;
  }

  private associate(
    zone: PrivateZone,
    { vpcs, home }: model.Participant,
    hubs: ParticipantProps["hubs"],
  ): ITerraformDependable[] {
    const others = vpcs.filter((vpc) => vpc !== home);
    return [
      ...others.map((vpc) => new ZoneAssociation(this, `zone-vpc-${vpc.key}`, { zone, vpc: this.vpc(vpc) })),
      ...[...hubs].map(([key, { vpc }]) => new ZoneAssociation(this, `zone-hub-${key}`, { zone, vpc })),
    ].flatMap(({ ready }) => ready);
  }

  private connect(vpc: model.Vpc, hub: HubRef, zonesSeen: readonly ITerraformDependable[]): void {
    const network = this.vpc(vpc);
    const peering = new VpcPeering(this, `hub-peering-${vpc.key}`, { requester: network, accepter: hub.vpc });
    new DhcpOptionSet(this, `dhcp-${vpc.key}`, {
      vpc: network,
      hub,
      dns: vpc.dns,
      domainName: vpc.domainName,
      ntpServers: vpc.ntpServers,
      after: [...zonesSeen, ...peering.ready],
    });
  }

  private vpc({ key }: model.Vpc): VpcRef {
    return promised(this.vpcs, key);
  }
}
