import type { Ipv4Address } from "../../values";
import type { EstateFacts, VpcFacts } from "../facts/facts";
import type { Json } from "../terraform/json";

/** What a plan is judged against. */
export interface Intent {
  /** Undefined where nobody has told what the estate is for. */
  readonly facts: EstateFacts | undefined;
  /** Of which the plan is; empty for a single one. */
  readonly stack: string;
}

/** A VPC whose hosts ask the hub's servers when the plan is applied. */
export interface LiveVpc {
  /** As the facts have it, else its address. */
  readonly name: string;
  readonly facts: VpcFacts | undefined;
  /** The plan itself sends it elsewhere; its hosts follow when their leases run out. */
  readonly isLeaving: boolean;
}

/** All that has to be there for the hosts of some VPCs to be answered. */
export interface AnswerPath {
  readonly vpcs: readonly LiveVpc[];
  /** The only one of them, where it is in this stack. */
  readonly vpcId: Json | undefined;
  /** Addresses of resources and data sources. */
  readonly members: ReadonlySet<string>;
  /** The servers that hosts ask. */
  readonly servers: readonly Ipv4Address[];
}

/** What tells a VPC which option set its hosts get. */
export const ASSOCIATION = "aws_vpc_dhcp_options_association";
