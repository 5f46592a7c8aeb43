import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleCatalogue } from "../../../model/rules/catalogue";
import { rules } from "../../../model/rules";
import { undecidable } from "../../../model/rules/undecidable";

const page = ruleCatalogue();

test("docs/rules.md is what the rules say", () => {
  expect(readFileSync(join(__dirname, "../../../docs/rules.md"), "utf8")).toBe(page);
});

test("every rule has a code of its own, in kebab case", () => {
  const codes = rules.map(({ code }) => code);
  expect(codes.filter((code) => !/^[a-z]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(rules.map((rule) => [rule.code, rule] as const))("%s says what a reader needs", (code, rule) => {
  const { title, why, source, wrong, right } = rule;
  expect(title).toMatch(/^[A-Z.].*[^.]$/);
  expect(why).toMatch(/^[A-Z.].*\.$/);
  for (const text of [source, wrong, right]) expect(text).not.toBe("");
  expect(wrong).not.toBe(right);
  for (const text of [`## ${code}\n`, title, why, source, wrong, right]) expect(page).toContain(text);
});

test("every group of rules is tested with a wrong environment and one that is nearly so for each of its rules", () => {
  const tests = join(__dirname, "../rules");
  const texts = readdirSync(tests).map((file) => readFileSync(join(tests, file), "utf8"));
  const tested = texts.flatMap((text) => [...text.matchAll(/testRules\((\w+),/g)].map(([, group]) => group));
  const index = readFileSync(join(__dirname, "../../../model/rules/index.ts"), "utf8");
  const groups = [...index.matchAll(/^ {2}\.\.\.(\w+),$/gm)].map(([, group]) => group);
  expect(groups.length).toBeGreaterThan(15);
  expect(tested.sort()).toEqual(groups.sort());
});

test("the page lists what no environment says", () => {
  for (const fact of undecidable) expect(page).toContain(`- ${fact}`);
});
