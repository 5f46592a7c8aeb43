import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const created: string[] = [];

/** An empty directory, gone when the tests of the file that asked for it are over. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), "central-dns-"));
  created.push(directory);
  return directory;
}

afterAll(() => {
  for (const directory of created) rmSync(directory, { recursive: true, force: true });
});
