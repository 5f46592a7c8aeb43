import { listOf, type Block, Reference, type Value } from "../terraform";
import type { Route, RouteTable, Vpc } from "./network";
import { isDefined, type Reading } from "./reading";
import { type RouteReaders, routesOf } from "./routes";
import { Things } from "./things";
import type { GatewayDraft } from "./vpn";
import type { VpcDraft } from "./vpcs";

/** A route table while it is read. */
export interface RouteTableDraft extends RouteTable {
  vpc: VpcDraft | undefined;
  readonly routes: Route[];
  readonly propagations: { readonly gateway: GatewayDraft | undefined; readonly block: Block }[];
}

/** The table that is in effect where no other one is, and what makes it so. */
export interface MainTable {
  readonly table: RouteTableDraft;
  readonly block: Block | undefined;
}

/**
 * Route tables with all that puts routes into them: aws_route_table (routes and propagating_vgws inline),
 * aws_default_route_table, aws_route, aws_vpn_gateway_route_propagation, aws_main_route_table_association,
 * data.aws_route_table. A VPC's main table that nothing manages is there as soon as something puts a route into it.
 */
export class RouteTables extends Things<RouteTableDraft> {
  readonly main = new Map<Vpc, MainTable>();

  constructor(
    private readonly reading: Reading,
    private readonly readers: RouteReaders,
  ) {
    super();
    for (const block of reading.resources("aws_route_table")) {
      this.add(this.inline(draft(block, block.label, readers.vpcs.named(block, "vpc_id"))), block);
    }
    for (const block of reading.resources("aws_default_route_table")) this.readDefault(block);
    for (const block of reading.data("aws_route_table")) this.readData(block);
    for (const block of reading.resources("aws_main_route_table_association")) {
      const [vpc, table] = [readers.vpcs.named(block, "vpc_id"), this.named(block, "route_table_id")];
      if (vpc && table) this.main.set(vpc, { table, block });
    }
    for (const block of reading.resources("aws_route")) {
      const table = this.named(block, "route_table_id");
      table?.routes.push(...routesOf(readers, table.vpc, block, (argument) => block.value(argument)));
    }
    for (const block of reading.resources("aws_vpn_gateway_route_propagation")) {
      this.propagate(block, block.value("vpn_gateway_id"), this.named(block, "route_table_id"));
    }
    for (const table of this.list) table.vpc?.routeTables.push(table);
  }

  /** The table that an argument names: also a VPC's main table, and one that is known by its id alone. */
  named(block: Block, argument: string): RouteTableDraft | undefined {
    const value = block.value(argument);
    const table = this.find(value) ?? this.mainOf(value) ?? this.byId(value);
    if (table === undefined) this.reading.noteDangling(block, argument, value);
    return table;
  }

  private byId(id: Value | undefined): RouteTableDraft | undefined {
    if (typeof id !== "string" || !id.startsWith("rtb-")) return undefined;
    return this.nameId(id, draft(undefined, id, undefined));
  }

  private mainOf(value: Value | undefined): RouteTableDraft | undefined {
    if (!(value instanceof Reference) || !MAIN_TABLE.has(value.attribute)) return undefined;
    const vpc = this.readers.vpcs.of(value.block);
    if (vpc === undefined) return undefined;
    const table = draft(undefined, value.text, vpc);
    this.main.set(vpc, { table, block: undefined });
    for (const attribute of MAIN_TABLE) this.nameAttribute(value.block, attribute, table);
    return table;
  }

  private readDefault(block: Block): void {
    const id = block.value("default_route_table_id");
    const vpc = id instanceof Reference ? this.readers.vpcs.of(id.block) : undefined;
    if (vpc === undefined) this.reading.noteDangling(block, "default_route_table_id", id);
    const table = this.inline(this.add(draft(block, block.label, vpc), block, ["id", "default_route_table_id"]));
    if (vpc === undefined) return;
    this.main.set(vpc, { table, block });
    for (const attribute of MAIN_TABLE) if (vpc.block) this.nameAttribute(vpc.block, attribute, table);
  }

  private readData(block: Block): void {
    const table = this.read(this.reading, block, ["route_table_id", "id"], () => draft(block, block.label, undefined));
    table.vpc ??= this.readers.vpcs.find(block.value("vpc_id")) ?? this.vpcOfPostcondition(block);
    if (table.vpc === undefined) {
      this.reading.note(block, "its VPC is not told", 'add vpc_id, or a postcondition: self.vpc_id == "vpc-..."');
    }
  }

  private vpcOfPostcondition({ lifecycle, stack }: Block): VpcDraft | undefined {
    const [demanded] = lifecycle.conditions.map((condition) => VPC.exec(condition)?.[1]).filter(isDefined);
    if (demanded === undefined) return undefined;
    return this.readers.vpcs.find(this.reading.configuration.evaluate(stack, `\${${demanded}}`));
  }

  private inline(table: RouteTableDraft): RouteTableDraft {
    const { block } = table;
    if (block === undefined) return table;
    for (const route of this.reading.nested(block, "route")) {
      table.routes.push(...routesOf(this.readers, table.vpc, block, (argument) => route[INLINE[argument] ?? argument]));
    }
    for (const gateway of listOf(block.value("propagating_vgws"))) this.propagate(block, gateway, table);
    return table;
  }

  private propagate(block: Block, gateway: Value | undefined, table: RouteTableDraft | undefined): void {
    const found = this.readers.gateways.namedBy(block, "vpn_gateway_id", gateway);
    if (found?.elsewhere) found.vpc ??= table?.vpc;
    table?.propagations.push({ gateway: found, block });
  }
}

const MAIN_TABLE = new Set(["main_route_table_id", "default_route_table_id"]);
/** Of a route that is written inside its table. */
const INLINE: Readonly<Record<string, string>> = { destination_cidr_block: "cidr_block" };
const VPC = /^\$\{\s*self\.vpc_id\s*==\s*(.+?)\s*\}$/;

function draft(block: Block | undefined, label: string, vpc: VpcDraft | undefined): RouteTableDraft {
  return { block, label, vpc, routes: [], propagations: [], elsewhere: block?.mode !== "resource" };
}
