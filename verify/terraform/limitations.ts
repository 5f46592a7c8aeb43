import { isObject, Unknown, type Value } from "./block";
import type { Limitation } from "./configuration";
import { JsonText } from "./expression/outcome";

/** What could not be told, each thing once. */
export class Limitations {
  private readonly notes = new Map<string, Limitation>();

  /** @param cure what to do about it */
  constructor(private readonly cure: string) {}

  get list(): readonly Limitation[] {
    return [...this.notes.values()].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  }

  note(where: string, reason: string): void {
    const limitation = { where, reason, cure: this.cure };
    this.notes.set(key(limitation), limitation);
  }

  /** Notes what is not known of an argument. */
  noteValue(where: string, argument: string, value: Value | undefined): void {
    if (typeof value !== "object") return;
    for (const { reason } of unknownsIn(value)) this.note(where, `${argument}: ${reason}`);
  }
}

function key({ where, reason }: Limitation): string {
  return `${where}\0${reason}`;
}

function unknownsIn(value: Value): readonly Unknown[] {
  if (value instanceof JsonText) return unknownsIn(value.content);
  if (value instanceof Unknown) return [value];
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(unknownsIn);
  return isObject(value) ? Object.values(value).flatMap(unknownsIn) : [];
}
