import type { EditedStack } from "./edited-stack";

/** A fault injected into the synthesized Terraform, and what the first finding must be. */
export interface Mutation {
  readonly name: string;
  /** The stack that is changed. */
  readonly stack: string;
  readonly change: (stack: EditedStack) => void;
  /** The one meant for it; several where the fault is as much one as the other. */
  readonly invariants: readonly string[];
  /**
   * The address that was changed comes first, or, for something that was removed, where it is missing; without CDKTF's
   * hash, and with `stack: ` before it where it is of another stack. Others are as good.
   */
  readonly causes: readonly string[];
}

type List<T> = T | readonly T[];

export function inStack(stack: string) {
  return (
    name: string,
    invariants: List<string>,
    causes: List<string>,
    change: (stack: EditedStack) => void,
  ): Mutation => ({
    name,
    stack,
    change,
    invariants: [invariants].flat(),
    causes: [causes].flat().map((cause) => (cause.includes(": ") ? cause : `${stack}: ${cause}`)),
  });
}
