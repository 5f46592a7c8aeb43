/** A command that will not go on, for a reason that its user can mend: told in words, never with a stack trace. */
export class Refusal extends Error {
  /** @param exitCode 1: what was asked for is refused; 2: it was asked for in a wrong way */
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }

  static forUsage(message: string): Refusal {
    return new Refusal(message, 2);
  }
}
