import { Route53ResolverConfig } from "@cdktf/provider-aws/lib/route53-resolver-config";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DomainName } from "../../values";
import { constructId } from "../construct-id";
import { PrivateZone } from "../private-zone/private-zone";
import { type VpcRef, placeOf } from "../refs";

export interface ReverseLookupProps {
  readonly vpc: VpcRef;
  /** Reverse zones (in-addr.arpa) that this VPC's account owns. @default none: another hub owns them */
  readonly zones?: readonly DomainName[];
  /** Terraform refuses every plan that would destroy a zone. @default true */
  readonly preventDestroy?: boolean;
}

/**
 * Reverse lookup in a hub: the reverse zones that it owns, and a resolver that no longer answers reverse names by
 * itself. Its autodefined rules are more specific than the zones, so they would hide every PTR record.
 */
export class ReverseLookup extends Construct {
  readonly zones: readonly PrivateZone[];
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { vpc, zones = [], preventDestroy }: ReverseLookupProps) {
    super(scope, id);
    const resolver = new Route53ResolverConfig(this, "resolver", {
      ...placeOf(vpc),
      resourceId: vpc.id,
      autodefinedReverseFlag: "DISABLE",
    });
    this.zones = zones.map(
      (name) => new PrivateZone(this, constructId("zone", name.text), { name, vpc, preventDestroy }),
    );
    this.ready = [resolver, ...this.zones.flatMap(({ ready }) => ready)];
  }
}
