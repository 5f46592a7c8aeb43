import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Cidr, Region } from "../../values";
import { constructId } from "../construct-id";
import { type AccountRef, type VpcRef, placeOf } from "../refs";
import { nameTag } from "../template-text";

export interface NetworkProps {
  /** Shown in Name tags; may change. */
  readonly name: string;
  readonly account: AccountRef;
  /** Changing it replaces the VPC and all in it. */
  readonly region: Region;
  /** Primary network, /16 to /28. Changing it replaces the VPC and all in it. */
  readonly cidr: Cidr;
  /** Further networks; adding and removing one leaves the others alone. @default none */
  readonly secondaryCidrs?: readonly Cidr[];
  /** Subnets by a permanent id. */
  readonly subnets: Readonly<Record<string, SubnetProps>>;
}

export interface SubnetProps {
  /** Changing it replaces the subnet. */
  readonly cidr: Cidr;
  /** Such as `us-east-1a`. Changing it replaces the subnet. */
  readonly availabilityZone: string;
  /** Name of the route table, created on first mention. @default "private" */
  readonly routeTable?: string;
}

/**
 * A VPC whose hosts can use private DNS: both DNS attributes on (Route 53 answers no private zone without them),
 * every subnet tied to a named route table, so that nothing depends on the VPC's main table.
 */
export class Network extends Construct implements VpcRef {
  readonly name: string;
  readonly id: string;
  readonly account: AccountRef;
  readonly region: Region;
  readonly cidrs: readonly [Cidr, ...Cidr[]];
  readonly ready: readonly ITerraformDependable[];
  private readonly tables = new Map<string, string>();
  private readonly subnetIds = new Map<string, string>();

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    this.name = props.name;
    this.account = props.account;
    this.region = props.region;
    const { cidr, secondaryCidrs = [], subnets } = props;
    this.cidrs = [cidr, ...secondaryCidrs];
    this.id = this.createVpc(cidr);
    const secondary = secondaryCidrs.map((network) => this.addNetwork(network));
    this.ready = Object.entries(subnets).map(([key, subnet]) => {
      const home = secondary.find(({ network }) => network.contains(subnet.cidr));
      return this.createSubnet(key, subnet, home?.vpcId ?? this.id);
    });
  }

  get routeTables(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.tables);
  }

  /** Ids of the subnets. */
  get subnets(): ReadonlyMap<string, string> {
    return this.subnetIds;
  }

  private createVpc(cidr: Cidr): string {
    return new Vpc(this, "vpc", {
      ...placeOf(this),
      cidrBlock: cidr.text,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: nameTag(this.name),
    }).id;
  }

  /** Returns the VPC's id, known only once the network is part of it: subnets inside must wait for that. */
  private addNetwork(network: Cidr): { readonly network: Cidr; readonly vpcId: string } {
    const association = new VpcIpv4CidrBlockAssociation(this, constructId("cidr", network.text), {
      ...placeOf(this),
      vpcId: this.id,
      cidrBlock: network.text,
    });
    return { network, vpcId: association.vpcId };
  }

  /** Created on first mention. */
  private routeTable(name: string): string {
    const known = this.tables.get(name);
    if (known !== undefined) return known;
    const table = new RouteTable(this, `table-${name}`, {
      ...placeOf(this),
      vpcId: this.id,
      tags: nameTag(`${this.name} ${name}`),
    });
    this.tables.set(name, table.id);
    return table.id;
  }

  private createSubnet(key: string, props: SubnetProps, vpcId: string): ITerraformDependable {
    const subnet = new Subnet(this, `subnet-${key}`, {
      ...placeOf(this),
      vpcId,
      cidrBlock: props.cidr.text,
      availabilityZone: props.availabilityZone,
      tags: nameTag(`${this.name} ${key}`),
    });
    const association = new RouteTableAssociation(this, `association-${key}`, {
      ...placeOf(this),
      subnetId: subnet.id,
      routeTableId: this.routeTable(props.routeTable ?? "private"),
    });
    this.subnetIds.set(key, subnet.id);
    return association;
  }
}
