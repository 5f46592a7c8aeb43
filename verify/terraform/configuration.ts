import type { Block, Value } from "./block";

/** All Terraform of one estate. */
export interface Configuration {
  readonly blocks: readonly Block[];
  /** Resources and data sources of a type; in the order of their labels. */
  ofType(type: string): readonly Block[];
  /** By its label. */
  find(label: string): Block | undefined;
  /** The block whose thing has this id of AWS (`vpc-0ab`): written, or known from a plan. */
  byId(id: string): Block | undefined;
  /** What an expression of one of its stacks says, for the facts that name things so. */
  evaluate(stack: string, expression: string): Value;
  readonly stacks: readonly string[];
  /** What could not be read or resolved of all that was asked for so far, with its address and what to do about it. */
  readonly limitations: readonly Limitation[];
}

export interface Limitation {
  /** Label of the block, or the file. */
  readonly where: string;
  readonly reason: string;
  readonly cure: string;
}
