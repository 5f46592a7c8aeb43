import { DataAwsRouteTable } from "@cdktf/provider-aws/lib/data-aws-route-table";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Cidr, Region } from "../../values";
import { idExpression } from "../expression";
import { type AccountRef, type VpcRef, placeOf } from "../refs";

export interface ExistingNetworkProps {
  /** Shown in Name tags of what is added to the VPC. */
  readonly name: string;
  readonly account: AccountRef;
  readonly region: Region;
  readonly vpcId: string;
  /** Its networks, the primary one first. */
  readonly cidrs: readonly [Cidr, ...Cidr[]];
  /** Ids of the route tables that get routes, by a permanent name. */
  readonly routeTables: Readonly<Record<string, string>>;
}

/**
 * A VPC that somebody else made. It is only read, and the plan fails unless it is what the caller says: its networks,
 * both DNS attributes on, the route tables its own.
 */
export class ExistingNetwork extends Construct implements VpcRef {
  readonly name: string;
  readonly id: string;
  readonly account: AccountRef;
  readonly region: Region;
  readonly cidrs: readonly [Cidr, ...Cidr[]];
  readonly routeTables: Readonly<Record<string, string>>;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ExistingNetworkProps) {
    super(scope, id);
    this.name = props.name;
    this.account = props.account;
    this.region = props.region;
    this.cidrs = props.cidrs;
    const vpc = this.readVpc(props);
    const tables = Object.entries(props.routeTables).map(([name, table]) => this.readRouteTable(name, table, props));
    this.id = vpc.id;
    this.routeTables = Object.fromEntries(tables.map(({ name, table }) => [name, table.routeTableId]));
    this.ready = [vpc, ...tables.map(({ table }) => table)];
  }

  private readVpc({ vpcId, cidrs }: ExistingNetworkProps): DataAwsVpc {
    const networks = cidrs.map(({ text }) => text);
    return new DataAwsVpc(this, "vpc", {
      ...placeOf(this),
      id: vpcId,
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.cidr_block == "${cidrs[0].text}"}`,
            errorMessage: `The primary network of ${vpcId} is not ${cidrs[0].text}.`,
          },
          {
            condition: `\${length(setsubtract(${JSON.stringify(networks)}, ${ASSOCIATED})) == 0}`,
            errorMessage: `${vpcId} does not have all of the networks ${networks.join(", ")}.`,
          },
          {
            condition: "${self.enable_dns_support && self.enable_dns_hostnames}",
            errorMessage: `${vpcId} needs DNS support and DNS hostnames: Route 53 answers no private zone without them.`,
          },
        ],
      },
    });
  }

  private readRouteTable(name: string, routeTableId: string, { vpcId }: ExistingNetworkProps) {
    const table = new DataAwsRouteTable(this, `table-${name}`, {
      ...placeOf(this),
      routeTableId,
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.vpc_id == ${idExpression(vpcId)}}`,
            errorMessage: `Route table ${routeTableId} is not one of ${vpcId}.`,
          },
        ],
      },
    });
    return { name, table };
  }
}

/** AWS still lists a network for a while after it was taken from a VPC. */
const ASSOCIATED =
  '[for network in self.cidr_block_associations : network.cidr_block if network.state == "associated"]';
