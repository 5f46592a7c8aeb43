import { dev } from "../../environments/dev";

const LENGTH = 50_000;

/** Texts on which a careless pattern or comparison spends forever. */
export const longTexts = [
  ["a long label", "a".repeat(LENGTH)],
  ["a name of many labels", `${"a.".repeat(LENGTH / 2)}a`],
  ["a name of many hyphens", "a-".repeat(LENGTH / 2)],
  ["a number of many zeros", `${"0".repeat(LENGTH)}!`],
  ["an address of many numbers", `${"10.".repeat(LENGTH / 3)}/8`],
  ["a run of blanks", `x${" ".repeat(LENGTH)}x`],
  ["a run of quotes", '"\\'.repeat(LENGTH / 2)],
  ["a run of colons", ":".repeat(LENGTH)],
] as const;

/** Dev with this in the place of one text, or one key, after the other. */
export function* withEveryText(text: string, value: unknown = dev): Generator {
  if (typeof value === "string") yield text;
  if (typeof value !== "object" || value === null) return;
  for (const [key, entry] of Object.entries(value) as [string, unknown][]) {
    if (!Array.isArray(value)) yield { ...without(value, key), [text]: entry };
    for (const other of withEveryText(text, entry)) {
      yield Object.assign(Array.isArray(value) ? [...(value as unknown[])] : { ...value }, { [key]: other });
    }
  }
}

function without(value: object, key: string): object {
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
}
