import { createInterface, type Interface } from "node:readline";

/** Asks the person at the terminal, or whatever is piped in. */
export class Approval {
  private readonly input: Interface | undefined;
  private readonly answers: AsyncIterator<string> | undefined;

  /** @param given everything is approved in advance */
  constructor(given: boolean) {
    if (given) return;
    this.input = createInterface({ input: process.stdin });
    this.answers = this.input[Symbol.asyncIterator]();
  }

  /** Only `yes` is one; so an input that has ended is none. */
  async ask(question: string): Promise<boolean> {
    if (this.answers === undefined) return true;
    process.stderr.write(`${question} Only "yes" is accepted: `);
    const answer = await this.answers.next();
    return answer.done !== true && answer.value.trim() === "yes";
  }

  close(): void {
    this.input?.close();
  }
}
