import { execFile } from "node:child_process";
import { promisify } from "node:util";

interface Answer {
  readonly status: string;
  readonly flags: readonly string[];
  /** The data of the records that answer the question. */
  readonly data: readonly string[];
}

/** Asks what a "dig" command says; its @127.0.0.1 is the server on this port. */
export async function dig(port: number, command: string): Promise<Answer> {
  const words = command.split(/\s+/).slice(1);
  const toPort = words.includes("@127.0.0.1") ? ["-p", String(port)] : [];
  const options = ["+time=4", "+tries=1", "+noall", "+comments", "+answer"];
  const { stdout } = await promisify(execFile)("dig", [...toPort, ...options, ...words]);
  return {
    status: /status: (\w+)/.exec(stdout)?.[1] ?? "no answer",
    flags: (/flags: ([\w ]*);/.exec(stdout)?.[1] ?? "").split(" "),
    data: [...stdout.matchAll(/^[^;\s]\S*\s+\d+\s+IN\s+\S+\s+(.*)$/gm)].map(([, data = ""]) => data),
  };
}

/** The answer in one word: the data, or the status where there is none. */
export async function ask(port: number, question: string): Promise<string> {
  const { status, data } = await dig(port, `dig @127.0.0.1 ${question}`);
  return data.length > 0 ? data.join(" ") : status;
}
