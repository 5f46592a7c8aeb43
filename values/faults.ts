import { InvalidValue } from "./invalid-value";

/** Every way in which a value can be wrong. The codes are stable: users search for them and tests name them. */
export const faults = {
  ipv4Syntax: (got: string) =>
    fault("ipv4-syntax", got, "an IPv4 address", "write four numbers from 0 to 255, such as 10.1.0.2"),
  ipv4LeadingZero: (got: string, decimal: string) =>
    fault("ipv4-leading-zero", got, "an IPv4 address without leading zeros", readsAsOctal(decimal)),

  cidrSyntax: (got: string) =>
    fault("cidr-syntax", got, "an IPv4 CIDR", "write a network address and a prefix length, such as 10.1.0.0/16"),
  cidrPrefixMissing: (got: string) =>
    fault("cidr-prefix-missing", got, "an IPv4 CIDR with a prefix length", "append the prefix length, such as /16"),
  cidrIpv6: (got: string) => fault("cidr-ipv6", got, "an IPv4 CIDR", "IPv6 blocks are not supported here"),
  cidrLeadingZero: (got: string, decimal: string) =>
    fault("cidr-leading-zero", got, "an IPv4 CIDR without leading zeros", readsAsOctal(decimal)),
  cidrHostBits: (got: string, canonical: string) =>
    fault("cidr-host-bits", got, "an IPv4 CIDR whose host bits are zero", `write ${canonical}`),

  domainEmpty: (got: string) => fault("domain-empty", got, "a domain name", "write one such as pa1.awscloud.com"),
  domainEmptyLabel: (got: string) =>
    fault("domain-empty-label", got, "a name without empty labels", "remove the leading or doubled dot"),
  domainLabel: (got: string, label: string) =>
    fault(
      "domain-label",
      got,
      "a name of letters, digits, hyphens and underscores",
      `change ${JSON.stringify(label)}; a label neither starts nor ends with a hyphen`,
    ),
  domainLabelLength: (got: string, label: string) =>
    fault("domain-label-length", got, "a name with labels of at most 63 octets", `shorten the one of ${label.length}`),
  domainLength: (got: string, octets: number) =>
    fault("domain-length", got, "a name of at most 253 octets", `it has ${octets}`),
  domainNotAscii: (got: string, punycode: string) =>
    fault("domain-not-ascii", got, "a name in ASCII", punycode === "" ? undefined : `write its punycode, ${punycode}`),
  domainWildcard: (got: string) =>
    fault("domain-wildcard", got, "a domain name without wildcard", "a wildcard is for records only, leftmost: *.apps"),
  domainSingleLabel: (got: string, label: string) =>
    fault("domain-single-label", got, "a domain name of two or more labels", `write one such as ${label}.example.com`),
  domainNumericTop: (got: string) =>
    fault(
      "domain-numeric-top",
      got,
      "a domain name",
      "its last label is all digits, which makes it look like an address",
    ),
  domainDirectory: (got: string) =>
    fault(
      "domain-directory",
      got,
      "a domain name that AWS Directory Service takes",
      "use letters, digits and single hyphens only (no underscore, no punycode)",
    ),

  recordNameEmpty: (got: string) => fault("record-name-empty", got, "a record name", "write @ for the zone's own name"),
  recordNameAbsolute: (got: string) =>
    fault("record-name-absolute", got, "a record name", "write it relative to its zone, without trailing dot"),
  recordNameWildcard: (got: string) =>
    fault("record-name-wildcard", got, "a record name", "a wildcard is the whole leftmost label, as in *.apps"),
  recordType: (got: string, allowed: string, near: string | undefined) =>
    fault("record-type", got, `a record type (${allowed})`, didYouMean(near)),
  recordData: (type: string, got: string, example: string) =>
    fault(
      `record-data-${type.toLowerCase()}`,
      got,
      `the value of a record of type ${type}`,
      `write one such as ${example}`,
    ),
  recordNumber: (got: string, highest: number) => fault("record-number", got, `a number from 0 to ${highest}`),
  recordString: (got: string) =>
    fault("record-string", got, "a character string of at most 255 octets", "DNS allows no longer one in this record"),
  naptrBoth: (got: string) =>
    fault(
      "record-naptr-both",
      got,
      "a NAPTR value with either a regular expression or a replacement",
      'empty the one with "" or the other with .',
    ),
  txtEmpty: (got: string) => fault("txt-empty", got, "the text of a TXT record", "write at least one character"),
  txtNotText: (got: string) =>
    fault("txt-not-text", got, "well-formed Unicode text", "it holds half of a surrogate pair"),
  txtLength: (got: string, length: number) =>
    fault(
      "txt-length",
      got,
      "a TXT value of at most 4000 characters as Route 53 counts them",
      `it takes ${length} with quotes and escapes, so shorten it`,
    ),

  accountId: (got: string) =>
    fault("account-id", got, "an AWS account id", "write its 12 digits, in quotes and without hyphens"),
  region: (got: string, near: string | undefined) => fault("region", got, "an AWS region", didYouMean(near)),
  zoneLetter: (got: string, example: string) =>
    fault("availability-zone-letter", got, "the letter of an availability zone", `write one such as a, for ${example}`),
  awsId: (kind: string, got: string, example: string) =>
    fault(`aws-id-${kind}`, got, `the id of an existing ${kind.replaceAll("-", " ")}`, `write one such as ${example}`),
} as const;

function fault(code: string, got: string, allowed: string, cure?: string): InvalidValue {
  return new InvalidValue({ code, got, allowed, cure });
}

/** Many tools take 010 for the octal 8, others for 10. */
function readsAsOctal(decimal: string): string {
  return `some tools read them as octal, so write ${decimal} if that is meant`;
}

function didYouMean(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `did you mean ${near}`;
}
