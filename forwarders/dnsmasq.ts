import type { DomainName } from "../values";
import { delegations, zoneFileRecords } from "./delegation";
import type { Forwarding } from "./forwarding";
import { comment, digChecks, joinParagraphs, listed, type Paragraph, title } from "./text";

/** For dnsmasq: one file of its conf-dir. Rules: dnsmasq(8), --server, --bogus-priv, --rebind-domain-ok. */
export function renderDnsmasq(forwarding: Forwarding): string {
  const { environment, domains, reverseZones } = forwarding;
  return joinParagraphs([
    [
      ...title("dnsmasq", forwarding),
      ...comment(
        `Save it as a file of dnsmasq's conf-dir, such as /etc/dnsmasq.d/central-dns-${environment}.conf.`,
        "dnssec needs no exemption: dnsmasq does not validate answers of servers that are set for a domain, unless a",
        "trust-anchor is set for the same domain.",
      ),
    ],
    serverLines(domains, forwarding),
    [
      ...comment(
        "With stop-dns-rebind, dnsmasq drops answers that hold private addresses. These domains may have them.",
      ),
      `rebind-domain-ok=/${domains.map(({ text }) => text).join("/")}/`,
    ],
    reverseZones.length > 0
      ? [
          ...comment(
            "With bogus-priv, dnsmasq answers private reverse names itself, except in zones that have a server.",
          ),
          ...serverLines(reverseZones, forwarding),
        ]
      : [],
    siteZones(forwarding),
    [...comment("Check, after: dnsmasq --test && systemctl restart dnsmasq"), ...digChecks(forwarding)],
  ]);
}

function serverLines(zones: readonly DomainName[], { servers }: Forwarding): Paragraph {
  return zones.flatMap((zone) => servers.map((server) => `server=/${zone.text}/${server.text}`));
}

function siteZones(forwarding: Forwarding): Paragraph {
  return delegations(forwarding).flatMap((delegation) => {
    const { parent, children } = delegation;
    return comment(
      `${listed(children)}: below ${parent.text}, a domain of the site. dnsmasq obeys the longest match, so a line such as`,
      `local=/${parent.text}/ does no harm. Any other server that holds ${parent.text} and has clients needs in that zone:`,
      ...zoneFileRecords(delegation).map((line) => `  ${line}`),
    );
  });
}
