import { deriveEstate } from "./derive/estate";
import type { Estate } from "./estate";
import { type Finding, Findings } from "./finding";
import { checkShape } from "./shape";

export type Checked =
  | { readonly estate: Estate; readonly findings: readonly [] }
  | { readonly estate?: undefined; readonly findings: readonly Finding[] };

/** The one way from what somebody wrote to an {@link Estate}: either that, or everything that is wrong with it. */
export function checkEnvironment(input: unknown): Checked {
  const findings = new Findings();
  const shape = checkShape(input, findings);
  const estate = shape && deriveEstate(shape, findings);
  return estate === undefined || findings.list.length > 0 ? { findings: findings.list } : { estate, findings: [] };
}
