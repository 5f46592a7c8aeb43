import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type * as model from "../model";
import { ExistingVpcPeering, literal, PartnerPeering, ServiceSecurityGroup, VpcPeering, type VpcRef } from "../modules";
import { limitTo } from "./network";

export interface ApplicationPeeringProps {
  readonly peering: model.Peering;
  /** The VPCs of participants that it names, by their paths. */
  readonly vpcOf: (plan: model.Vpc) => VpcRef;
}

type Groups = ReadonlyMap<model.PeeringEnd, string>;

/** A peering of a participant, and on each side of ours the security group of what may be used over it. */
export class ApplicationPeering extends Construct {
  /** Ids of the security groups that workloads attach, by the end that they are for. */
  readonly groups: Groups;

  constructor(scope: Construct, id: string, { peering, vpcOf }: ApplicationPeeringProps) {
    super(scope, id);
    this.groups =
      "partner" in peering
        ? this.joinPartner(peering, limitTo(peering.end, vpcOf(peering.end.vpc)))
        : this.join(
            peering,
            limitTo(peering.requester, vpcOf(peering.requester.vpc)),
            limitTo(peering.accepter, vpcOf(peering.accepter.vpc)),
          );
  }

  private join(peering: model.OwnPeering, requester: VpcRef, accepter: VpcRef): Groups {
    const { existingId: connectionId } = peering;
    if (connectionId === undefined) new VpcPeering(this, "peering", { requester, accepter });
    else new ExistingVpcPeering(this, "peering", { requester, accepter, connectionId });
    return new Map([
      [peering.requester, this.allow(peering, "requester", requester, accepter)],
      [peering.accepter, this.allow(peering, "accepter", accepter, requester)],
    ]);
  }

  private joinPartner(peering: model.PartnerPeering, vpc: VpcRef): Groups {
    const { key, partner, handshake } = peering;
    const { instructions } = new PartnerPeering(this, "peering", { vpc, partner, handshake });
    this.output(`instructions_${key}`, `What ${partner.name} must do`, instructions);
    return new Map([[peering.end, this.allow(peering, "own", vpc, partner)]]);
  }

  private allow(
    { key, services }: model.Peering,
    side: string,
    vpc: VpcRef,
    peer: Pick<VpcRef, "name" | "cidrs">,
  ): string {
    const name = `peering ${key} ${side}`;
    const group = new ServiceSecurityGroup(this, `${side}-services`, { name, vpc, peer, services });
    const description = `Workloads of ${vpc.name} that serve or use ${peer.name} attach this group`;
    this.output(`security_group_${key}_${side}`, description, group.id);
    return group.id;
  }

  private output(name: string, description: string, value: string): void {
    new TerraformOutput(this, name, { value, description: literal(description), staticId: true });
  }
}
