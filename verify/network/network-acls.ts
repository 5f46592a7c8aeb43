import { listOf, type Block, Reference, type Value } from "../terraform";
import type { AclRule, NetworkAcl, Subnet, Vpc } from "./network";
import { ALL_PORTS, portsOf, protocolOf } from "./protocols";
import { flagOf, numberOf, type Reading, textOf } from "./reading";
import { Things } from "./things";
import type { Vpcs } from "./vpcs";

interface AclDraft extends NetworkAcl {
  readonly rules: AclRule[];
}

/**
 * Network ACLs and the subnets they stand before: aws_network_acl and aws_default_network_acl (rules and subnet_ids
 * inline), aws_network_acl_rule, aws_network_acl_association. Rules come in the order of their numbers.
 */
export class NetworkAcls extends Things<AclDraft> {
  /** By the subnet's block, or by its id. */
  private readonly bySubnet = new Map<Block | string, NetworkAcl>();
  private readonly defaults = new Map<Vpc, NetworkAcl>();

  constructor(
    private readonly reading: Reading,
    private readonly vpcs: Vpcs,
  ) {
    super();
    for (const block of reading.resources("aws_network_acl")) this.readAcl(block);
    for (const block of reading.resources("aws_default_network_acl")) this.readDefault(block, this.readAcl(block));
    for (const block of reading.resources("aws_network_acl_rule")) this.readRule(block);
    for (const block of reading.resources("aws_network_acl_association")) {
      const acl = this.find(block.value("network_acl_id"));
      if (acl === undefined) reading.noteDangling(block, "network_acl_id", block.value("network_acl_id"));
      else this.stand(acl, block.value("subnet_id"));
    }
    for (const { rules } of this.list) rules.sort((left, right) => left.number - right.number);
  }

  /** The one in effect; undefined where it is a VPC's default ACL as AWS makes it, which admits everything. */
  before({ block, vpc }: Pick<Subnet, "block" | "vpc">): NetworkAcl | undefined {
    const id = block?.value("id");
    const byBlock = block && this.bySubnet.get(block);
    return byBlock ?? (typeof id === "string" ? this.bySubnet.get(id) : undefined) ?? this.defaults.get(vpc);
  }

  private readAcl(block: Block): AclDraft {
    const acl: AclDraft = { block, label: block.label, rules: [] };
    for (const direction of ["ingress", "egress"] as const) {
      for (const { rule_no: number, action, cidr_block: cidr, ...rest } of this.reading.nested(block, direction)) {
        if (!isText(cidr)) continue;
        acl.rules.push(...this.rule(block, direction, { number, action, cidr, ...rest }));
      }
    }
    for (const subnet of listOf(block.value("subnet_ids"))) this.stand(acl, subnet);
    return this.add(acl, block);
  }

  private readDefault(block: Block, acl: AclDraft): void {
    const id = block.value("default_network_acl_id");
    const vpc = id instanceof Reference ? this.vpcs.of(id.block) : undefined;
    if (vpc) this.defaults.set(vpc, acl);
    else this.reading.noteDangling(block, "default_network_acl_id", id);
  }

  private readRule(block: Block): void {
    const [id, cidr] = [block.value("network_acl_id"), block.value("cidr_block")];
    const acl = this.find(id);
    if (acl === undefined) return this.reading.noteDangling(block, "network_acl_id", id);
    if (!isText(cidr)) return;
    const values = ["protocol", "from_port", "to_port"].map((name) => [name, block.value(name)] as const);
    const [number, action] = [block.value("rule_number"), block.value("rule_action")];
    const direction = flagOf(block.value("egress")) === true ? "egress" : "ingress";
    acl.rules.push(...this.rule(block, direction, { number, action, cidr, ...Object.fromEntries(values) }));
  }

  private rule(
    block: Block,
    direction: AclRule["direction"],
    {
      number,
      action,
      cidr,
      protocol: written,
      from_port: from,
      to_port: to,
    }: Readonly<Record<string, Value | undefined>>,
  ): readonly AclRule[] {
    const network = this.reading.cidr(block, "cidr_block", cidr);
    const order = numberOf(number);
    if (network === undefined || order === undefined) return [];
    const protocol = protocolOf(written);
    const ports = protocol === "-1" ? ALL_PORTS : portsOf(protocol, from, to);
    const allow = textOf(action)?.toLowerCase() === "allow";
    return [{ block, label: block.label, number: order, direction, allow, protocol, ports, cidr: network }];
  }

  private stand(acl: NetworkAcl, subnet: Value | undefined): void {
    if (subnet instanceof Reference) {
      if (subnet.attribute === "id") this.bySubnet.set(subnet.block, acl);
    } else if (typeof subnet === "string") this.bySubnet.set(subnet, acl);
  }
}

/** An entry for IPv6 has no cidr_block, or an empty one. */
function isText(cidr: Value | undefined): boolean {
  return cidr !== undefined && cidr !== null && cidr !== "";
}
