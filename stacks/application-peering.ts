import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { ServiceSecurityGroup, type ServicePort, VpcPeering, type VpcRef } from "../modules";

export interface ApplicationPeeringProps {
  /** Permanent: it names the security groups. */
  readonly key: string;
  readonly requester: VpcRef;
  readonly accepter: VpcRef;
  readonly services: readonly ServicePort[];
}

/** A peering between two participants, and on each side the security group of what may be used over it. */
export class ApplicationPeering extends Construct {
  constructor(scope: Construct, id: string, { key, requester, accepter, services }: ApplicationPeeringProps) {
    super(scope, id);
    new VpcPeering(this, "peering", { requester, accepter });
    const sides = [
      { side: "requester", vpc: requester, peer: accepter },
      { side: "accepter", vpc: accepter, peer: requester },
    ];
    for (const { side, vpc, peer } of sides) {
      const group = new ServiceSecurityGroup(this, `${side}-services`, {
        name: `peering ${key} ${side}`,
        vpc,
        peer,
        services,
      });
      new TerraformOutput(this, `security_group_${key}_${side}`, {
        value: group.id,
        description: `Workloads of ${vpc.name} that serve or use ${peer.name} attach this group`,
        staticId: true,
      });
    }
  }
}
