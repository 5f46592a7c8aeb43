import fc from "fast-check";
import { after, anyChange, anyJson } from "../model/any-change";
import { type Change, Choices } from "./choices";
import { anyEnvironment, anyGenerated, type Draft } from "./environments";
import { harmless } from "./harmless";
import { senseless } from "./senseless";

/** What people and programs write: mostly small changes to what was sound, some that make no sense, some damage. */
export function anyCase(): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: anySensibleCase(), weight: 6 },
    { arbitrary: changed(anyEnvironment(), senseless), weight: 2 },
    { arbitrary: anyDamage(), weight: 2 },
  );
}

/** Of these about one in two passes. */
export function anySensibleCase(): fc.Arbitrary<Draft> {
  return changed(anyEnvironment(), [...harmless, ...harmless, ...senseless]);
}

/** Environments of different names that have hubs in common. */
export function anyNeighbours(): fc.Arbitrary<unknown[]> {
  const others = fc.array(changed(anyGenerated(), [...harmless, ...senseless]), { minLength: 1, maxLength: 2 });
  const named = others.map((drafts) => drafts.map((draft, at) => Object.assign(draft, { name: `other-${at}` })));
  return fc.tuple(anyCase(), named).map(([environment, neighbours]) => [environment, ...neighbours]);
}

function changed(environment: fc.Arbitrary<Draft>, changes: readonly Change[]): fc.Arbitrary<Draft> {
  const numbers = fc.array(fc.nat(999), { minLength: 6, maxLength: 6 });
  const some = fc.array(fc.tuple(fc.constantFrom(...changes), numbers), { minLength: 1, maxLength: 3 });
  return fc.tuple(environment, some).map(([draft, chosen]) => {
    for (const [change, choices] of chosen) change(draft, new Choices(choices));
    return draft;
  });
}

/** An environment with any JSON in it somewhere, or nothing but any JSON. */
function anyDamage(): fc.Arbitrary<unknown> {
  const kinds = anyChange("remove", "replace", "insert", "borrow", "retire");
  const changes = fc.array(kinds, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    anyJson(),
    fc.tuple(anyEnvironment(), changes).map(([draft, list]) => after(list, draft)),
  );
}
