import { type Delegation, delegations } from "./delegation";
import { type Forwarding, forwardedZones } from "./forwarding";
import { comment, joinParagraphs, type Paragraph, title } from "./text";

/**
 * For Windows DNS Server: a PowerShell script that may run again.
 * Source: Microsoft, module DnsServer of Windows Server 2022. No blank line inside a block: the prompt would end it.
 */
export function renderWindows(forwarding: Forwarding): string {
  return joinParagraphs([
    [
      ...title("Windows DNS Server 2012 or newer", forwarding),
      ...comment(
        "Paste it into an elevated PowerShell on a domain controller that is a DNS server of the site. It may run again.",
        '-ReplicationScope "Forest" gives the forwarders to every such server of the forest. On a DNS server that is not a',
        "domain controller, take that parameter out, and run the script on each server.",
        "DNSSEC: the server validates only below a trust anchor, and has none unless one was installed. Where the root's is",
        '(Get-DnsServerTrustAnchor -Name "."), take care that the checks at the end succeed: private names are not signed.',
      ),
    ],
    [
      `$hub = ${quoted(forwarding.servers)}`,
      "$zones = @(",
      forwardedZones(forwarding)
        .map((zone) => `    "${zone.text}"`)
        .join(",\n"),
      ")",
    ],
    ...delegations(forwarding).map(delegation),
    FORWARDERS,
    checks(forwarding),
  ]);
}

/** Add knows -UseRecursion as a switch only; Set takes $false. */
const FORWARDERS: Paragraph = [
  "foreach ($zone in $zones) {",
  "    $present = Get-DnsServerZone -Name $zone -ErrorAction SilentlyContinue",
  '    if ($present -and $present.ZoneType -ne "Forwarder") {',
  '        Write-Warning "$zone is a zone of this server already, so it cannot be forwarded: $($present.ZoneType)"',
  "        continue",
  "    }",
  "    if (-not $present) {",
  '        Add-DnsServerConditionalForwarderZone -Name $zone -MasterServers $hub -ReplicationScope "Forest"',
  "    }",
  "    # Private names must not be looked up in public, not even when the hub is silent.",
  "    Set-DnsServerConditionalForwarderZone -Name $zone -MasterServers $hub -UseRecursion $false",
  "}",
];

/** Before the forwarders: a server can forward a name below a zone that it holds only where that zone delegates it. */
function delegation({ parent, children, nameServers }: Delegation): Paragraph {
  return [
    ...comment(
      `A server that holds the zone ${parent.text} forwards a name below it only where the zone delegates that name.`,
      "Other DNS servers that hold the zone need the same NS and A records in it. A delegation that is there stays as it is.",
    ),
    ...children.flatMap((child) => {
      const zone = `-Name "${parent.text}" -ChildZoneName "${child.text.slice(0, -parent.text.length - 1)}"`;
      return [
        `if ((Get-DnsServerZone -Name "${parent.text}" -ErrorAction SilentlyContinue).ZoneType -eq "Primary" -and`,
        `    -not (Get-DnsServerZoneDelegation ${zone} -ErrorAction SilentlyContinue)) {`,
        ...nameServers.map(
          ({ name, address }) =>
            `    Add-DnsServerZoneDelegation ${zone} -NameServer "${name.text}" -IPAddress ${address.text}`,
        ),
        "}",
      ];
    }),
  ];
}

function checks(forwarding: Forwarding): Paragraph {
  return [
    ...comment("Check: the hub itself by UDP and TCP, then this server. Each command prints an SOA record."),
    "foreach ($server in $hub) {",
    "    Resolve-DnsName -Name $zones[0] -Type SOA -Server $server -DnsOnly",
    "    Resolve-DnsName -Name $zones[0] -Type SOA -Server $server -DnsOnly -TcpOnly",
    "}",
    ...forwardedZones(forwarding).map(
      (zone) => `Resolve-DnsName -Name ${zone.text} -Type SOA -Server 127.0.0.1 -DnsOnly`,
    ),
  ];
}

function quoted(texts: Forwarding["servers"]): string {
  return texts.map(({ text }) => `"${text}"`).join(", ");
}
