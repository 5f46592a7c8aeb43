import { join } from "node:path";
import type { ForwarderFormat } from "../../forwarders";
import { parts } from "./example";
import { freePort } from "./servers";
import { INTERNET_ADDRESS, primary, startNamed, type World, zoneFile } from "./world";

/**
 * Starts the DNS server of a site that validates DNSSEC, refuses private addresses in public answers where it can, and
 * serves example.com; with a printed text pasted where it says. @returns its port of 127.0.0.1
 */
type StartSite = (world: World, text: string) => Promise<number>;

export const SITES: Record<Exclude<ForwarderFormat, "windows">, StartSite> = {
  bind: async ({ servers, trustAnchor }, text) => {
    const [options = "", ...others] = parts(text);
    const forZoneFile = others.filter((part) => part.startsWith(";"));
    const forTopLevel = others.filter((part) => part.startsWith("#"));
    const [, , , flags, protocol, algorithm, ...key] = trustAnchor.dnskey.split(" ");
    const folder = servers.folder({
      hints: hints(),
      "example.com": zoneFile(forZoneFile.join("\n")),
    });
    return startNamed(servers, folder, `recursion yes; dnssec-validation yes;\n${options}`, [
      `trust-anchors { . static-key ${[flags, protocol, algorithm].join(" ")} "${key.join("")}"; };`,
      'zone "." { type hint; file "hints"; };',
      primary("example.com", "example.com"),
      ...forTopLevel,
    ]);
  },

  unbound: async ({ servers, trustAnchor }, text) => {
    const port = await freePort();
    const server = `server:
      directory: ""
      chroot: ""
      username: ""
      pidfile: ""
      use-syslog: no
      logfile: ""
      interface: 127.0.0.1@${port}
      do-ip6: no
      do-not-query-localhost: no
      root-hints: hints
      trust-anchor-file: anchor
      aggressive-nsec: yes
      private-address: 10.0.0.0/8
      local-zone: "example.com." static
      include: central-dns.conf\n`;
    const folder = servers.folder({
      hints: hints(),
      anchor: `${trustAnchor.dnskey}\n`,
      "unbound.conf": server,
      "central-dns.conf": text,
    });
    await servers.start(folder, "unbound", ["-d", "-c", join(folder, "unbound.conf")], "start of service");
    return port;
  },

  dnsmasq: async ({ servers, trustAnchor }, text) => {
    const port = await freePort();
    const [, , , tag, algorithm, digestType, ...digest] = trustAnchor.ds.trim().split(/\s+/);
    const folder = servers.folder({
      "dnsmasq.conf": `no-daemon
        no-resolv
        no-hosts
        pid-file=
        port=${port}
        listen-address=127.0.0.1
        bind-interfaces
        server=${INTERNET_ADDRESS}
        dnssec
        trust-anchor=.,${[tag, algorithm, digestType, digest.join("")].join(",")}
        bogus-priv
        stop-dns-rebind
        local=/example.com/
        conf-file=central-dns.conf\n`.replace(/^ +/gm, ""),
      "central-dns.conf": text,
    });
    await servers.start(folder, "dnsmasq", ["-C", join(folder, "dnsmasq.conf")], "started");
    return port;
  },
};

function hints(): string {
  return `. 60 NS ns.root.\nns.root. 60 A ${INTERNET_ADDRESS}\n`;
}
