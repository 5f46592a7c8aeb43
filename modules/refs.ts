import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { AccountId, Cidr, DomainName, Region } from "../values";

/** An AWS account and the provider that acts in it. */
export interface AccountRef {
  readonly id: AccountId;
  readonly provider: TerraformProvider;
}

/**
 * A VPC and where it lives: created here, existing, or published by another stack. Ids may be tokens; the rest is
 * literal, so that modules can decide at synthesis what a pair of VPCs needs.
 */
export interface VpcRef {
  readonly name: string;
  readonly id: string;
  readonly account: AccountRef;
  readonly region: Region;
  /** The primary network first. */
  readonly cidrs: readonly [Cidr, ...Cidr[]];
  /** Route table ids by a name that never changes: the name is part of every route's address. */
  readonly routeTables: Readonly<Record<string, string>>;
  /** What puts the route tables into effect. */
  readonly ready: readonly ITerraformDependable[];
}

/** DNS servers: a directory's, or any that somebody runs. */
export interface DnsServersRef {
  /** Literal addresses, or one list token while only the directory knows them. */
  readonly dnsAddresses: readonly string[];
  /** The directory behind them, where there is one that we may configure. */
  readonly directory?: DirectoryRef;
  readonly ready: readonly ITerraformDependable[];
}

/** What other resources need of an AWS Managed Microsoft AD. */
export interface DirectoryRef {
  readonly id: string;
  /** Of the domain controllers' network interfaces. */
  readonly securityGroupId: string;
}

/** The DNS servers of a hub, the VPC they stand in, and all that makes them answer. */
export interface HubRef extends DnsServersRef {
  readonly vpc: VpcRef;
}

/** A private hosted zone and the account that owns it. */
export interface ZoneRef {
  readonly name: DomainName;
  readonly id: string;
  readonly account: AccountRef;
}

/** Where a regional resource of this VPC is managed. */
export function placeOf(vpc: Pick<VpcRef, "account" | "region">) {
  return { provider: vpc.account.provider, region: vpc.region.name };
}
