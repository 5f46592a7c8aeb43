import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AccountId, Cidr, Region } from "../../values";
import { type VpcRef, placeOf } from "../refs";
import { nameTag } from "../template-text";
import { PATIENT } from "./patience";
import { createRoutes, type Side } from "./peering-routes";

/** A VPC of a third party: known by name only, never acted in. */
export interface PartnerVpc {
  readonly name: string;
  readonly accountId: AccountId;
  readonly region: Region;
  readonly vpcId: string;
  readonly cidrs: readonly [Cidr, ...Cidr[]];
}

export interface PartnerPeeringProps {
  readonly vpc: VpcRef;
  readonly partner: PartnerVpc;
  /**
   * We request, and the partner accepts within seven days (routes follow once that is said here); or the partner has
   * requested the connection that is named, and we accept.
   */
  readonly handshake: { readonly request: "pending" | "accepted" } | { readonly accept: string };
}

/** Our side of a peering with a third party's VPC: request or acceptance, our DNS option, our routes. */
export class PartnerPeering extends Construct {
  readonly connectionId: string;
  /** What the other side must do, as text for its engineers. */
  readonly instructions: string;
  /** Our side of it: of the other side nothing is known. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { vpc, partner, handshake }: PartnerPeeringProps) {
    super(scope, id);
    if ("accept" in handshake) {
      const accepter = this.accept(vpc, partner, handshake.accept);
      this.connectionId = accepter.id;
      this.instructions = routeAdvice(vpc, this.connectionId);
      this.ready = [accepter, ...this.open("accepter", vpc, partner)];
    } else {
      const connection = this.request(vpc, partner);
      this.connectionId = connection.id;
      this.instructions = `Accept ${this.connectionId} in ${partner.region.name}. ${routeAdvice(vpc, this.connectionId)}`;
      this.ready = [connection, ...(handshake.request === "accepted" ? this.open("requester", vpc, partner) : [])];
    }
  }

  private request(vpc: VpcRef, partner: PartnerVpc): VpcPeeringConnection {
    return new VpcPeeringConnection(this, "connection", {
      ...placeOf(vpc),
      vpcId: vpc.id,
      peerVpcId: partner.vpcId,
      peerOwnerId: partner.accountId.text,
      ...(!vpc.region.equals(partner.region) && { peerRegion: partner.region.name }),
      tags: nameTag(`${vpc.name} - ${partner.name}`),
      timeouts: PATIENT,
    });
  }

  private accept(vpc: VpcRef, partner: PartnerVpc, connectionId: string): VpcPeeringConnectionAccepterA {
    return new VpcPeeringConnectionAccepterA(this, "accepter", {
      ...placeOf(vpc),
      vpcPeeringConnectionId: connectionId,
      autoAccept: true,
      tags: nameTag(`${partner.name} - ${vpc.name}`),
      timeouts: { create: PATIENT.create, update: PATIENT.update },
    });
  }

  private open(side: Side, vpc: VpcRef, partner: PartnerVpc): ITerraformDependable[] {
    const options = new VpcPeeringConnectionOptions(this, "options", {
      ...placeOf(vpc),
      vpcPeeringConnectionId: this.connectionId,
      [side]: { allowRemoteVpcDnsResolution: true },
    });
    return [options, ...createRoutes(this, side, vpc, partner, this.connectionId)];
  }
}

function routeAdvice({ cidrs }: VpcRef, connectionId: string): string {
  const networks = cidrs.map(({ text }) => text).join(", ");
  return `Route ${networks} to ${connectionId} in your route tables, and let these networks in by your security groups.`;
}
