import type { Diagnosis } from "./compiler";

/** One mistake in a correct program, and what the compiler says of it. */
export interface Mistake {
  readonly title: string;
  /** The text of the correct program that gives way, which occurs once. */
  readonly instead: string;
  readonly write: string;
  /** Where the compiler points, if there is nothing of the mistake to point at. */
  readonly at?: string;
  readonly code: number;
  readonly message: string | RegExp;
}

export function programWith({ instead, write }: Mistake, correct: string): string {
  return replaced(correct, instead, write);
}

/** The only diagnosis of the correct program with the mistake. */
export function diagnosisOf(mistake: Mistake, correct: string): Diagnosis {
  const { write, at = write, code, message } = mistake;
  const line = lineOf(programWith(mistake, correct), at);
  return { line, code, message: expect.stringMatching(whole(message)) as string };
}

/** The program with another text in the place of one that occurs once. */
export function replaced(program: string, instead: string, write: string): string {
  if (program.split(instead).length !== 2) throw new Error(`the program has not exactly one ${instead}`);
  return program.replace(instead, write);
}

/** Number of the line on which the text ends. */
function lineOf(program: string, text: string): number {
  return program.slice(0, program.indexOf(text) + text.length).split("\n").length;
}

function whole(message: string | RegExp): RegExp {
  return typeof message === "string" ? new RegExp(`^${message.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`) : message;
}
