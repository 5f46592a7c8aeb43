import { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type VpcRef, placeOf } from "../refs";
import { nameTag } from "../template-text";

export interface VirtualPrivateGatewayProps {
  readonly vpc: VpcRef;
  /** A gateway that is already attached to the VPC, or the ASN of a new one. Changing the ASN replaces the gateway. */
  readonly gateway: { readonly id: string } | { readonly asn: number };
}

/** The AWS end of a VPC's VPN connections, one for all sites, its routes propagated into every named route table. */
export class VirtualPrivateGateway extends Construct {
  readonly id: string;
  readonly vpc: VpcRef;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { vpc, gateway }: VirtualPrivateGatewayProps) {
    super(scope, id);
    this.vpc = vpc;
    this.id = "id" in gateway ? gateway.id : this.createGateway(gateway.asn);
    this.ready = Object.entries(vpc.routeTables).map(
      ([table, routeTableId]) =>
        new VpnGatewayRoutePropagation(this, `propagation-${table}`, {
          ...placeOf(vpc),
          vpnGatewayId: this.id,
          routeTableId,
        }),
    );
  }

  private createGateway(asn: number): string {
    return new VpnGateway(this, "gateway", {
      ...placeOf(this.vpc),
      vpcId: this.vpc.id,
      amazonSideAsn: String(asn),
      tags: nameTag(this.vpc.name),
    }).id;
  }
}
