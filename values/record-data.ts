import { Address6 } from "ip-address";
import { DomainName } from "./domain-name";
import { faults } from "./faults";
import { Ipv4Address } from "./ipv4-address";
import { nearest } from "./nearest";
import { encodeTxt, LONGEST_STRING } from "./txt";

/** The types whose values a user may give for a record of a private hosted zone; NS and SOA are Route 53's own. */
export const RECORD_TYPES = ["A", "AAAA", "CNAME", "TXT", "MX", "SRV", "PTR", "CAA", "NAPTR"] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** One checked value of a record. */
export interface RecordData {
  readonly type: RecordType;
  /** What aws_route53_record takes in `records`: lower-case names without trailing dot, shortest addresses. */
  readonly text: string;
}

/** @throws InvalidValue */
export function parseRecordType(text: string): RecordType {
  const type = RECORD_TYPES.find((known) => known === text);
  if (type === undefined) throw faults.recordType(text, RECORD_TYPES.join(", "), nearest(text, RECORD_TYPES));
  return type;
}

/**
 * Checks a value written as in a zone file: `10 mail.example.com` for MX, `0 issue "letsencrypt.org"` for CAA. Host
 * names are absolute, with or without the trailing dot. The value of a TXT is the bare text, not quoted or escaped.
 * @throws InvalidValue
 */
export function parseRecordData(type: RecordType, text: string): RecordData {
  return { type, text: canonical[type](text) };
}

const SPACE = String.raw`[ \t]+`;
const NUMBER = String.raw`(\d+)`;
const NAME = String.raw`(\S+)`;
/** Quoted printable ASCII. Only \" and \\ are escapes: for others zone files and Route 53 disagree on the base. */
const STRING = String.raw`("(?:[ !#-\[\]-~]|\\["\\])*")`;

const canonical: Record<RecordType, (text: string) => string> = {
  A: (text) => Ipv4Address.parse(text).text,
  AAAA: ipv6,
  CNAME: (text) => DomainName.parse(text).text,
  PTR: (text) => DomainName.parse(text).text,
  TXT: encodeTxt,

  MX(text) {
    const [preference, exchange] = fields("MX", text, [NUMBER, NAME], "10 mail.example.com");
    return [number(preference, 65535), nameOrRoot(exchange)].join(" "); // "0 ." means no mail (RFC 7505)
  },

  SRV(text) {
    const shape = [NUMBER, NUMBER, NUMBER, NAME] as const;
    const [priority, weight, port, target] = fields("SRV", text, shape, "0 5 5060 sip.example.com");
    const numbers = [priority, weight, port].map((field) => number(field, 65535));
    return [...numbers, nameOrRoot(target)].join(" "); // the root as target means no such service (RFC 2782)
  },

  CAA(text) {
    const shape = [NUMBER, "([A-Za-z0-9]+)", STRING] as const;
    const [flags, tag, value] = fields("CAA", text, shape, '0 issue "letsencrypt.org"');
    return [number(flags, 255), tag.toLowerCase(), string(value)].join(" ");
  },

  NAPTR(text) {
    const shape = [NUMBER, NUMBER, STRING, STRING, STRING, NAME] as const;
    const example = '100 50 "S" "SIP+D2U" "" _sip._udp.example.com';
    const [order, preference, flags, service, expression, target] = fields("NAPTR", text, shape, example);
    const replacement = nameOrRoot(target);
    // RFC 3403 section 4.1: a record with both is in error.
    if (expression !== '""' && replacement !== ".") throw faults.naptrBoth(text);
    const numbers = [order, preference].map((field) => number(field, 65535));
    return [...numbers, ...[flags, service, expression].map(string), replacement].join(" ");
  },
};

/** The fields of a value, one for each pattern of the shape. */
function fields<Shape extends readonly [string, ...string[]]>(
  type: RecordType,
  text: string,
  shape: Shape,
  example: string,
): { -readonly [Field in keyof Shape]: string } {
  const match = new RegExp(`^${shape.join(SPACE)}$`).exec(text);
  if (match === null) throw faults.recordData(type, text, example);
  return match.slice(1) as { -readonly [Field in keyof Shape]: string };
}

function number(field: string, highest: number): string {
  if (Number(field) > highest) throw faults.recordNumber(field, highest);
  return Number(field).toString();
}

function string(field: string): string {
  const octets = field.slice(1, -1).replace(/\\(.)/g, "$1").length;
  if (octets > LONGEST_STRING) throw faults.recordString(field);
  return field;
}

function nameOrRoot(field: string): string {
  return field === "." ? "." : DomainName.parse(field).text;
}

function ipv6(text: string): string {
  // The library also takes "fe80::1%eth0" and "2001:db8::/32".
  const isAddress = !/[%/]/.test(text) && Address6.isValid(text);
  if (!isAddress) throw faults.recordData("AAAA", text, "2001:db8::10");
  return new Address6(text).correctForm();
}
