import { DomainName } from "../values";
import { delegations, zoneFileRecords } from "./delegation";
import { type Forwarding, forwardedZones } from "./forwarding";
import { comment, digChecks, joinParagraphs, listed, type Paragraph, title } from "./text";

/**
 * The private reverse zones that Unbound answers itself, with NXDOMAIN.
 * Source: RFC 6303 and RFC 7793; unbound.conf(5), "local-zone".
 */
export const BUILT_IN_REVERSE_ZONES: readonly DomainName[] = [
  "10",
  ...from(16, 31).map((octet) => `${octet}.172`),
  "168.192",
  ...from(64, 127).map((octet) => `${octet}.100`),
].map((reversed) => DomainName.parse(`${reversed}.in-addr.arpa`));

/** For Unbound: one file to include, since server: may occur more than once. */
export function renderUnbound(forwarding: Forwarding): string {
  const zones = forwardedZones(forwarding);
  return joinParagraphs([
    [
      ...title("Unbound", forwarding),
      ...comment(
        `Save it as a file that unbound.conf includes, such as /etc/unbound/unbound.conf.d/central-dns-${forwarding.environment}.conf.`,
      ),
    ],
    [
      "server:",
      ...indented(
        ...comment(
          "Private names are not signed, and public zones above them may deny them: DNSSEC validation would fail.",
        ),
        ...zones.map((zone) => `domain-insecure: "${zone.text}."`),
      ),
    ],
    indented(
      ...comment(
        "Where private-address is set, Unbound strips private addresses from answers. These domains may have them.",
      ),
      ...forwarding.domains.map((domain) => `private-domain: "${domain.text}."`),
    ),
    indented(
      ...comment(
        "A proof that a name does not exist in public (such as a top-level domain) denies all names below it, forwarded",
        "ones too, unless this is off. Each name is still validated by itself.",
      ),
      "harden-below-nxdomain: no",
    ),
    builtInZones(forwarding),
    siteZones(forwarding),
    ...zones.map((zone) => [
      "forward-zone:",
      ...indented(
        `name: "${zone.text}."`,
        ...forwarding.servers.map((server) => `forward-addr: ${server.text}`),
        // Private names must not be looked up in public.
        "forward-first: no",
      ),
    ]),
    [...comment("Check, after: unbound-checkconf && unbound-control reload"), ...digChecks(forwarding)],
  ]);
}

/** A built-in zone is opened whole only where all of it is forwarded: the rest must not leak to public servers. */
function builtInZones({ reverseZones }: Forwarding): Paragraph {
  const lines = reverseZones.flatMap((zone) => {
    const inside = BUILT_IN_REVERSE_ZONES.filter((builtIn) => builtIn.isWithin(zone));
    const isPart = BUILT_IN_REVERSE_ZONES.some((builtIn) => zone.isBelow(builtIn));
    return isPart ? [transparent(zone)] : inside.map((builtIn) => `local-zone: "${builtIn.text}." nodefault`);
  });
  const why = comment("Unbound answers private reverse names itself, with NXDOMAIN, unless they are opened.");
  return lines.length > 0 ? indented(...why, ...lines) : [];
}

function siteZones(forwarding: Forwarding): Paragraph {
  return delegations(forwarding).flatMap((delegation) => {
    const { parent, children } = delegation;
    return indented(
      ...comment(
        `${listed(children)}: below ${parent.text}, a domain of the site. Where this server has ${parent.text} as a`,
        "local-zone, these lines open it; where it has it as an auth-zone, set for-downstream: no there. Any other server",
        `that holds ${parent.text} and has clients needs in that zone:`,
        ...zoneFileRecords(delegation).map((line) => `  ${line}`),
      ),
      ...children.map(transparent),
    );
  });
}

function transparent(zone: DomainName): string {
  return `local-zone: "${zone.text}." transparent`;
}

function indented(...lines: readonly string[]): Paragraph {
  return lines.map((line) => `    ${line}`);
}

function from(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
