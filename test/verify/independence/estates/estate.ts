import type { Edit } from "../fixtures";

/** An estate in test/fixtures, and what must be said of it. */
export interface PlainEstate {
  readonly fixture: string;
  readonly faults: readonly Fault[];
  readonly traces: readonly ExpectedTrace[];
}

/** A mistake that somebody makes, and what the first finding says of it. */
export interface Fault {
  /** "... when <title>" */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Several where it is as much the one as the other. */
  readonly invariant: string | readonly string[];
  /** The address that was changed, or where something is missing; several where either is as good. */
  readonly cause: string | readonly string[];
}

export interface ExpectedTrace {
  /** A VPC or a site. */
  readonly from: string;
  readonly name: string;
  readonly outcome: "answer" | "held" | "no-such-name";
  readonly addresses: readonly string[];
  /** What its hops say, in order. */
  readonly hops: readonly RegExp[];
  /** Whether packets get to every address. */
  readonly isReached: boolean;
}
