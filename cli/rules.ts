import type { Command } from "commander";
import { ruleCatalogue } from "../model/rules/catalogue";

/** `rules`: the page of the documentation that lists every rule. */
export function addRules(program: Command): void {
  program
    .command("rules")
    .description("print the catalogue of rules as Markdown")
    .action(() => {
      process.stdout.write(ruleCatalogue());
    });
}
