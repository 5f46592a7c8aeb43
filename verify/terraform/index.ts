export { type Block, isObject, type Lifecycle, Reference, Unknown, type Value } from "./block";
export type { Configuration, Limitation } from "./configuration";
export { loadDirectory } from "./load-directory";
export { UnreadableConfiguration } from "./unreadable";
export { listOf } from "./shape";
export { loadPlan, type PlanConfiguration, type PlannedChange } from "./plan/load-plan";
export { readJson } from "./document";
export type { JsonObject } from "./json";
