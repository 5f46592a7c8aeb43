/** Proves from Terraform, before apply, that names resolve and that packets arrive. */
export * from "./terraform";
export * from "./facts/facts";
export type * from "./network/network";
export type * from "./packet/path";
