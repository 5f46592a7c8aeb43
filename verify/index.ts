/** Proves from Terraform, before apply, that names resolve and that packets arrive. */
export * from "./terraform";
export * from "./facts/facts";
export { FACTS_FILE } from "./facts/facts-file";
export type * from "./network/network";
export { readNameService } from "./network/read-name-service";
export { readNetwork } from "./network/read-network";
export type * from "./packet/path";
