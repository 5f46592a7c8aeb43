import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DomainName } from "../../values";
import type { AccountRef, VpcRef, ZoneRef } from "../refs";

export interface PrivateZoneProps {
  /** Changing it replaces the zone. */
  readonly name: DomainName;
  /**
   * The VPC that the zone is created with; its account owns the zone. Once the zone exists, another VPC here changes
   * nothing: the association that AWS has stays as it is.
   */
  readonly vpc: VpcRef;
  /** Terraform refuses every plan that would destroy the zone. @default true */
  readonly preventDestroy?: boolean;
}

/**
 * A private hosted zone; `addRecordSet` fills it. It is created with one VPC and ignores all later changes of that list:
 * every other VPC is a {@link ZoneAssociation}, which Terraform would otherwise remove again at the next apply.
 */
export class PrivateZone extends Construct implements ZoneRef {
  readonly name: DomainName;
  readonly id: string;
  readonly account: AccountRef;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, vpc, preventDestroy = true }: PrivateZoneProps) {
    super(scope, id);
    this.name = name;
    this.account = vpc.account;
    const zone = new Route53Zone(this, "zone", {
      provider: this.account.provider,
      name: name.text,
      comment: "Managed by central-dns",
      vpc: [{ vpcId: vpc.id, vpcRegion: vpc.region.name }],
      lifecycle: { ignoreChanges: ["vpc"], ...(preventDestroy && { preventDestroy }) },
    });
    this.id = zone.zoneId;
    this.ready = [zone];
  }
}
