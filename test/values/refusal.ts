import fc from "fast-check";
import { InvalidValue } from "../../values";

/** The InvalidValue that `parse` throws; fails the test when it returns or throws anything else. */
export function refusal(parse: () => unknown): InvalidValue {
  try {
    parse();
  } catch (error) {
    if (error instanceof InvalidValue) return error;
    throw error;
  }
  throw new Error("accepted");
}

/** Any text at all, near-misses included: `like` is mutated by replacing one character. */
function anyText(like: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const mutated = fc.tuple(like, fc.nat(), fc.string({ unit: "binary", maxLength: 2 })).map(([text, seed, piece]) => {
    const at = seed % (text.length + 1);
    return text.slice(0, at) + piece + text.slice(at + 1);
  });
  const utf16 = fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units));
  return fc.oneof(fc.string(), fc.string({ unit: "binary" }), utf16, like, mutated);
}

/** Holds when `parse` returns or throws InvalidValue, and nothing else, for every text. */
export function refusesPolitely(parse: (text: string) => unknown, like: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(anyText(like), (text) => {
      try {
        parse(text);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidValue);
        expect((error as InvalidValue).message).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
}
