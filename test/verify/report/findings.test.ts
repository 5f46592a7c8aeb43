import { exempt } from "../../../verify/report/exceptions";
import { fold } from "../../../verify/report/fold";

function violation(invariant: "V1" | "V5" | "V16", ...causes: [string, ...string[]]) {
  return { invariant, causes, message: `${invariant} does not hold`, cures: [] };
}

describe("Violations", () => {
  test("of one cause are one finding, named by the first, with the others as consequences", () => {
    const [first, ...more] = fold([violation("V5", "a"), violation("V1", "b", "a"), violation("V16", "b")]);
    expect(first).toMatchObject({ invariant: "V5", causes: ["a"] });
    expect(first?.consequences.map(({ invariant }) => invariant)).toEqual(["V1", "V16"]);
    expect(more).toEqual([]);
  });

  test("of causes that nothing joins stay apart", () => {
    expect(fold([violation("V1", "a"), violation("V1", "b")]).map(({ causes }) => causes)).toEqual([["a"], ["b"]]);
  });
});

describe("An exception", () => {
  const found = fold([violation("V16", "dev: aws_route.a_1"), violation("V16", "dev: aws_route.b_2")]);
  const allow = (exception: { rule: string; where?: string }) => {
    const { findings, allowed, unusedExceptions } = exempt(found, [{ ...exception, reason: "meant" }]);
    return { left: findings.length, allowed: allowed.map(({ reason }) => reason), unused: unusedExceptions.length };
  };

  test.each([
    { what: "without a place allows all of its invariant", exception: { rule: "V16" }, left: 0 },
    { what: "for an address allows that one", exception: { rule: "V16", where: "dev: aws_route.a_1" }, left: 1 },
    { what: "that ends in * allows what begins so", exception: { rule: "V16", where: "dev: aws_route.a*" }, left: 1 },
  ])("$what", ({ exception, left }) => {
    expect(allow(exception)).toEqual({ left, allowed: Array(2 - left).fill("meant"), unused: 0 });
  });

  test.each([
    { what: "another invariant", exception: { rule: "V1" } },
    { what: "a part of an address", exception: { rule: "V16", where: "dev: aws_route.a" } },
    { what: "another place", exception: { rule: "V16", where: "prod: *" } },
  ])("for $what allows nothing, and is reported as unused", ({ exception }) => {
    expect(allow(exception)).toEqual({ left: 2, allowed: [], unused: 1 });
  });
});
