import type { Estate } from "../estate";
import type { Finding, Path } from "../finding";

/** One thing that must hold of an estate, with what a reader needs to judge it. */
export interface Rule {
  /** Stable: users search for it, and name it to allow an exception. */
  readonly code: string;
  /** A warning does not stop the synthesis. */
  readonly severity: "error" | "warning";
  /** An environment may allow an exception, with a reason. Never where AWS or Terraform would refuse. */
  readonly exceptions: "allowed" | "refused";
  /** What must hold, as a sentence without full stop. */
  readonly title: string;
  /** What happens where it does not. */
  readonly why: string;
  /** Where that is written. */
  readonly source: string;
  /** A value that breaks it, and one that just does not. */
  readonly wrong: string;
  readonly right: string;
  readonly check: (context: RuleContext) => Iterable<Breach>;
}

/** What a rule looks at. */
export interface RuleContext {
  readonly estate: Estate;
  /** Other environments that share a hub with this one: what is unique, disjoint or limited is so over all of them. */
  readonly neighbours: readonly Estate[];
  /** All other environments that are written together: names of stacks, and ids of AWS, are unique over all of them. */
  readonly others: readonly Estate[];
}

/** A place where a rule does not hold. */
export interface Breach extends Pick<Finding, "got" | "allowed"> {
  readonly path: Path;
  /** What to do. */
  readonly cure: string;
}
