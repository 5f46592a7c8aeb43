import type { EstateFacts } from "../facts/facts";
import type { Finding } from "./fold";

type Exception = EstateFacts["allow"][number];

/** A finding that somebody has accepted. */
export interface Allowed {
  readonly finding: Finding;
  readonly reason: string;
}

/** An exception that nothing needs (any more). */
export type UnusedException = Pick<Exception, "rule" | "where">;

/** Parts what is allowed, with a reason, from what is not. */
export function exempt(found: readonly Finding[], exceptions: readonly Exception[]) {
  const reasonOf = (finding: Finding) => exceptions.find((exception) => covers(exception, finding))?.reason;
  const allowed = found.flatMap((finding): Allowed[] => {
    const reason = reasonOf(finding);
    return reason === undefined ? [] : [{ finding, reason }];
  });
  return {
    findings: found.filter((finding) => reasonOf(finding) === undefined),
    allowed,
    unusedExceptions: exceptions.filter((exception) => !found.some((finding) => covers(exception, finding))),
  };
}

function covers({ rule, where }: Exception, { invariant, causes: [cause] }: Finding): boolean {
  if (rule !== invariant) return false;
  if (where === undefined) return true;
  return where.endsWith("*") ? cause.startsWith(where.slice(0, -1)) : cause === where;
}
