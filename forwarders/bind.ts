import type { DomainName } from "../values";
import { type Delegation, delegations, zoneFileRecords } from "./delegation";
import { type Forwarding, forwardedZones } from "./forwarding";
import { comment, digChecks, joinParagraphs, listed, type Paragraph, title } from "./text";

/**
 * For BIND: numbered parts, because statements of the options block, zones and records go to three different places.
 * Rules: BIND 9 ARM, "validate-except" and "Built-in Empty Zones".
 */
export function renderBind(forwarding: Forwarding): string {
  const parents = delegations(forwarding);
  return joinParagraphs([
    title("BIND 9.14 or newer", forwarding),
    ...options(forwarding),
    ...zones(forwarding),
    ...parents.map((parent, index) => delegation(index + 3, parent)),
    [...comment(`${parents.length + 3}. Check, after: named-checkconf && rndc reload`), ...digChecks(forwarding)],
  ]);
}

function options(forwarding: Forwarding): readonly Paragraph[] {
  return [
    comment(
      "1. Into the options block of named.conf. named takes one options block and in it one validate-except: if yours has",
      "   a validate-except, add the names to it. Recursion must be allowed for the clients of the site (allow-recursion).",
    ),
    [
      ...comment(
        "Private names are not signed, and public zones above them may deny them: DNSSEC validation would fail.",
      ),
      "validate-except {",
      ...forwardedZones(forwarding).map((zone) => `    "${zone.text}";`),
      "};",
    ],
  ];
}

function zones(forwarding: Forwarding): readonly Paragraph[] {
  return [
    comment(
      "2. Outside the options block, in named.conf or a file that it includes; where there are views, inside each view.",
      '   "forward only" is needed twice over: private names must not be looked up in public, and it makes named open its',
      "   built-in empty zones (10.in-addr.arpa and its like) for the reverse zones. No disable-empty-zone is needed.",
    ),
    ...forwardedZones(forwarding).map((zone) => forwardZone(zone, forwarding)),
  ];
}

function forwardZone(zone: DomainName, { servers }: Forwarding): Paragraph {
  return [
    `zone "${zone.text}" {`,
    "    type forward;",
    "    forward only;",
    `    forwarders { ${servers.map((server) => `${server.text};`).join(" ")} };`,
    "};",
  ];
}

/** With ";" comments, so that the part can be pasted into a zone file as a whole. */
function delegation(part: number, delegated: Delegation): Paragraph {
  const { parent, children } = delegated;
  return [
    `; ${part}. Into the zone ${parent.text}, on its primary server; raise its serial number.`,
    `;    A server that holds ${parent.text} answers from it, whatever part 2 says, unless it delegates`,
    `;    ${listed(children)}. It then uses the forwarders of part 2.`,
    ...zoneFileRecords(delegated),
  ];
}
