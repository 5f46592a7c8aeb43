import type { Command } from "commander";
import { ruleCatalogue } from "../model/rules/catalogue";
import { invariantCatalogue } from "../verify/invariants/catalogue";

/** `rules` and `invariants`: the pages of the documentation that list them. */
export function addRules(program: Command): void {
  program
    .command("rules")
    .description("print the catalogue of rules as Markdown")
    .action(() => {
      process.stdout.write(ruleCatalogue());
    });
  program
    .command("invariants")
    .description("print the catalogue of what verify proves as Markdown")
    .action(() => {
      process.stdout.write(invariantCatalogue());
    });
}
