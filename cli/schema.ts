import type { Command } from "commander";
import { environmentJsonSchema } from "../model/json-schema";

/** `schema`: what an environment in JSON may say, for editors and generators. */
export function addSchema(program: Command): void {
  program
    .command("schema")
    .description("print the JSON Schema of an environment")
    .action(() => {
      console.log(JSON.stringify(environmentJsonSchema(), null, 2));
    });
}
