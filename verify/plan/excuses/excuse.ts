import type { EstateFacts } from "../../facts/facts";
import type { AnswerPath } from "../answer-path";
import type { Removal, Transition } from "../transition";

/** What a removal is judged by. */
export interface Circumstances {
  readonly transition: Transition;
  readonly path: AnswerPath;
  /** Undefined where nobody has told what the estate is for: then all of it is needed. */
  readonly facts: EstateFacts | undefined;
}

/** Whether everybody on an answer path is answered as before while, and after, a part of it goes. */
export type Excuse = (removal: Removal, circumstances: Circumstances) => boolean;

export type Excuses = Readonly<Record<string, Excuse>>;
