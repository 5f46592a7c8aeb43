import type { DomainName } from "../values";
import { type Forwarding, forwardedZones } from "./forwarding";

/** The lines of one part of the printed text. */
export type Paragraph = readonly string[];

/** The text of these paragraphs, a blank line between two; empty ones are left out. */
export function joinParagraphs(paragraphs: readonly Paragraph[]): string {
  return `${paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** "#" starts a comment in named.conf, unbound.conf, dnsmasq.conf and PowerShell alike. */
export function comment(...lines: readonly string[]): Paragraph {
  return lines.map((line) => `# ${line}`);
}

export function title(product: string, { environment, site, servers }: Forwarding): Paragraph {
  return comment(
    `${product}: site ${site}, environment ${environment}.`,
    `Sends the private names of the estate to its hub, ${listed(servers)}. All other names are resolved as before.`,
  );
}

/** Commands that show whether the hub can be reached and whether this server asks it. */
export function digChecks(forwarding: Forwarding): Paragraph {
  const zones = forwardedZones(forwarding);
  const direct = forwarding.servers.flatMap((server) =>
    zones
      .slice(0, 1)
      .flatMap((zone) => [`dig @${server.text} ${zone.text} SOA`, `dig @${server.text} ${zone.text} SOA +tcp`]),
  );
  const forwarded = zones.map((zone) => `dig @127.0.0.1 ${zone.text} SOA`);
  return comment(
    ...[...direct, ...forwarded].map((command) => `  ${command}`),
    'Each prints "status: NOERROR" and an SOA record; NXDOMAIN tells that the hub has no such reverse zone. If one that asks',
    "the hub itself times out, UDP or TCP port 53 is blocked on the way, or this server is outside the hub's client pools.",
    "If one that asks 127.0.0.1 prints SERVFAIL, and with +cd NOERROR, then DNSSEC validation refuses the answer.",
  );
}

export function listed(names: readonly Pick<DomainName, "text">[]): string {
  return names.map(({ text }) => text).join(", ");
}
