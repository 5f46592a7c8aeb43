import type { Draft } from "./environments";

/** Changes an environment, as the choices say. */
export type Change = (environment: Draft, choices: Choices) => void;

/** A run of numbers that stand for choices. */
export class Choices {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  number(below: number): number {
    return (this.numbers[this.at++ % this.numbers.length] ?? 0) % below;
  }

  of<Entry>(entries: readonly Entry[]): Entry | undefined {
    return entries[this.number(entries.length || 1)];
  }

  entry<Entry>(entries: Readonly<Record<string, Entry>> | undefined): Entry | undefined {
    return this.of(Object.values(entries ?? {}));
  }

  key(entries: object | undefined): string | undefined {
    return this.of(Object.keys(entries ?? {}));
  }
}
