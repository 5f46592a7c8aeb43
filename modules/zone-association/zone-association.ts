import { Route53VpcAssociationAuthorization } from "@cdktf/provider-aws/lib/route53-vpc-association-authorization";
import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { VpcRef, ZoneRef } from "../refs";

export interface ZoneAssociationProps {
  readonly zone: ZoneRef;
  /** Any VPC but the one that the zone was created with. Changing it replaces the association. */
  readonly vpc: VpcRef;
  /**
   * Across accounts: whether the owner's authorization stays. Once the association exists it may be released, and AWS
   * keeps the association; it is needed again to associate anew.
   *
   * @default "kept"
   */
  readonly authorization?: "kept" | "released";
}

/**
 * Lets a VPC's resolver answer from a private zone. In another account the zone's owner authorizes first and the
 * VPC's owner associates; `vpc_region` is always said, since Route 53 would else take the provider's Region.
 */
export class ZoneAssociation extends Construct {
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { zone, vpc, authorization = "kept" }: ZoneAssociationProps) {
    super(scope, id);
    const authorized = authorization === "kept" && !zone.account.id.equals(vpc.account.id);
    const association = new Route53ZoneAssociation(this, "association", {
      provider: vpc.account.provider,
      zoneId: authorized ? this.authorize(zone, vpc) : zone.id,
      vpcId: vpc.id,
      vpcRegion: vpc.region.name,
    });
    this.ready = [association];
  }

  /** Returns the zone's id, known only once the VPC is authorized. */
  private authorize(zone: ZoneRef, vpc: VpcRef): string {
    return new Route53VpcAssociationAuthorization(this, "authorization", {
      provider: zone.account.provider,
      zoneId: zone.id,
      vpcId: vpc.id,
      vpcRegion: vpc.region.name,
    }).zoneId;
  }
}
