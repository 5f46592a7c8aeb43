import type { Objection } from "./objections";
import { doneText, intentText, type PlannedChange } from "./plan-json";

/** What became of one stack. */
export type StackResult = { readonly stack: string } & (
  | { readonly status: "unchanged" | "not-reached" }
  | {
      readonly status: "planned" | "refused";
      readonly changes: readonly PlannedChange[];
      readonly objections: readonly Objection[];
    }
  | { readonly status: "applied" | "declined"; readonly changes: readonly PlannedChange[] }
  | { readonly status: "waiting"; readonly missing: readonly string[]; readonly publishers: readonly string[] }
  | { readonly status: "failed"; readonly error: string }
);

/** Prints the results: one line for each stack, or JSON. */
export function printResults(results: readonly StackResult[], json: true | undefined): void {
  console.log(json ? JSON.stringify(results, null, 2) : results.map(resultText).join("\n"));
}

function resultText(result: StackResult): string {
  return `${result.stack}: ${outcomeText(result)}`;
}

function outcomeText(result: StackResult): string {
  switch (result.status) {
    case "unchanged":
      return "no changes";
    case "planned":
      return intentText(result.changes);
    case "applied":
      return `applied: ${doneText(result.changes)}`;
    case "declined":
      return "not approved, nothing was applied";
    case "refused":
      return "refused, nothing was applied";
    case "waiting":
      return waitingText(result.missing, result.publishers);
    case "failed":
      return "failed";
    case "not-reached":
      return "not reached";
  }
}

function waitingText(missing: readonly string[], publishers: readonly string[]): string {
  const whose = publishers.length > 0 ? publishers.join(" and ") : "another stack";
  return `waits for ${whose} to be applied (not published yet: ${missing.join(", ")})`;
}
