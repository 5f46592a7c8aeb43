import type { EnvironmentInput } from "../model";
import { dev } from "./dev";
import { prod } from "./prod";

/** Every environment of this repository. `npm run synth` writes them all. */
export const environments: readonly EnvironmentInput[] = [dev, prod];
