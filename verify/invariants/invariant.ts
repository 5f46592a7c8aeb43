import type { Proof } from "../proof/proof";

/** The invariants of the estate, by the numbers that findings carry. */
export type InvariantId = `V${number}`;

/** One property that must hold of every estate, and how it is decided. */
export interface Invariant {
  readonly id: InvariantId;
  /** `RESOLVE-ALL` */
  readonly name: string;
  /** When it is violated, or rather what must hold, in one sentence. */
  readonly definition: string;
  /** Where it does not hold. */
  readonly check: (proof: Proof) => Iterable<Violation>;
}

/** One place where an invariant does not hold. */
export interface Violation {
  readonly invariant: InvariantId;
  /** Labels of the blocks at fault, the likeliest first; where something is missing, of what it is missing from. */
  readonly causes: readonly [string, ...string[]];
  /** What is the matter, in one sentence. */
  readonly message: string;
  /** What to set, one sentence each. */
  readonly cures: readonly string[];
}
