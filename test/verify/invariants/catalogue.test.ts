import { readFileSync } from "node:fs";
import { join } from "node:path";
import { invariants } from "../../../verify";
import { invariantCatalogue } from "../../../verify/invariants/catalogue";

test("docs/invariants.md is what the invariants say", () => {
  expect(readFileSync(join(__dirname, "../../../docs/invariants.md"), "utf8")).toBe(invariantCatalogue());
});

test("every invariant from V1 to V29 is there", () => {
  const numbers = Array.from({ length: 29 }, (_, at) => `V${at + 1}`);
  const listed = [...invariantCatalogue().matchAll(/^- \*\*(V\d+) /gm)].map(([, id]) => id);
  expect([...new Set(listed)]).toEqual(numbers);
  expect(invariants.every(({ definition }) => definition.endsWith("."))).toBe(true);
});
