import { Address4, Address6 } from "ip-address";
import { DomainName } from "./domain-name";
import { faults } from "./faults";
import { Ipv4Address, withoutLeadingZeros } from "./ipv4-address";

/** An IPv4 block, such as 10.1.0.0/16. */
export class Cidr {
  /** How many addresses it holds, 1 to 2^32. */
  readonly size: number;
  readonly last: Ipv4Address;

  private constructor(
    /** Canonical text: network address, slash, prefix length. */
    readonly text: string,
    readonly network: Ipv4Address,
    /** Prefix length, 0 to 32. */
    readonly prefix: number,
  ) {
    this.size = 2 ** (32 - prefix);
    this.last = network.plus(this.size - 1);
  }

  /** @throws InvalidValue unless the text is exactly the canonical form of an IPv4 block. */
  static parse(text: string): Cidr {
    const decimal = withoutLeadingZeros(text);
    if (!Address4.isValid(decimal)) throw Address6.isValid(text) ? faults.cidrIpv6(text) : faults.cidrSyntax(text);
    if (!text.includes("/")) throw faults.cidrPrefixMissing(text);
    if (decimal !== text) throw faults.cidrLeadingZero(text, decimal);
    const block = new Address4(text);
    const network = Ipv4Address.parse(block.addressMinusSuffix);
    if (network.number % 2 ** (32 - block.subnetMask) !== 0) throw faults.cidrHostBits(text, block.networkForm());
    return new Cidr(text, network, block.subnetMask);
  }

  get first(): Ipv4Address {
    return this.network;
  }

  contains(other: Cidr | Ipv4Address): boolean {
    const [first, last] = other instanceof Cidr ? [other.first, other.last] : [other, other];
    return this.first.number <= first.number && last.number <= this.last.number;
  }

  overlaps(other: Cidr): boolean {
    return this.contains(other) || other.contains(this);
  }

  /** Whether these blocks together hold all of it. */
  isCoveredBy(blocks: readonly Cidr[]): boolean {
    if (blocks.some((block) => block.contains(this))) return true;
    const inside = blocks.filter((block) => this.contains(block));
    return inside.length > 0 && this.halves.every((half) => half.isCoveredBy(inside));
  }

  equals(other: Cidr): boolean {
    return this.text === other.text;
  }

  /** The address at `offset` from the network address. @throws RangeError outside the block. */
  address(offset: number): Ipv4Address {
    if (!Number.isInteger(offset) || offset < 0 || offset >= this.size) {
      throw new RangeError(`${this.text} has no address at offset ${offset}`);
    }
    return this.network.plus(offset);
  }

  /** The Amazon DNS server of a VPC with this primary CIDR: base + 2. @throws RangeError for /31 and /32. */
  get resolver(): Ipv4Address {
    return this.address(2);
  }

  /**
   * The in-addr.arpa zones for this block. Zones are cut at octets (RFC 1035 section 3.5), so several cover a /12
   * or /20 together; below /24 it is the zone of the whole /24, wider than the block (RFC 2317 tells why).
   */
  get reverseZones(): readonly DomainName[] {
    const octets = Math.min(3, Math.ceil(this.prefix / 8));
    const zoneSize = 2 ** (32 - 8 * octets);
    return Array.from({ length: Math.ceil(this.size / zoneSize) }, (_, zone) => {
      const labels = this.network.plus(zone * zoneSize).text.split(".");
      return DomainName.parse([...labels.slice(0, octets).reverse(), "in-addr.arpa"].join("."));
    });
  }

  toString(): string {
    return this.text;
  }

  private get halves(): readonly Cidr[] {
    const prefix = this.prefix + 1;
    const second = this.network.plus(this.size / 2);
    return [this.network, second].map((network) => new Cidr(`${network.text}/${prefix}`, network, prefix));
  }
}
