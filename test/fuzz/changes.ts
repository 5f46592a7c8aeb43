import fc from "fast-check";
import { after, anyChange, anyJson } from "../model/any-change";
import { Choices } from "./choices";
import type { Draft } from "./environments";

/** Changes an environment, as the choices say. */
export type Change = (environment: Draft, choices: Choices) => void;

/** A sound environment after changes that may or may not make sense. */
export function changedBy(
  environment: fc.Arbitrary<Draft>,
  changes: readonly Change[],
  most: number,
): fc.Arbitrary<unknown> {
  const some = fc.array(fc.tuple(fc.constantFrom(...changes), fc.array(fc.nat(999), { minLength: 6, maxLength: 6 })), {
    minLength: 1,
    maxLength: most,
  });
  return fc.tuple(environment, some).map(([draft, chosen]) => {
    for (const [change, numbers] of chosen) change(draft, new Choices(numbers));
    return draft;
  });
}

/** An environment with any JSON in it somewhere, or nothing but any JSON. */
export function anyDamage(environment: fc.Arbitrary<Draft>): fc.Arbitrary<unknown> {
  const changes = fc.array(anyChange("remove", "replace", "insert", "borrow", "retire"), {
    minLength: 1,
    maxLength: 3,
  });
  const damaged = fc.tuple(environment, changes).map(([draft, list]) => after(list, draft));
  return fc.oneof(anyJson(), damaged);
}
