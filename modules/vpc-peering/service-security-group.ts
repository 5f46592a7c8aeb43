import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Cidr } from "../../values";
import { constructId } from "../construct-id";
import { type VpcRef, placeOf } from "../refs";
import { literal, nameTag } from "../template-text";

/** Ports of one protocol that a service listens on. */
export type ServicePort =
  { readonly protocol: "tcp" | "udp"; readonly from: number; readonly to: number } | { readonly protocol: "icmp" };

export interface ServiceSecurityGroupProps {
  /** Name of the group in its VPC. Changing it replaces the group. */
  readonly name: string;
  readonly vpc: VpcRef;
  /** Whose networks are let in and may be asked. */
  readonly peer: Pick<VpcRef, "cidrs">;
  readonly services: readonly ServicePort[];
}

/**
 * The services of a peering on one side: a security group that workloads attach, letting them serve the peer and use
 * it on these ports. The peer is named by its networks, since a group of another Region cannot be referenced.
 */
export class ServiceSecurityGroup extends Construct {
  readonly id: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, vpc, peer, services }: ServiceSecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, "group", {
      ...placeOf(vpc),
      vpcId: vpc.id,
      name: literal(name),
      description: "Services of a VPC peering, managed by central-dns",
      tags: nameTag(name),
    });
    this.id = group.id;
    const rules = services.flatMap((port) => peer.cidrs.flatMap((cidr) => this.allow(port, cidr, vpc)));
    this.ready = [group, ...rules];
  }

  private allow(port: ServicePort, peer: Cidr, vpc: VpcRef): ITerraformDependable[] {
    const { id, protocol, from, to } = portConfig(port);
    const rule = {
      ...placeOf(vpc),
      securityGroupId: this.id,
      ipProtocol: protocol,
      fromPort: from,
      toPort: to,
      cidrIpv4: peer.text,
    };
    return [
      new VpcSecurityGroupIngressRule(this, constructId(`ingress-${id}`, peer.text), rule),
      new VpcSecurityGroupEgressRule(this, constructId(`egress-${id}`, peer.text), rule),
    ];
  }
}

function portConfig(port: ServicePort) {
  if (port.protocol === "icmp") return { id: "icmp", protocol: "icmp", from: -1, to: -1 };
  const { protocol, from, to } = port;
  return { id: `${protocol}-${from}-${to}`, protocol, from, to };
}
