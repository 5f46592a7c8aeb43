import { estateText } from "../report/text";
import type { LiveVpc } from "./answer-path";
import type { GuardVerdict, Loss } from "./guard";
import type { PlanVerification } from "./verify-plan";

/** The verification of a plan as a person reads it. */
export function planVerificationText({ guard, estate }: PlanVerification, stack: string): string {
  const whole =
    estate === undefined
      ? `${stack} is a part of its estate: the invariants hold or not for all of it, judge that by verify without --plan`
      : `${estateText(estate)}\n  not told by a plan: V6 (ignore_changes); judge that by verify without --plan`;
  return [guardText(guard), whole].join("\n\n");
}

/** What a plan would cut and how it is done safely; else that it cuts nothing. */
export function guardText(verdict: GuardVerdict): string {
  const { losses, dark, assumptions } = verdict;
  const trusted = assumptions.length > 0 ? [`taken on trust\n${indent(assumptions)}`] : [];
  if (losses.length === 0)
    return ["V27 NEVER-DARK: nobody who is sent to a hub loses an answer", ...trusted].join("\n");
  return [
    `V27 NEVER-DARK: hosts of ${named(dark)} are sent to the hub, and this plan takes away what they are answered by`,
    indent(losses.map((loss) => `${loss.label}: ${lossText(loss, dark.length)}`)),
    "do it in two applies:",
    indent(adviceFor(verdict)),
    ...trusted,
  ].join("\n");
}

/** What becomes of a part, and who needs it if not all do that are concerned. */
function lossText({ action, because, vpcs }: Loss, concerned: number): string {
  const forced = because.length > 0 ? ` (${because.join(", ")} cannot be changed in place)` : "";
  const whose = vpcs.length < concerned ? `, for ${listed(vpcs)}` : "";
  return `${action}d${forced}${whose}`;
}

/** Step by step. */
function adviceFor({ losses, dark }: Pick<GuardVerdict, "losses" | "dark">): readonly string[] {
  const early = dark.filter(({ isLeaving }) => isLeaving);
  const stacks = [...new Set(dark.flatMap(({ facts }) => facts?.vpc.stack ?? []))].filter((stack) => stack !== "");
  return [
    "1. Without this change, send each of them to Amazon's resolver:",
    ...dark.map((vpc) => `     ${switchOf(vpc)}`),
    `   apply${stacks.length > 0 ? ` (${stacks.join(", ")})` : ""}, and wait until the DHCP leases of their hosts have run out: they renew within hours.`,
    ...(early.length > 0
      ? [
          `   This plan does it for ${named(early)} at the same time, which is too early: their hosts still ask the hub.`,
        ]
      : []),
    "2. Make this change and apply it. Once the hub answers, switch them to it again and apply.",
    ...(losses.every(({ label }) => label.includes("aws_vpc_security_group_"))
      ? [
          "Or without a switch: add the new servers or networks beside the old ones and apply; then remove the old ones.",
        ]
      : []),
  ];
}

function switchOf({ name, facts }: LiveVpc): string {
  const [, participant, vpc] = /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
  return facts !== undefined && participant !== undefined && vpc !== undefined
    ? `participants.${participant}.vpcs.${vpc}.dns: "amazon-provided"`
    : `${name}: associate an option set whose domain_name_servers is ["AmazonProvidedDNS"]`;
}

function named(vpcs: readonly LiveVpc[]): string {
  return listed(vpcs.map(({ name }) => name));
}

/** `a, b and c` */
function listed(names: readonly string[]): string {
  const [last = "", ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}
