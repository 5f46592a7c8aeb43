import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Relay, relay } from "./relay";
import { freePort, type Servers } from "./servers";

/** Addresses of this process alone, so that two runs of the tests do not meet. */
const LOOPBACK = `127.53.${process.pid % 256}`;
export const HUB_ADDRESSES = [`${LOOPBACK}.1`, `${LOOPBACK}.2`];
export const INTERNET_ADDRESS = `${LOOPBACK}.3`;

const HUB_RECORDS = {
  "awscloud.com": "www A 10.20.0.1",
  "pa3.awscloud.com": "server A 10.20.3.4",
  "corp.example.net": "@ A 10.20.0.10",
  "aws.example.com": "app A 10.20.9.9",
  "20.10.in-addr.arpa": "4.3 PTR server.pa3.awscloud.com.",
  "16.172.in-addr.arpa": "4.3 PTR server.pa4.awscloud.com.",
};

/**
 * What the DNS server of a site meets: a hub, and a public DNS whose signed root knows one name, www.unrelated.org.
 * It denies every private name with a proof, as the real one does, so a validating server must be told to believe the hub.
 */
export class World {
  /** The key of the root: as a DNSKEY and as a DS record. */
  readonly trustAnchor: { readonly dnskey: string; readonly ds: string };
  private readonly root: string;
  private readonly relays: Relay[] = [];

  constructor(readonly servers: Servers) {
    this.root = servers.folder({
      root: `$TTL 60\n. SOA ns.root. admin. 1 60 60 60 60\n. NS ns.root.\nns.root. A ${INTERNET_ADDRESS}\nwww.unrelated.org. A 1.2.3.4\n`,
    });
    servers.run(this.root, "dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", ".");
    const [key = ""] = readdirSync(this.root).filter((name) => name.endsWith(".key"));
    servers.run(this.root, "dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", ".");
    servers.run(this.root, "dnssec-signzone", "-S", "-Q", "-o", ".", "root");
    this.trustAnchor = {
      dnskey: /^\. IN DNSKEY .*$/m.exec(readFileSync(join(this.root, key), "utf8"))?.[0] ?? "",
      ds: readFileSync(join(this.root, "dsset-."), "utf8"),
    };
  }

  async start(): Promise<void> {
    const files = Object.entries(HUB_RECORDS).map(([name, records]) => [name, zoneFile(records)] as const);
    const hub = this.servers.folder(Object.fromEntries(files));
    const hubPort = await startNamed(
      this.servers,
      hub,
      AUTHORITATIVE,
      files.map(([name]) => primary(name, name)),
    );
    // dnsmasq asks this server for recursion and takes no answer without the flag.
    const rootPort = await startNamed(this.servers, this.root, `${AUTHORITATIVE} recursion yes;`, [
      primary(".", "root.signed"),
    ]);
    this.relays.push(await relay(INTERNET_ADDRESS, rootPort));
    for (const address of HUB_ADDRESSES) this.relays.push(await relay(address, hubPort));
  }

  /** The names that the hub was asked, by UDP. */
  get askedOfHub(): readonly string[] {
    return this.relays.slice(1).flatMap(({ asked }) => asked);
  }

  async stop(): Promise<void> {
    for (const { close } of this.relays) close();
    await this.servers.stop();
  }
}

const AUTHORITATIVE = "empty-zones-enable no; dnssec-validation no;";

/** @returns the port of 127.0.0.1 on which it answers */
export async function startNamed(
  servers: Servers,
  folder: string,
  options: string,
  topLevel: readonly string[],
): Promise<number> {
  const port = await freePort();
  const conf = servers.folder({
    "named.conf": `options {
      directory "${folder}"; pid-file none; session-keyfile none;
      listen-on port ${port} { 127.0.0.1; }; listen-on-v6 { none; }; allow-query { any; };
      ${options}
    };
    controls { };
    ${topLevel.join("\n")}`,
  });
  await servers.start(folder, "named", ["-g", "-n", "1", "-c", join(conf, "named.conf")], " running\n");
  return port;
}

export function primary(zone: string, file: string): string {
  return `zone "${zone}" { type primary; file "${file}"; };`;
}

export function zoneFile(records: string): string {
  return `$TTL 60\n@ SOA ns admin 1 60 60 60 60\n@ NS ns\nns A 10.20.0.10\n${records}\n`;
}
