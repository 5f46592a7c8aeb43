import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { JsonText } from "../../../verify/terraform/expression/outcome";
import { isObject, Reference, Unknown, type Value } from "../../../verify/terraform";
import { temporaryDirectory } from "../../support/temporary-directory";

/** A directory with these files: text as it is, anything else as JSON. */
export function directoryOf(files: Readonly<Record<string, unknown>>): string {
  const directory = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  }
  return directory;
}

/** A value as it is easy to compare: references and what is not known as text. */
export function plain(value: Value | undefined): unknown {
  if (value instanceof Reference) return `&${value.text}`;
  if (value instanceof JsonText) return { json: plain(value.content) };
  if (value instanceof Unknown) return `? ${value.reason}`;
  if (Array.isArray(value)) return (value as readonly Value[]).map(plain);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)])) : value;
}
