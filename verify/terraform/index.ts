export { type Block, isObject, type Lifecycle, Reference, Unknown, type Value } from "./block";
export type { Configuration, Limitation } from "./configuration";
