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

test("two neighbours that changed places are one edit", () => {
  expect(nearest("mian", ["main"])).toBe("main");
  expect(nearest("vaules", ["values"])).toBe("values");
  expect(nearest("dsn", ["dns"])).toBe("dns");
  expect(nearest("su-aest-1", ["us-east-1"])).toBe("us-east-1");
});

test("other characters that changed places are two, and so is a swap with a change between", () => {
  expect(nearest("niam", ["main"])).toBeUndefined();
  expect(nearest("miaan", ["main"])).toBeUndefined();
  expect(nearest("mxian", ["main"])).toBeUndefined();
  expect(nearest("nb", ["bxn"])).toBeUndefined();
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

test("a candidate is near after any one edit, two neighbours swapped included", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{2,12}$/), fc.nat(), fc.stringMatching(/^[0-9]$/), (name, seed, digit) => {
      const at = seed % (name.length - 1);
      const [before, one, two, after] = [name.slice(0, at), name.charAt(at), name.charAt(at + 1), name.slice(at + 2)];
      const edited = [one + digit + two, digit + two, two, two + one].map((middle) => before + middle + after);
      for (const text of edited) expect(nearest(text, [name])).toBe(name);
    }),
  );
});
