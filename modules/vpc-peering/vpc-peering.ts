import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type VpcRef, placeOf } from "../refs";
import { nameTag } from "../template-text";
import { PATIENT } from "./patience";
import { createRoutes, type Side } from "./peering-routes";

export interface VpcPeeringProps {
  /** Changing either VPC replaces the peering. */
  readonly requester: VpcRef;
  readonly accepter: VpcRef;
}

/**
 * Joins two VPCs of any accounts and Regions: the connection, its acceptance, routes both ways in every named route
 * table, and on each side the option that resolves the peer's public EC2 names to private addresses.
 */
export class VpcPeering extends Construct {
  /** All that a packet needs to cross: depend on this, never on a part. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { requester, accepter }: VpcPeeringProps) {
    super(scope, id);
    const acceptedId = this.connect(requester, accepter);
    this.ready = [
      this.resolveRemoteNames("requester", requester, acceptedId),
      this.resolveRemoteNames("accepter", accepter, acceptedId),
      ...createRoutes(this, "requester", requester, accepter, acceptedId),
      ...createRoutes(this, "accepter", accepter, requester, acceptedId),
    ];
  }

  /** Returns the connection's id, known only once it is accepted. */
  private connect(requester: VpcRef, accepter: VpcRef): string {
    const sameAccount = requester.account.id.equals(accepter.account.id);
    const sameRegion = requester.region.equals(accepter.region);
    const tags = nameTag(`${requester.name} - ${accepter.name}`);
    const connection = new VpcPeeringConnection(this, "connection", {
      ...placeOf(requester),
      vpcId: requester.id,
      peerVpcId: accepter.id,
      // AWS accepts by itself only within one account and Region, and refuses the argument beside a peer Region.
      ...(sameAccount && sameRegion && { autoAccept: true }),
      ...(!sameAccount && { peerOwnerId: accepter.account.id.text }),
      ...(!sameRegion && { peerRegion: accepter.region.name }),
      tags,
      timeouts: PATIENT,
    });
    if (sameAccount && sameRegion) return connection.id;
    return new VpcPeeringConnectionAccepterA(this, "accepter", {
      ...placeOf(accepter),
      vpcPeeringConnectionId: connection.id,
      autoAccept: true,
      tags,
      timeouts: { create: PATIENT.create, update: PATIENT.update },
    }).id;
  }

  private resolveRemoteNames(side: Side, vpc: VpcRef, acceptedId: string): ITerraformDependable {
    return new VpcPeeringConnectionOptions(this, `${side}-options`, {
      ...placeOf(vpc),
      vpcPeeringConnectionId: acceptedId,
      [side]: { allowRemoteVpcDnsResolution: true },
    });
  }
}
