import { listOf, type Block, isObject, type Value } from "../terraform";
import type { SecurityGroup, SecurityRule, Vpc } from "./network";
import { ALL_PORTS } from "./protocols";
import { isDefined, type Reading } from "./reading";

/** The VPC that a directory stands in: by its vpc_settings, or by a postcondition on them where it is only read. */
export function directoryVpc(
  reading: Reading,
  find: (value: Value | undefined) => Vpc | undefined,
  block: Block,
): Vpc | undefined {
  const [settings] = listOf(block.value("vpc_settings")).filter(isObject);
  const vpc = find(settings?.vpc_id) ?? find(idOfPostcondition(reading, block));
  if (vpc === undefined) reading.note(block, "the VPC of the directory is not told (vpc_settings)");
  return vpc;
}

function idOfPostcondition({ configuration }: Reading, { lifecycle, stack }: Block): Value | undefined {
  const demanded = lifecycle.conditions.map((condition) => VPC.exec(condition)?.[1]).find(isDefined);
  return demanded === undefined ? undefined : configuration.evaluate(stack, `\${${demanded}}`);
}

const VPC = /^\$\{\s*one\(self\.vpc_settings\[\*\]\.vpc_id\)\s*==\s*(.+?)\s*\}$/;

/**
 * What AWS's own rules of a directory's group admit: from the primary network of its VPC, and from the group itself
 * (Directory Service guide, what gets created). What they let out is not agreed on among AWS's texts: to the group itself.
 */
export function awsDirectoryRules(group: SecurityGroup, vpc: Vpc | undefined): readonly SecurityRule[] {
  const rule = { block: undefined, label: group.label };
  const primary = vpc?.cidrs[0];
  const itself = { ...rule, protocol: "-1", ports: ALL_PORTS, peer: group };
  return [
    { ...itself, direction: "ingress" },
    { ...itself, direction: "egress" },
    ...(primary ? ADMITTED : []).flatMap(([protocol, ranges]) =>
      ranges.map(([from, to]) => ({
        ...rule,
        direction: "ingress" as const,
        protocol,
        ports: { from, to },
        peer: primary,
      })),
    ),
  ];
}

type Ranges = readonly (readonly [from: number, to: number])[];
const BOTH: Ranges = [53, 88, 389, 445, 464].map((port) => [port, port] as const);
const ADMITTED: readonly (readonly [protocol: string, ranges: Ranges])[] = [
  ["icmp", [[0, 65_535]]],
  ["tcp", [...BOTH, [135, 135], [636, 636], [1024, 65_535], [3268, 3269]]],
  ["udp", [...BOTH, [123, 123], [138, 138]]],
];
