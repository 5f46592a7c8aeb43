import { nearest } from "../values";
import type { Finding } from "./finding";
import { type Rule, rules } from "./rules";
import type { Shape } from "./shape";
import { didYouMean, oneOf, show } from "./wording";

type Exceptions = NonNullable<Shape["allow"]>;
type Exception = Exceptions[number];

/**
 * Takes out what the environment allows, and reports the exceptions that are wrong: from an unknown rule, from one that
 * knows no exceptions, or from one that nothing breaks (any more).
 *
 * @param isWhole whether all was looked at; otherwise an exception may be needed for what was not
 */
export function exempt(
  findings: readonly Finding[],
  exceptions: Exceptions = [],
  isWhole: boolean,
): readonly Finding[] {
  const complaints: Finding[] = [];
  const silenced = new Set<Finding>();
  for (const [at, exception] of exceptions.entries()) {
    if (isFromInvariant(exception)) continue;
    const rule = ruleOf(exception);
    const covered =
      rule?.exceptions === "allowed" ? findings.filter((finding) => covers(rule, exception, finding)) : [];
    for (const finding of covered) silenced.add(finding);
    const complaint = complain(exception, `allow[${at}]`, rule, covered.length === 0 && isWhole);
    if (complaint) complaints.push(complaint);
  }
  return [...findings.filter((finding) => !silenced.has(finding)), ...complaints];
}

/** Whether it is an exception from what is proven of the Terraform (V1 to V29): whether that is needed is seen there. */
export function isFromInvariant({ rule }: Exception): boolean {
  return /^V([1-9]|[12]\d)$/.test(rule);
}

/** The rule of that code, or the one that was likely meant. */
function ruleOf({ rule }: Exception): Rule | undefined {
  const code = byCode.has(rule) ? rule : nearest(rule, byCode.keys());
  return code === undefined ? undefined : byCode.get(code);
}

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

function covers({ code }: Rule, { where }: Exception, finding: Finding): boolean {
  if (finding.code !== code) return false;
  const { path } = finding;
  return where === undefined || path === where || path.startsWith(`${where}.`) || path.startsWith(`${where}[`);
}

function complain(
  { rule: code, where }: Exception,
  path: string,
  rule: Rule | undefined,
  isUnused: boolean,
): Finding | undefined {
  if (rule?.code !== code) {
    const codes = rules.filter(({ exceptions }) => exceptions === "allowed").map((known) => known.code);
    const cure = didYouMean(code, [...byCode.keys()]) ?? "take the code that the finding has";
    return {
      code: "allow-unknown",
      severity: "error",
      path: `${path}.rule`,
      got: show(code),
      allowed: oneOf(codes),
      cure,
    };
  }
  if (rule.exceptions === "refused") {
    const allowed = "rules that know exceptions; what AWS or Terraform refuses stays refused";
    return {
      code: "allow-refused",
      severity: "error",
      path: `${path}.rule`,
      got: show(code),
      allowed,
      cure: "remove it",
    };
  }
  if (!isUnused) return undefined;
  const got = `${show(code)}, which nothing breaks${where === undefined ? "" : ` at ${where}`}`;
  return {
    code: "allow-unused",
    severity: "warning",
    path,
    got,
    allowed: "exceptions that are needed",
    cure: "remove it",
  };
}
