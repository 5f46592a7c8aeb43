import { DirectoryServiceConditionalForwarder } from "@cdktf/provider-aws/lib/directory-service-conditional-forwarder";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Cidr, DomainName } from "../../values";
import { constructId } from "../construct-id";
import { type DirectoryRef, type VpcRef, placeOf } from "../refs";

/** Sends one domain, and all below it, to other DNS servers. */
export interface ConditionalForwarder {
  /** Changing it replaces the forwarder. */
  readonly domain: DomainName;
  /** Addresses in the order to ask them, or one list token; changed in place. */
  readonly servers: readonly string[];
}

export interface DirectoryForwardingProps {
  /** The VPC that the directory stands in. */
  readonly vpc: VpcRef;
  readonly directory: DirectoryRef;
  readonly forwarders: readonly ConditionalForwarder[];
  /** Networks that may ask the directory. @default none beyond what AWS admits */
  readonly clients?: readonly Cidr[];
  /** Networks that the directory asks. AWS's own texts disagree on what its group lets out, so it is said. */
  readonly reach: readonly Cidr[];
}

/** Whom a directory asks about which domain, and whom its security group lets ask and be asked. */
export class DirectoryForwarding extends Construct {
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: DirectoryForwardingProps) {
    super(scope, id);
    this.ready = [
      ...props.forwarders.map((forwarder) => this.forward(forwarder, props)),
      ...(props.clients ?? []).flatMap((network) => this.admit(network, props)),
      ...props.reach.flatMap((network) => this.letOut(network, props)),
    ];
  }

  private forward({ domain, servers }: ConditionalForwarder, { vpc, directory }: DirectoryForwardingProps) {
    return new DirectoryServiceConditionalForwarder(this, constructId("forwarder", domain.text), {
      ...placeOf(vpc),
      directoryId: directory.id,
      remoteDomainName: domain.text,
      dnsIps: [...servers],
    });
  }

  private admit(network: Cidr, props: DirectoryForwardingProps): ITerraformDependable[] {
    return PROTOCOLS.map(
      (protocol) =>
        new VpcSecurityGroupIngressRule(this, constructId(`client-${protocol}`, network.text), {
          ...dnsRule(protocol, network, props),
          description: "DNS clients",
        }),
    );
  }

  private letOut(network: Cidr, props: DirectoryForwardingProps): ITerraformDependable[] {
    return PROTOCOLS.map(
      (protocol) =>
        new VpcSecurityGroupEgressRule(this, constructId(`server-${protocol}`, network.text), {
          ...dnsRule(protocol, network, props),
          description: "DNS servers",
        }),
    );
  }
}

const PROTOCOLS = ["udp", "tcp"] as const;

function dnsRule(protocol: "udp" | "tcp", network: Cidr, { vpc, directory }: DirectoryForwardingProps) {
  return {
    ...placeOf(vpc),
    securityGroupId: directory.securityGroupId,
    ipProtocol: protocol,
    fromPort: 53,
    toPort: 53,
    cidrIpv4: network.text,
  };
}
