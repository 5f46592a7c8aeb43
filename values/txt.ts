import { faults } from "./faults";

/** Octets in one DNS character string (RFC 1035 section 3.3). */
export const LONGEST_STRING = 255;
/** Characters in one Value of the Route 53 API (ResourceRecord), with quotes and escapes. */
const LONGEST_VALUE = 4000;

/**
 * The user's text as aws_route53_record takes it in `records` of type TXT.
 *
 * Relies on: the provider puts one pair of double quotes around the value and does nothing else to it, so `""` inside
 * ends one character string and begins the next. Its documentation writes that as `\"\"` because it shows a quoted
 * HCL string; in JSON too the backslash belongs to the encoding and not to the value. Inside the quotes Route 53 reads
 * `\"` as a quotation mark and `\ooo` as the octet of that octal number (Developer Guide, TXT record type).
 *
 * Text is encoded as UTF-8 and cut after every 255 octets, where need be inside a character: DNS counts octets, and
 * readers join the strings again. Terraform's `${` and `%{` are left alone.
 * @throws InvalidValue if the text is empty, not well-formed, or too long for Route 53
 */
export function encodeTxt(text: string): string {
  if (text === "") throw faults.txtEmpty(text);
  if (/\p{Surrogate}/u.test(text)) throw faults.txtNotText(text);
  const octets = [...Buffer.from(text, "utf8")];
  const strings: string[] = [];
  for (let start = 0; start < octets.length; start += LONGEST_STRING) {
    strings.push(
      octets
        .slice(start, start + LONGEST_STRING)
        .map(encodeOctet)
        .join(""),
    );
  }
  const value = strings.join('""');
  const length = value.length + '""'.length;
  if (length > LONGEST_VALUE) throw faults.txtLength(text, length);
  return value;
}

function encodeOctet(octet: number): string {
  const character = String.fromCharCode(octet);
  if (character === '"') return '\\"';
  if (character === "\\" || octet < 0x20 || octet > 0x7e) return `\\${octet.toString(8).padStart(3, "0")}`;
  return character;
}
