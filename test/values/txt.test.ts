import fc from "fast-check";
import { parseRecordData } from "../../values";
import { refusal } from "./refusal";

const encode = (text: string) => parseRecordData("TXT", text).text;

/** Reads a value as Route 53 does once the provider has put its quotes around it: one list of octets per string. */
function decode(value: string): number[][] {
  const quoted = `"${value}"`;
  const strings: number[][] = [];
  for (let at = 0; at < quoted.length;) {
    if (quoted[at++] !== '"') throw new Error(`no opening quote at ${at}`);
    const octets: number[] = [];
    while (quoted[at] !== '"') {
      if (at >= quoted.length) throw new Error("no closing quote");
      if (quoted[at] !== "\\") {
        octets.push(quoted.charCodeAt(at++));
      } else if (/^[0-3][0-7]{2}$/.test(quoted.slice(at + 1, at + 4))) {
        octets.push(parseInt(quoted.slice(at + 1, at + 4), 8));
        at += 4;
      } else if (quoted[at + 1] === '"') {
        octets.push(0x22);
        at += 2;
      } else {
        throw new Error(`unknown escape at ${at}`);
      }
    }
    at++;
    strings.push(octets);
  }
  return strings;
}

test.each([
  ["v=spf1 ip4:10.1.0.0/16 -all", "v=spf1 ip4:10.1.0.0/16 -all"],
  ['say "hi"', String.raw`say \"hi\"`],
  ["a\\b", String.raw`a\134b`],
  ["a\tb\x7f", String.raw`a\011b\177`],
  ["é", String.raw`\303\251`],
  ["%{i} ${x}", "%{i} ${x}"],
])("%j is written %j", (text, written) => {
  expect(encode(text)).toBe(written);
});

test("255 octets stay one string; the 256th begins a second", () => {
  expect(encode("a".repeat(255))).toBe("a".repeat(255));
  expect(encode("a".repeat(256))).toBe(`${"a".repeat(255)}""a`);
  expect(encode("a".repeat(510))).toBe(`${"a".repeat(255)}""${"a".repeat(255)}`);
});

test("octets are counted, not characters or escapes", () => {
  expect(encode('"'.repeat(255))).toBe(String.raw`\"`.repeat(255));
  expect(decode(encode("é".repeat(200))).map((string) => string.length)).toEqual([255, 145]);
});

test("a value is at most 4000 characters with its quotes", () => {
  const longest = 4000 - 2 - 2 * 15; // quotes at the ends, and a pair between each two of sixteen strings
  expect(encode("a".repeat(longest))).toHaveLength(3998);
  expect(refusal(() => encode("a".repeat(longest + 1))).code).toBe("txt-length");
  expect(refusal(() => encode("\0".repeat(1000))).code).toBe("txt-length");
});

test("no text and half a surrogate pair are refused", () => {
  expect(refusal(() => encode("")).code).toBe("txt-empty");
  expect(refusal(() => encode("a\ud83d")).code).toBe("txt-not-text");
  expect(encode("\u{1f600}")).toBe(String.raw`\360\237\230\200`);
});

test("the strings joined are the octets of the text, each of at most 255, and the value is printable ASCII", () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 900, size: "max" }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 150, size: "max" }),
    fc.string({ unit: fc.constantFrom('"', "\\", "é", "a", "1", "\0"), minLength: 1, maxLength: 500, size: "max" }),
  );
  fc.assert(
    fc.property(text, (original) => {
      fc.pre(Buffer.byteLength(original) <= 990);
      const value = encode(original);
      const strings = decode(value);
      expect(Buffer.from(strings.flat())).toEqual(Buffer.from(original, "utf8"));
      for (const string of strings.slice(0, -1)) expect(string).toHaveLength(255);
      expect(strings.at(-1)?.length).toBeGreaterThan(0);
      expect(strings.at(-1)?.length).toBeLessThanOrEqual(255);
      expect(value).toMatch(/^[ -~]+$/);
    }),
  );
});
