import type { Mutation } from "../mutation";
import { filterMutations } from "./filters";
import { manyStackMutations } from "./many-stacks";
import { nameMutations } from "./names";
import { orderMutations } from "./order";
import { linkMutations } from "./peerings";
import { routeMutations } from "./routes";
import { serverMutations } from "./servers";

export const MUTATIONS: readonly Mutation[] = [
  ...routeMutations,
  ...linkMutations,
  ...filterMutations,
  ...nameMutations,
  ...serverMutations,
  ...orderMutations,
  ...manyStackMutations,
];
