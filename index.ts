/**
 * The library: an environment in, Terraform JSON out. Whoever puts stacks together on their own takes the constructs of
 * `central-dns/modules` instead.
 */
export {
  type Checked,
  checkEnvironment,
  checkEnvironments,
  defineEnvironment,
  type EnvironmentInput,
  type Estate,
  type Finding,
  findingText,
} from "./model";
export { type EstateStacks, synthesize, type SynthesisOptions } from "./stacks";
