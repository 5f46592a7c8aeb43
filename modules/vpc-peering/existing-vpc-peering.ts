import { DataAwsVpcPeeringConnections } from "@cdktf/provider-aws/lib/data-aws-vpc-peering-connections";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type VpcRef, placeOf } from "../refs";
import { literal } from "../template-text";
import { createRoutes } from "./peering-routes";

export interface ExistingVpcPeeringProps {
  readonly requester: VpcRef;
  readonly accepter: VpcRef;
  /** The connection between the two, whichever of them requested it. */
  readonly connectionId: string;
}

/**
 * A peering that somebody else made, with routes of ours both ways. The connection is only read (through the plural data
 * source, the one that takes a Region), and the plan fails unless it is active and joins just these two VPCs.
 */
export class ExistingVpcPeering extends Construct {
  /** All that a packet needs to cross: depend on this, never on a part. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { requester, accepter, connectionId }: ExistingVpcPeeringProps) {
    super(scope, id);
    const found = new DataAwsVpcPeeringConnections(this, "connection", {
      ...placeOf(requester),
      filter: [
        { name: "vpc-peering-connection-id", values: [connectionId] },
        { name: "status-code", values: ["active"] },
        { name: "requester-vpc-info.vpc-id", values: [requester.id, accepter.id] },
        { name: "accepter-vpc-info.vpc-id", values: [requester.id, accepter.id] },
      ],
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.ids) == 1}",
            errorMessage: `${connectionId} is not an active peering between ${literal(`${requester.name} and ${accepter.name}`)}.`,
          },
        ],
      },
    });
    const acceptedId = Fn.element(found.ids, 0) as string;
    this.ready = [
      found,
      ...createRoutes(this, "requester", requester, accepter, acceptedId),
      ...createRoutes(this, "accepter", accepter, requester, acceptedId),
    ];
  }
}
