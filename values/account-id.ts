import { faults } from "./faults";

/** An AWS account, by its 12 digits; leading zeros count, so it is never a number. */
export class AccountId {
  private constructor(readonly text: string) {}

  /** @throws InvalidValue */
  static parse(text: string): AccountId {
    if (!/^\d{12}$/.test(text)) throw faults.accountId(text);
    return new AccountId(text);
  }

  equals(other: AccountId): boolean {
    return this.text === other.text;
  }

  toString(): string {
    return this.text;
  }
}
