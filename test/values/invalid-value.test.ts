import { faults, InvalidValue } from "../../values";

test("a fault with a cure reads as one sentence", () => {
  expect(faults.cidrHostBits("10.1.2.3/16", "10.1.0.0/16").message).toBe(
    '"10.1.2.3/16" is not an IPv4 CIDR whose host bits are zero: write 10.1.0.0/16.',
  );
});

test("a fault without a cure ends after what is allowed", () => {
  const fault = new InvalidValue({ code: "colour", got: "greeen", allowed: "a colour" });
  expect(fault.message).toBe('"greeen" is not a colour.');
  expect(fault.cure).toBeUndefined();
  expect(fault.name).toBe("InvalidValue");
});

test("control characters are shown escaped and a long text is cut in the message only", () => {
  expect(faults.cidrSyntax("a\nb").message).toContain(String.raw`"a\nb"`);
  const long = faults.cidrSyntax("x".repeat(5000));
  expect(long.message.length).toBeLessThan(250);
  expect(long.got).toHaveLength(5000);
});

test("every fault has a code of its own, in kebab-case", () => {
  const codes = Object.values(faults).map((make) => {
    const fault = (make as (...parts: unknown[]) => InvalidValue)("got", "part", "part");
    return fault.code;
  });
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});
