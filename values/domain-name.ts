import { dnsLabels } from "./dns-labels";
import { faults } from "./faults";

/** Octets of a name as text: the 255 of RFC 1035 section 2.3.4 without the first length octet and the root. */
export const LONGEST_NAME = 253;

/** The name of a zone or of a host: two or more labels, lower case, no trailing dot, no wildcard. */
export class DomainName {
  private constructor(
    /** Such as pa1.awscloud.com. */
    readonly text: string,
    /** Leftmost first. */
    readonly labels: readonly string[],
  ) {}

  /** Accepts any case and one trailing dot. @throws InvalidValue */
  static parse(text: string): DomainName {
    const name = text.endsWith(".") ? text.slice(0, -1) : text;
    if (name === "") throw faults.domainEmpty(text);
    if (name.split(".").includes("*")) throw faults.domainWildcard(text);
    const labels = dnsLabels(name, text);
    if (name.length > LONGEST_NAME) throw faults.domainLength(text, name.length);
    if (/^\d+$/.test(labels.at(-1) ?? "")) throw faults.domainNumericTop(text);
    if (labels.length === 1 && labels[0] !== "arpa") throw faults.domainSingleLabel(text, name);
    return new DomainName(labels.join("."), labels);
  }

  /** Whether this name lies under the other, label by label; no name is below itself. */
  isBelow(other: DomainName): boolean {
    return this.text.endsWith(`.${other.text}`);
  }

  /** Whether this name is the other or lies under it. */
  isWithin(other: DomainName): boolean {
    return this.equals(other) || this.isBelow(other);
  }

  /** The name one label longer. @throws InvalidValue if it is not one label, or the name gets too long. */
  child(label: string): DomainName {
    if (label.includes(".")) throw faults.domainLabel(label, label);
    return DomainName.parse(`${label}.${this.text}`);
  }

  /** The name one label shorter, or undefined at the top: com is not a name that we serve. */
  get parent(): DomainName | undefined {
    const labels = this.labels.slice(1);
    const isName = labels.length > 1 || labels[0] === "arpa";
    return isName ? new DomainName(labels.join("."), labels) : undefined;
  }

  /** Whether it belongs to reverse lookup: in-addr.arpa, ip6.arpa, or a name below one of them. */
  get isReverse(): boolean {
    return /^(?:.+\.)?(?:in-addr|ip6)\.arpa$/.test(this.text);
  }

  equals(other: DomainName): boolean {
    return this.text === other.text;
  }

  toString(): string {
    return this.text;
  }
}
