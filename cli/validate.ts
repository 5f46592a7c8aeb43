import type { Command } from "commander";
import { countText, findingsText, locateFindings } from "./findings";
import { addSelection, checkSelection, type Selection } from "./selection";

interface ValidateOptions extends Selection {
  readonly json?: true;
}

/** `validate`: everything that is wrong with environments, and nothing written. */
export function addValidate(program: Command): void {
  const command = program
    .command("validate")
    .description("check environments and report everything that is wrong with them")
    .option("--json", "print the findings as JSON");
  addSelection(command).action(validate);
}

async function validate(options: ValidateOptions): Promise<void> {
  const chosen = checkSelection(options);
  const findings = await locateFindings(chosen);
  if (findings.some(({ severity }) => severity === "error")) process.exitCode = 1;
  if (options.json) {
    console.log(JSON.stringify(findings, null, 2));
    return;
  }
  if (findings.length > 0) console.log(`${findingsText(findings)}\n`);
  console.log(`${chosen.map(({ name }) => name).join(", ")}: ${countText(findings)}`);
}
