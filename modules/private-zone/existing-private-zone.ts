import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DomainName } from "../../values";
import type { AccountRef, ZoneRef } from "../refs";

export interface ExistingPrivateZoneProps {
  readonly name: DomainName;
  readonly zoneId: string;
  readonly account: AccountRef;
}

/**
 * A private hosted zone that somebody else made. It is only read, and the plan fails unless it is private and has the
 * name that the caller says. Records and associations can be added to it.
 */
export class ExistingPrivateZone extends Construct implements ZoneRef {
  readonly name: DomainName;
  readonly id: string;
  readonly account: AccountRef;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, zoneId, account }: ExistingPrivateZoneProps) {
    super(scope, id);
    this.name = name;
    this.account = account;
    const zone = new DataAwsRoute53Zone(this, "zone", {
      provider: account.provider,
      zoneId,
      lifecycle: {
        postcondition: [
          {
            condition: `\${trimsuffix(self.name, ".") == "${name.text}"}`,
            errorMessage: `The name of zone ${zoneId} is not ${name.text}.`,
          },
          {
            condition: "${self.private_zone}",
            errorMessage: `Zone ${zoneId} is public; only a private zone can be associated with a VPC.`,
          },
        ],
      },
    });
    this.id = zone.zoneId;
    this.ready = [zone];
  }
}
