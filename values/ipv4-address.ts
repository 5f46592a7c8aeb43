import { Address4 } from "ip-address";
import { faults } from "./faults";

const HIGHEST = 2 ** 32 - 1;

/** One IPv4 address. */
export class Ipv4Address {
  private constructor(
    /** Dotted quad, such as 10.1.0.2. */
    readonly text: string,
    /** The address as an unsigned number, 0 to 2^32 - 1. */
    readonly number: number,
  ) {}

  /** @throws InvalidValue unless the text is four decimal numbers without leading zeros. */
  static parse(text: string): Ipv4Address {
    const decimal = withoutLeadingZeros(text);
    if (decimal !== text && isDottedQuad(decimal)) throw faults.ipv4LeadingZero(text, decimal);
    if (!isDottedQuad(text)) throw faults.ipv4Syntax(text);
    return new Ipv4Address(text, Number(new Address4(text).bigInt()));
  }

  /** @throws RangeError outside 0 to 2^32 - 1. */
  static fromNumber(number: number): Ipv4Address {
    if (!Number.isInteger(number) || number < 0 || number > HIGHEST) {
      throw new RangeError(`${number} is not the number of an IPv4 address`);
    }
    return new Ipv4Address(Address4.fromInteger(number).correctForm(), number);
  }

  /** The address `offset` further on. @throws RangeError beyond either end of the address space. */
  plus(offset: number): Ipv4Address {
    return Ipv4Address.fromNumber(this.number + offset);
  }

  equals(other: Ipv4Address): boolean {
    return this.number === other.number;
  }

  toString(): string {
    return this.text;
  }
}

/** The same dotted numbers in plain decimal; any other text comes back unchanged. */
export function withoutLeadingZeros(text: string): string {
  return /^[\d./]+$/.test(text) ? text.replace(/(?<!\d)0+(?=\d)/g, "") : text;
}

function isDottedQuad(text: string): boolean {
  // The library also takes "10.1.0.2/16".
  return !text.includes("/") && Address4.isValid(text);
}
