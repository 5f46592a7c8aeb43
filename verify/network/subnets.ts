import type { Cidr } from "../../values";
import type { Block } from "../terraform";
import type { NetworkAcl, RouteTable, Subnet } from "./network";
import type { NetworkAcls } from "./network-acls";
import { isDefined, type Reading, textOf } from "./reading";
import type { RouteTables } from "./route-tables";
import { Things } from "./things";
import type { VpcDraft, Vpcs } from "./vpcs";

/** A subnet while it is read. */
interface SubnetDraft extends Subnet {
  routeTable: RouteTable | undefined;
  tableAssociation: Block | undefined;
  networkAcl: NetworkAcl | undefined;
}

/**
 * Subnets, with the route table and the network ACL that are in effect: aws_subnet, aws_route_table_association,
 * data.aws_subnet. Of a VPC that is only read, subnets are unknown: every network with every route table that is known of
 * it stands for them, so that what holds for these holds for whichever subnets there are.
 */
export function readSubnets(reading: Reading, vpcs: Vpcs, tables: RouteTables, acls: NetworkAcls): Things<Subnet> {
  const subnets = new Things<SubnetDraft>();
  for (const block of reading.resources("aws_subnet")) {
    const subnet = readSubnet(reading, vpcs, block);
    if (subnet) subnets.add(subnet, block);
  }
  for (const block of reading.data("aws_subnet")) {
    const subnet = subnets.find(block.value("id")) ?? readSubnet(reading, vpcs, block);
    if (subnet) subnets.read(reading, block, ["id"], () => subnet);
  }
  for (const block of reading.resources("aws_route_table_association")) {
    const subnet = subnets.find(block.value("subnet_id"));
    if (subnet === undefined) {
      reading.noteDangling(block, "subnet_id", block.value("subnet_id"));
      continue;
    }
    subnet.routeTable = tables.named(block, "route_table_id");
    subnet.tableAssociation = block;
  }
  for (const subnet of subnets.list) settle(subnet, tables, acls);
  for (const vpc of vpcs.list) {
    if (vpc.elsewhere) vpc.subnets.push(...unknownSubnets(vpc));
  }
  return subnets;
}

function readSubnet(reading: Reading, vpcs: Vpcs, block: Block): SubnetDraft | undefined {
  const cidr = reading.cidr(block, "cidr_block", block.value("cidr_block") ?? promisedNetwork(block));
  const vpc = vpcs.named(block, "vpc_id");
  if (vpc === undefined || cidr === undefined) return undefined;
  const subnet = draft(block, block.label, vpc, cidr);
  vpc.subnets.push(subnet);
  return subnet;
}

function promisedNetwork({ lifecycle }: Block): string | undefined {
  return lifecycle.conditions.map((condition) => NETWORK.exec(condition)?.[1]).find(isDefined);
}

const NETWORK = /self\.cidr_block\s*==\s*"([^"]+)"/;

/** Without an association of its own a subnet has its VPC's main table and default ACL. */
function settle(subnet: SubnetDraft, tables: RouteTables, acls: NetworkAcls): void {
  if (subnet.tableAssociation === undefined) {
    const main = tables.main.get(subnet.vpc);
    subnet.routeTable = main?.table;
    subnet.tableAssociation = main?.block;
  }
  subnet.networkAcl = acls.before(subnet);
}

function unknownSubnets(vpc: VpcDraft): readonly Subnet[] {
  const tables = vpc.routeTables.length > 0 ? vpc.routeTables : [undefined];
  return vpc.cidrs.flatMap((cidr) =>
    tables.map((table): Subnet => {
      const label = `${vpc.label} ${cidr.text}${table ? ` with ${table.label}` : ""}`;
      return { ...draft(undefined, label, vpc, cidr), routeTable: table };
    }),
  );
}

function draft(block: Block | undefined, label: string, vpc: VpcDraft, cidr: Cidr): SubnetDraft {
  const availabilityZone = block && textOf(block.value("availability_zone"));
  return {
    block,
    label,
    vpc,
    cidr,
    availabilityZone,
    routeTable: undefined,
    tableAssociation: undefined,
    networkAcl: undefined,
  };
}
