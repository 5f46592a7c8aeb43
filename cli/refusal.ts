import { type Finding, findingText } from "../model";

/** A command that will not go on, for a reason that its user can mend: told in words, never with a stack trace. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }

  /** The environment is wrong. */
  static forFindings(source: string, findings: readonly Finding[]): Refusal {
    const count = findings.length === 1 ? "1 problem" : `${findings.length} problems`;
    return new Refusal(`${source}: ${count}; nothing was written\n\n${findings.map(findingText).join("\n\n")}`, 1);
  }

  /** The command line is wrong. */
  static forUsage(message: string): Refusal {
    return new Refusal(message, 2);
  }
}
