import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type * as model from "../model";
import {
  type AccountRef,
  addRecordSet,
  constructId,
  DhcpOptionSet,
  ExistingPrivateZone,
  ExistingVpcPeering,
  PrivateZone,
  VpcPeering,
  type VpcRef,
  ZoneAssociation,
  type ZoneRef,
} from "../modules";
import type { EstateHub } from "./estate-hub";
import { createNetwork, vpcName } from "./network";
import { promised } from "./promised";

export interface ParticipantProps {
  readonly participant: model.Participant;
  readonly account: AccountRef;
  /** Every hub of the estate by its id: hosts behind any of them resolve the participant's names. */
  readonly hubs: ReadonlyMap<string, EstateHub>;
  readonly preventDestroy: boolean;
}

/** A participant: its VPCs, its zone seen by every hub, and each VPC wired to its hub before its hosts are sent there. */
export class Participant extends Construct {
  readonly plan: model.Participant;
  /** By the name that the environment gives them. */
  readonly vpcs: ReadonlyMap<string, VpcRef>;

  constructor(scope: Construct, id: string, { participant, account, hubs, preventDestroy }: ParticipantProps) {
    super(scope, id);
    this.plan = participant;
    this.vpcs = new Map(participant.vpcs.map((vpc) => [vpc.key, this.createNetwork(vpc, participant, account)]));
    const zone = this.createZone(participant, preventDestroy);
    this.addRecords(participant, zone, hubs);
    const seen = [...zone.ready, ...this.associate(zone, participant, hubs)];
    for (const vpc of participant.vpcs) this.connect(vpc, promised(hubs, vpc.hub.key), seen);
  }

  private createNetwork(vpc: model.Vpc, participant: model.Participant, account: AccountRef): VpcRef {
    return createNetwork(this, `network-${vpc.key}`, vpc, account, vpcName(participant, vpc));
  }

  private createZone({ zone, home }: model.Participant, preventDestroy: boolean): PrivateZone | ExistingPrivateZone {
    const vpc = this.vpc(home);
    if (zone.existingId === undefined) return new PrivateZone(this, "zone", { name: zone.name, vpc, preventDestroy });
    return new ExistingPrivateZone(this, "zone", { name: zone.name, zoneId: zone.existingId, account: vpc.account });
  }

  private addRecords({ records }: model.Participant, zone: ZoneRef, hubs: ParticipantProps["hubs"]): void {
    const reverseZones = new Map(
      [...hubs.values()].flatMap((hub) => hub.reverseZones.map((reverse) => [reverse.name.text, reverse])),
    );
    const targets = new Map<string, ITerraformDependable[]>();
    for (const { key, pointers, ...record } of aliasesLast(records)) {
      const after = "alias" in record.content ? targets.get(record.content.alias) : undefined;
      const added = addRecordSet(this, key, zone, record, after);
      const name = record.name.within(zone.name);
      targets.set(name, [...(targets.get(name) ?? []), added]);
      for (const { address, name, target, zone: reverse } of pointers) {
        addRecordSet(this, constructId(`ptr-${key}`, address.text), promised(reverseZones, reverse.text), {
          name,
          content: { values: [target], ttl: POINTER_TTL },
        });
      }
    }
  }

  private associate(
    zone: ZoneRef,
    { vpcs, home, zone: { authorization } }: model.Participant,
    hubs: ParticipantProps["hubs"],
  ): ITerraformDependable[] {
    const others = vpcs.filter((vpc) => vpc !== home);
    return [
      ...others.map((vpc) => new ZoneAssociation(this, `zone-vpc-${vpc.key}`, { zone, vpc: this.vpc(vpc) })),
      ...[...hubs].map(([key, { vpc }]) => new ZoneAssociation(this, `zone-hub-${key}`, { zone, vpc, authorization })),
    ].flatMap(({ ready }) => ready);
  }

  private connect(vpc: model.Vpc, hub: EstateHub, zonesSeen: readonly ITerraformDependable[]): void {
    const network = this.vpc(vpc);
    const linked = this.link(vpc, network, hub);
    new DhcpOptionSet(this, `dhcp-${vpc.key}`, {
      vpc: network,
      hub,
      dns: vpc.dns,
      domainName: vpc.domainName,
      ntpServers: vpc.ntpServers,
      after: [...zonesSeen, ...linked],
    });
  }

  /** An external link is somebody else's work, and taken on trust. */
  private link(
    { key, link }: model.Vpc,
    requester: VpcRef,
    { vpc: accepter }: EstateHub,
  ): readonly ITerraformDependable[] {
    const id = `hub-peering-${key}`;
    if (link === "external") return [];
    if (link === "peering") return new VpcPeering(this, id, { requester, accepter }).ready;
    return new ExistingVpcPeering(this, id, { requester, accepter, connectionId: link.existing }).ready;
  }

  private vpc({ key }: model.Vpc): VpcRef {
    return promised(this.vpcs, key);
  }
}

function aliasesLast(records: readonly model.RecordSet[]): model.RecordSet[] {
  const isAlias = ({ content }: model.RecordSet) => "alias" in content;
  return [...records.filter((record) => !isAlias(record)), ...records.filter(isAlias)];
}

/** Seconds. */
const POINTER_TTL = 300;
