import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const NEEDED = ["named", "dnssec-keygen", "dnssec-signzone", "unbound", "dnsmasq", "dig"];

/** Why DNS servers cannot be started here, on port 53 of this address too; undefined if they can. */
export function obstacle(address: string): string | undefined {
  const missing = NEEDED.filter((program) => !find(program));
  if (missing.length > 0) {
    return `not installed: ${missing.join(", ")} (Debian: bind9 bind9-dnsutils unbound dnsmasq-base)`;
  }
  const bind = `const fail = (error) => { console.log(error.message); process.exit(1); };
    require("net").createServer().on("error", fail).listen(53, "${address}", () =>
      require("dgram").createSocket("udp4").on("error", fail).bind(53, "${address}", () => process.exit(0)));`;
  const { status, stdout } = spawnSync(process.execPath, ["-e", bind], { encoding: "utf8" });
  return status === 0
    ? undefined
    : `${stdout.trim()} (be root, or on Linux: sysctl net.ipv4.ip_unprivileged_port_start=53)`;
}

/** DNS servers, each in a temporary folder of its own; they end and are removed together. */
export class Servers {
  private readonly directory = mkdtempSync(join(tmpdir(), "central-dns-"));
  private readonly running: ChildProcess[] = [];

  /** A new folder that holds these files. */
  folder(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(this.directory, "server-"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  }

  /** Runs a program to its end. */
  run(folder: string, program: string, ...args: readonly string[]): void {
    execFileSync(find(program) ?? program, args, { cwd: folder, stdio: "pipe" });
  }

  /** Starts a server in the foreground and waits until it says on stderr that it is ready. */
  async start(folder: string, program: string, args: readonly string[], ready: string): Promise<void> {
    const server = spawn(this.unconfined(program), args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    this.running.push(server);
    await new Promise<void>((resolve, reject) => {
      let said = "";
      server.stderr.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes(ready)) resolve();
      });
      server.on("error", reject);
      server.on("exit", () => {
        reject(new Error(`${program} ended:\n${said.slice(-2_000)}`));
      });
    });
  }

  async stop(): Promise<void> {
    const alive = this.running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(
      alive.map((server) => {
        const ended = new Promise((resolve) => server.once("exit", resolve));
        server.kill("SIGKILL");
        return ended;
      }),
    );
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** AppArmor confines some servers to their system's folders, by the path of the program: a copy is free. */
  private unconfined(program: string): string {
    const copy = join(this.directory, program);
    if (!existsSync(copy)) copyFileSync(find(program) ?? program, copy);
    return copy;
  }
}

/** A port of 127.0.0.1 that nobody uses. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function find(program: string): string | undefined {
  // Debian's servers are in /usr/sbin, which is not on the path of ordinary users.
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}
