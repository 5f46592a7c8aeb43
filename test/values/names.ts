import fc from "fast-check";

/** One DNS label as Route 53 takes it, sometimes of the greatest length, any case. */
export const label = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_]([A-Za-z0-9_-]{0,10}[A-Za-z0-9_])?$/),
  fc.stringMatching(/^[a-z]{63}$/),
);

/** The text of a domain name of two to six labels that ends in a letter and fits into 253 octets. */
export const domainText = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 5 }), fc.stringMatching(/^[A-Za-z]{2,8}$/))
  .map(([labels, top]) => [...labels, top].join("."))
  .filter((text) => text.length <= 253);
