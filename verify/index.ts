/** Proves from Terraform, before apply, that names resolve and that packets arrive. */
export * from "./terraform";
export * from "./facts/facts";
export { FACTS_FILE } from "./facts/facts-file";
export type * from "./network/network";
export { readNameService } from "./network/read-name-service";
export { readNetwork } from "./network/read-network";
export type * from "./packet/path";
export { invariants, type Invariant, type Violation } from "./invariants";
export type { Finding } from "./report/fold";
export { findingText, verificationText } from "./report/text";
export { hopsOf } from "./trace/hops";
export { findStartingPoint, UnknownStartingPoint } from "./trace/starting-point";
export { traceText } from "./trace/text";
export { isThrough, traceQuestion } from "./trace/trace";
export { type EstateVerification, proveEstate, verifyEstate } from "./verification";
export { loadEstates, partition, readFacts, verifyDirectory, type Verification } from "./verify-directory";
export { type Change, compare, type Comparison, undeclaredLosses } from "./against/compare";
