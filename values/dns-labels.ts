import { domainToASCII } from "node:url";
import { faults } from "./faults";

const LONGEST_LABEL = 63;
/** Letters, digits, hyphens inside, and underscores, which Route 53 and service records (RFC 2782) want. */
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

/**
 * The lower-cased labels of a name, each one checked (RFC 1035 section 2.3.4 for the length).
 * @param got what the user wrote, for the message, where the name is only a part of it
 * @throws InvalidValue
 */
export function dnsLabels(name: string, got = name): readonly string[] {
  if (/[^\0-\x7f]/.test(name)) throw faults.domainNotAscii(got, domainToASCII(got));
  const labels = name.toLowerCase().split(".");
  for (const label of labels) {
    if (label === "") throw faults.domainEmptyLabel(got);
    if (label.length > LONGEST_LABEL) throw faults.domainLabelLength(got, label);
    if (!LABEL.test(label)) throw faults.domainLabel(got, label);
  }
  return labels;
}
