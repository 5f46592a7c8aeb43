import fc from "fast-check";
import { nearest } from "../../values";

test.each([
  ["us-est-1", "us-east-1"],
  ["US-EAST-1", "us-east-1"],
  ["us-eats-1", "us-east-1"],
  ["eu-west-11", "eu-west-1"],
])("%s was meant to be %s", (text, meant) => {
  expect(nearest(text, ["eu-west-1", "us-east-1", "us-west-2"])).toBe(meant);
});

test("a name far from all candidates gets no suggestion", () => {
  expect(nearest("mars-north-1", ["eu-west-1", "us-east-1"])).toBeUndefined();
  expect(nearest("", ["eu-west-1"])).toBeUndefined();
  expect(nearest("pa9", [])).toBeUndefined();
});

test("a short name may be one character off, not two", () => {
  expect(nearest("pa9", ["pa1"])).toBe("pa1");
  expect(nearest("px9", ["pa1"])).toBeUndefined();
});

test("the candidate with fewer edits wins over an earlier one, the earlier among equals", () => {
  expect(nearest("us-west-22", ["us-west-1", "us-west-2"])).toBe("us-west-2");
  expect(nearest("us-west-9", ["us-west-1", "us-west-2"])).toBe("us-west-1");
});

test("a candidate itself is its own nearest", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), fc.nat(), (names, seed) => {
      const name = names[seed % names.length] ?? "";
      expect(nearest(name, names)).toBe(name);
    }),
  );
});
