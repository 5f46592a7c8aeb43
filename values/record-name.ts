import { dnsLabels } from "./dns-labels";
import { type DomainName, LONGEST_NAME } from "./domain-name";
import { faults } from "./faults";

const APEX = "@";

/** The name of a record relative to its zone: `@`, `server`, `a.b`, `*.apps`, `_sip._tcp`, `10.1` (for a PTR). */
export class RecordName {
  /** Lower case, without trailing dot; `@` for the apex. */
  private constructor(readonly text: string) {}

  /** @throws InvalidValue */
  static parse(text: string): RecordName {
    if (text === APEX || text === "*") return new RecordName(text);
    if (text === "") throw faults.recordNameEmpty(text);
    if (text.endsWith(".")) throw faults.recordNameAbsolute(text);
    const wildcard = text.startsWith("*.") ? "*." : "";
    const name = text.slice(wildcard.length);
    if (name.includes("*")) throw faults.recordNameWildcard(text);
    return new RecordName(wildcard + dnsLabels(name, text).join("."));
  }

  /** Whether the record is at the zone's own name. */
  get isApex(): boolean {
    return this.text === APEX;
  }

  get isWildcard(): boolean {
    return this.text.startsWith("*");
  }

  /** The full name in a zone, without trailing dot. @throws InvalidValue if both together are too long for DNS. */
  within(zone: DomainName): string {
    if (this.isApex) return zone.text;
    const name = `${this.text}.${zone.text}`;
    if (name.length > LONGEST_NAME) throw faults.domainLength(name, name.length);
    return name;
  }

  equals(other: RecordName): boolean {
    return this.text === other.text;
  }

  toString(): string {
    return this.text;
  }
}
