import type { Violation } from "../invariants";

/** One mistake: the violation that names it best, and what follows from it. */
export interface Finding extends Violation {
  readonly consequences: readonly Violation[];
}

/**
 * One finding for each cause. Violations come the most specific first; a later one that shares a cause with an earlier
 * one is a consequence of it.
 */
export function fold(violations: readonly Violation[]): readonly Finding[] {
  const findings: (Violation & { readonly consequences: Violation[] })[] = [];
  const byCause = new Map<string, { readonly consequences: Violation[] }>();
  for (const violation of violations) {
    const known = violation.causes.map((cause) => byCause.get(cause)).find((finding) => finding !== undefined);
    if (known) {
      known.consequences.push(violation);
      for (const cause of violation.causes) if (!byCause.has(cause)) byCause.set(cause, known);
      continue;
    }
    const finding = { ...violation, consequences: [] };
    findings.push(finding);
    for (const cause of violation.causes) byCause.set(cause, finding);
  }
  return findings;
}
