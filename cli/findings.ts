import { existsSync } from "node:fs";
import { type Finding, findingText } from "../model";
import { lineFinder } from "./locate";

/** What is wrong with an environment, and the file it stands in. */
export interface CheckedFile {
  readonly name: string;
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** A finding with the place where it is written. */
export interface LocatedFinding extends Finding {
  readonly environment: string;
  readonly file: string;
  readonly line?: number | undefined;
}

/** The findings of environments with the lines they point to. */
export async function locateFindings(checked: readonly CheckedFile[]): Promise<LocatedFinding[]> {
  const located = checked
    .filter(({ findings }) => findings.length > 0)
    .map(async ({ name, file, findings }) => {
      const lineOf = existsSync(file) ? await lineFinder(file, name) : () => undefined;
      return findings.map((finding) => ({ environment: name, file, line: lineOf(finding.path), ...finding }));
    });
  return (await Promise.all(located)).flat();
}

/** As a person reads them. */
export function findingsText(findings: readonly LocatedFinding[]): string {
  return findings
    .map((finding) => `${finding.file}${finding.line === undefined ? "" : `:${finding.line}`}\n${findingText(finding)}`)
    .join("\n\n");
}

/** `2 errors, 1 warning` */
export function countText(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const parts = [
    errors > 0 || warnings === 0 ? plural(errors, "error") : "",
    warnings > 0 ? plural(warnings, "warning") : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
