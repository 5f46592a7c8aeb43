import { Cidr } from "../../values";
import { listOf, type Block, Reference, type Value } from "../terraform";
import { awsDirectoryRules, directoryVpc } from "./directory-defaults";
import type { SecurityGroup, SecurityRule, Vpc } from "./network";
import type { PrefixLists } from "./prefix-lists";
import { ALL_PORTS, portsOf, protocolOf } from "./protocols";
import { flagOf, type Reading } from "./reading";
import { Things } from "./things";
import type { Vpcs } from "./vpcs";

/** A security group while it is read. */
interface GroupDraft extends SecurityGroup {
  readonly rules: SecurityRule[];
}

/** How a resource type names the parts of a rule. */
type Spelling = Readonly<Record<"protocol" | "cidrs" | "groups" | "prefixLists", string>>;
type Direction = SecurityRule["direction"];

/**
 * Security groups with their rules: aws_security_group and aws_default_security_group (rules inline),
 * aws_security_group_rule, aws_vpc_security_group_ingress_rule, aws_vpc_security_group_egress_rule,
 * data.aws_security_group, a VPC's default group, and the group that AWS makes for a directory. What Terraform makes lets
 * nothing out unless it is told to: the provider takes away AWS's own rule.
 */
export class SecurityGroups extends Things<GroupDraft> {
  constructor(
    private readonly reading: Reading,
    private readonly vpcs: Vpcs,
    private readonly prefixLists: PrefixLists,
  ) {
    super();
    const managed = reading.resources("aws_security_group", "aws_default_security_group");
    for (const block of managed) this.add(draft(block, block.label, vpcs.named(block, "vpc_id")), block);
    for (const block of reading.resources("aws_default_security_group")) this.nameDefault(block);
    for (const block of reading.data("aws_security_group")) {
      this.read(reading, block, ["id"], () => onlyRead(block, block.label, vpcs.find(block.value("vpc_id"))));
    }
    this.readDirectoryGroups();
    for (const block of managed) {
      for (const direction of DIRECTIONS) {
        for (const rule of reading.nested(block, direction)) {
          this.addRules(this.of(block), block, direction, INLINE, (name) => rule[name]);
        }
      }
    }
    for (const block of reading.resources("aws_security_group_rule")) {
      const direction = block.value("type") === "egress" ? "egress" : "ingress";
      this.addRules(this.namedBy(block), block, direction, SINGLE, (name) => block.value(name));
    }
    for (const direction of DIRECTIONS) {
      for (const block of reading.resources(`aws_vpc_security_group_${direction}_rule`)) {
        this.addRules(this.namedBy(block), block, direction, SEPARATE, (name) => block.value(name));
      }
    }
  }

  /** The group that a value names: also a VPC's default group, an id that follows an account, an id alone. */
  named(value: Value | undefined): GroupDraft | undefined {
    const id = typeof value === "string" ? value.replace(/^\d{12}\//, "") : value;
    return this.find(id) ?? this.defaultOf(id) ?? this.byId(id);
  }

  private namedBy(block: Block): GroupDraft | undefined {
    const id = block.value("security_group_id");
    const group = this.named(id);
    if (group === undefined) this.reading.noteDangling(block, "security_group_id", id);
    return group;
  }

  private nameDefault(block: Block): void {
    const group = this.of(block);
    const vpc = group?.vpc?.block;
    if (group && vpc) this.nameAttribute(vpc, DEFAULT_GROUP, group);
  }

  /** As AWS makes it: in from itself, out to everywhere. */
  private defaultOf(value: Value | undefined): GroupDraft | undefined {
    if (!(value instanceof Reference) || value.attribute !== DEFAULT_GROUP) return undefined;
    const vpc = this.vpcs.of(value.block);
    if (vpc === undefined) return undefined;
    const group = draft(undefined, value.text, vpc);
    const rule = { block: undefined, label: value.text, protocol: "-1", ports: ALL_PORTS };
    group.rules.push({ ...rule, direction: "ingress", peer: group });
    group.rules.push({ ...rule, direction: "egress", peer: EVERYWHERE });
    return this.nameAttribute(value.block, DEFAULT_GROUP, group);
  }

  private byId(id: Value | undefined): GroupDraft | undefined {
    if (typeof id !== "string" || !id.startsWith("sg-")) return undefined;
    return this.nameId(id, onlyRead(undefined, id, undefined));
  }

  private readDirectoryGroups(): void {
    const groups = new Things<GroupDraft>();
    const type = "aws_directory_service_directory";
    for (const block of [...this.reading.resources(type), ...this.reading.data(type)]) {
      const ids = block.mode === "data" ? ["directory_id", "id"] : ["id"];
      const group = groups.read(this.reading, block, ids, () => {
        const vpc = directoryVpc(this.reading, (value) => this.vpcs.find(value), block);
        const made: GroupDraft = { ...draft(block, block.label, vpc), elsewhere: true };
        made.rules.push(...awsDirectoryRules(made, vpc));
        return made;
      });
      this.nameAttribute(block, DIRECTORY_GROUP, group);
      // Of a plan, rules may name it by its id.
      const id = block.value(DIRECTORY_GROUP);
      if (typeof id === "string") this.nameId(id, group);
    }
  }

  private addRules(
    group: GroupDraft | undefined,
    block: Block,
    direction: Direction,
    spelling: Spelling,
    argument: (name: string) => Value | undefined,
  ): void {
    const protocol = protocolOf(argument(spelling.protocol));
    const rule = { block, label: block.label, direction, protocol };
    const ports = portsOf(protocol, argument("from_port"), argument("to_port"));
    const { cidrs, groups, prefixLists } = spelling;
    const peers = [
      ...this.reading.cidrs(block, cidrs, argument(cidrs)),
      ...this.prefixLists.networks(block, prefixLists, argument(prefixLists)),
      ...listOf(argument(groups)).map((id) => this.named(id)),
      ...(flagOf(argument("self")) === true ? [group] : []),
    ];
    group?.rules.push(...peers.map((peer) => ({ ...rule, ports, peer })));
  }
}

const EVERYWHERE = Cidr.parse("0.0.0.0/0");
const DEFAULT_GROUP = "default_security_group_id";
const DIRECTORY_GROUP = "security_group_id";
const DIRECTIONS = ["ingress", "egress"] as const;

const INLINE: Spelling = {
  protocol: "protocol",
  cidrs: "cidr_blocks",
  groups: "security_groups",
  prefixLists: "prefix_list_ids",
};
const SINGLE: Spelling = { ...INLINE, groups: "source_security_group_id" };
const SEPARATE: Spelling = {
  protocol: "ip_protocol",
  cidrs: "cidr_ipv4",
  groups: "referenced_security_group_id",
  prefixLists: "prefix_list_id",
};

function draft(block: Block | undefined, label: string, vpc: Vpc | undefined): GroupDraft {
  return { block, label, vpc, rules: [], elsewhere: false, trusted: false };
}

function onlyRead(block: Block | undefined, label: string, vpc: Vpc | undefined): GroupDraft {
  return { ...draft(block, label, vpc), elsewhere: true, trusted: true };
}
