export { type EstateStacks, synthesize, type SynthesisOptions } from "./synthesize";
