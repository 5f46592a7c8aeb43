export { checkEnvironment, checkEnvironments, type Checked } from "./check";
export { defineEnvironment, type EnvironmentInput } from "./define-environment";
export type * from "./estate";
export { type Finding, findingText } from "./finding";
