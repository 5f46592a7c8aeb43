import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "../../support/temporary-directory";

/** Estates that other people might have written: plain Terraform, made without our modules. */
const FIXTURES = join(__dirname, "..", "..", "fixtures");

/** A change of one file, as somebody would make it: the text must stand there exactly once. */
export interface Edit {
  readonly file: string;
  readonly replace: string;
  readonly by: string;
}

/** A copy of a fixture with some edits made. */
export function edited(fixture: string, edits: readonly Edit[]): string {
  const directory = temporaryDirectory();
  cpSync(join(FIXTURES, fixture), directory, { recursive: true });
  for (const { file, replace, by } of edits) {
    const path = join(directory, file);
    const [before = "", after, ...more] = readFileSync(path, "utf8").split(replace);
    if (after === undefined || more.length > 0) {
      throw new Error(`${file} of ${fixture} has ${after === undefined ? "no" : "more than one"} ${replace}`);
    }
    writeFileSync(path, before + by + after);
  }
  return directory;
}

/** Every file of Terraform in a directory and below it. */
export function terraformFiles(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tf") || file.endsWith(".tf.json"))
    .map((file) => join(directory, file));
}
