import fc from "fast-check";
import { AccountId } from "../../values";
import { refusal, refusesPolitely } from "./refusal";

const digits = fc.stringMatching(/^[0-9]{12}$/);

test("twelve digits are an account, leading zeros included", () => {
  fc.assert(
    fc.property(digits, digits, (text, other) => {
      const account = AccountId.parse(text);
      expect(account.text).toBe(text);
      expect(account.toString()).toBe(text);
      expect(account.equals(AccountId.parse(text))).toBe(true);
      expect(account.equals(AccountId.parse(other))).toBe(text === other);
    }),
  );
  expect(AccountId.parse("000000000001").text).toBe("000000000001");
});

test.each(["", "11111111111", "1111111111111", "1111-1111-1111", " 111111111111", "111111111111\n", "١١١١١١١١١١١١"])(
  "%j is refused",
  (text) => {
    expect(refusal(() => AccountId.parse(text)).code).toBe("account-id");
  },
);

test("no text makes it throw anything but InvalidValue", () => {
  refusesPolitely((text) => AccountId.parse(text), digits);
});
