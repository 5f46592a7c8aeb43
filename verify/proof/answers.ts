import type { Outcome } from "../dns/resolution";
import type { Expectation } from "./expectations";

/** Whether an outcome is what a host must learn. */
export function isAnswered(expectation: Expectation, outcome: Outcome): boolean {
  switch (expectation.kind) {
    case "record":
      return (
        (outcome.kind === "answer" && (expectation.type === "CNAME" || isRightZone(expectation, outcome))) ||
        (outcome.kind === "unknown" && outcome.zone === expectation.zone)
      );
    case "site-domain":
      return outcome.kind === "held" && outcome.by.kind === "site" && outcome.by.site === expectation.site;
    case "directory-domain":
      return (
        outcome.kind === "held" && outcome.by.kind === "directory" && outcome.by.directory === expectation.directory
      );
  }
}

/** An alias ends in the zone of its target; whether that is there is V14's question. */
function isRightZone({ record, zone }: Expectation & { kind: "record" }, outcome: Outcome & { kind: "answer" }) {
  return record.type === "CNAME" || outcome.zone === zone;
}
