import { App, DefaultTokenResolver, Lazy, StringConcat, TerraformStack, Token, Tokenization } from "cdktf";
import * as fc from "fast-check";
import { withPlainValuesKept } from "../../stacks/plain-values";
import { temporaryDirectory } from "../support/temporary-directory";

const scope = new TerraformStack(new App({ outdir: temporaryDirectory() }), "stack");
const resolve = (value: unknown): unknown =>
  Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });

/** What came of it, or what was said of it; with the order of keys, and what is not set. */
function outcome(work: () => unknown): string {
  try {
    return JSON.stringify(work(), (_key, value: unknown) => (value === undefined ? "not set" : value));
  } catch (error) {
    return String(error);
  }
}

const text = Token.asString({ resolve: () => "${aws_vpc.a.id}" });
const number = Token.asNumber({ resolve: () => 7 });
const texts = Token.asList({ resolve: () => ["a", text] });
const numbers = Token.asNumberList({ resolve: () => [1, 2] });
const map = Token.asStringMap({ resolve: () => ({ a: text }) });
const object = Lazy.anyValue({ produce: () => ({ unset: undefined, deep: [text, undefined] }) });
const unset = Lazy.stringValue({ produce: () => undefined });

const plainText = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "",
    "10.0.0.0/16",
    "1e5",
    "-e",
    "vpc-0e1f",
    "${aws_vpc.a.id}",
    "%{ if true }",
    "}",
    "{TfToken",
    "resolve",
  ),
);
const mixedText = fc
  .array(
    fc.oneof(plainText, fc.constantFrom(text, `${number}`, ...texts, ...Object.keys(map), "String Map Token Value")),
  )
  .map((parts) => parts.join(""));
const leaf = fc.oneof(
  ...[plainText, mixedText, fc.integer(), fc.double(), fc.boolean()],
  fc.constantFrom<unknown>(undefined, null, text, number, texts, numbers, map, object, unset, -123456789),
  fc.constantFrom<unknown>([...texts, "more"], [...numbers, 1], { ...map, more: 1 }, new Date(0), scope, () => 1),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.oneof({ weight: 5, arbitrary: plainText }, mixedText), tie("tree"), { maxKeys: 4 }),
  ),
}));

it("whatever is resolved, tokens in any place, CDKTF would have made the same of it or complained in the same words", () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(outcome(() => withPlainValuesKept(() => resolve(value)))).toBe(outcome(() => resolve(value)));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ["text", { a: [text, `x-${text}`] }, { a: ["${aws_vpc.a.id}", "x-${aws_vpc.a.id}"] }],
  ["number", { a: number, b: `x ${number}` }, { a: 7, b: "x 7" }],
  ["list", { a: texts, b: numbers }, { a: ["a", "${aws_vpc.a.id}"], b: [1, 2] }],
  ["map", { a: map }, { a: { a: "${aws_vpc.a.id}" } }],
  ["key", { [text]: 1 }, { "${aws_vpc.a.id}": 1 }],
  ["object", [object], [{ deep: ["${aws_vpc.a.id}"] }]],
])("a token is resolved where it stands as %s", (_as, value, expected) => {
  expect(withPlainValuesKept(() => resolve(value))).toEqual(expected);
});

it("a complaint says where", () => {
  const wrong = { resource: { aws_vpc: [{ tags: scope }] } };
  expect(() => withPlainValuesKept(() => resolve(wrong))).toThrow("/resource/aws_vpc/0/tags");
});

it("afterwards CDKTF is as it was, even if synthesis fails", () => {
  const { resolve: before } = Tokenization;
  const failing = () =>
    withPlainValuesKept(() => {
      expect(Tokenization.resolve).not.toBe(before);
      throw new Error("no");
    });
  expect(failing).toThrow("no");
  expect(Tokenization.resolve).toBe(before);
});
