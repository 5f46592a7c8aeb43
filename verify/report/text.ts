import { type Invariant, invariants, type Violation } from "../invariants";
import type { EstateVerification } from "../verification";
import type { Verification } from "../verify-directory";
import type { Finding } from "./fold";

/** The verification as a person reads it: findings first, what was taken on trust after them, the sum last. */
export function verificationText({ estates }: Verification): string {
  return estates.map(estateText).join("\n\n");
}

/** One estate of it. */
export function estateText({
  name,
  findings,
  allowed,
  unusedExceptions,
  undecided,
  assumptions,
  figures,
}: EstateVerification) {
  const lines = [
    ...findings.map(findingText),
    ...allowed.map(({ finding, reason }) => `${headline(finding)}\n  allowed: ${reason}`),
    ...unusedExceptions.map(
      ({ rule, where }) => `exception for ${rule}${where ? ` at ${where}` : ""}: nothing needs it`,
    ),
    ...(undecided.length > 0
      ? [
          `${name}: not decided\n${indent(undecided.map(({ where, reason, cure }) => [where, reason, cure].filter(Boolean).join(": ")))}`,
        ]
      : []),
    ...(assumptions.length > 0 ? [`${name}: taken on trust\n${indent(assumptions)}`] : []),
  ];
  const { vpcs, names, pairs, invariants: count } = figures;
  const verdict = findings.length === 0 ? `all ${count} invariants hold` : plural(findings.length, "violation");
  const sum = `${name}: ${plural(vpcs, "VPC")}, ${plural(names, "name")}, ${plural(pairs, "pair")} of host and name: ${verdict}`;
  return [...lines, sum].join("\n\n");
}

/** One mistake: where, what, what to set, and what follows from it. */
export function findingText(finding: Finding): string {
  const { cures, consequences } = finding;
  const lines = [headline(finding), ...cures.map((cure) => `  set: ${cure}`)];
  // What people notice comes last: a name that does not resolve.
  const felt = consequences.find(({ invariant }) => invariant === "V1") ?? consequences.at(-1);
  if (felt === undefined) return lines.join("\n");
  const others = [...new Set(consequences.map(({ invariant }) => titleOf(invariant)))];
  return [...lines, `  so: ${felt.message}`, `  breaks as well: ${others.join(", ")}`].join("\n");
}

function headline({ invariant, causes: [cause], message }: Violation): string {
  return `${titleOf(invariant)} at ${cause}\n  ${message}`;
}

const byId: ReadonlyMap<string, Invariant> = new Map(invariants.map((invariant) => [invariant.id, invariant]));

function titleOf(id: string): string {
  return `${id} ${byId.get(id)?.name ?? ""}`.trim();
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
