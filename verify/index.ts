/** Proves from Terraform, before apply, that names resolve and that packets arrive. */
export * from "./terraform";
export * from "./facts/facts";
export { drawMermaid } from "./graph/mermaid";
export type { Picture } from "./graph/picture";
export { readPicture } from "./graph/reading/picture";
export { drawSvg } from "./graph/svg/svg";
export type * from "./network/network";
export { readNameService } from "./network/read-name-service";
export { readNetwork } from "./network/read-network";
export { path } from "./packet/find-path";
export type * from "./packet/path";
export { invariants, type Invariant, type Violation } from "./invariants";
export type { Finding } from "./report/fold";
export { findingText, verificationText } from "./report/text";
export { hopsOf } from "./trace/hops";
export { findStartingPoint, UnknownStartingPoint } from "./trace/starting-point";
export { traceText } from "./trace/text";
export { isThrough, traceQuestion } from "./trace/trace";
export { type EstateVerification, proveEstate } from "./verification";
export {
  type LoadedEstate,
  loadEstates,
  readFacts,
  readFactsFile,
  verifyDirectory,
  type Verification,
} from "./verify-directory";
export { type Change, compare, type Comparison, DIFF_SAFE } from "./against/compare";
export { guardText, planVerificationText } from "./plan/text";
export { guardPlan, plannedStack, type PlannedStack, verifyPlan } from "./plan/verify-plan";
