import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileOf = (environment: string) => join(__dirname, `${environment}.addresses.txt`);

/** The addresses that users of an example have in their states: `<stack> <address>`, one a line, sorted. */
export function committedAddresses(environment: string): string[] {
  return readFileSync(fileOf(environment), "utf8").trimEnd().split("\n");
}

export function commitAddresses(environment: string, addresses: readonly string[]): void {
  writeFileSync(fileOf(environment), `${addresses.join("\n")}\n`);
}
