import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithTerraform } from "../../terraform/harness";
import { StandIn } from "../../terraform/stand-in/server";
import { terraform } from "../../terraform/terraform";
import { temporaryDirectory } from "../../support/temporary-directory";
import { ESTATES } from "./estates";
import { edited, terraformFiles } from "./fixtures";

describeWithTerraform("estates that were not made by our modules", () => {
  it.each(ESTATES)("$fixture is Terraform that Terraform accepts", async ({ fixture }) => {
    await validate(edited(fixture, []));
  });
});

/** Real Terraform over the schemas of the stand-in for the AWS provider. */
async function validate(directory: string): Promise<void> {
  const standIn = await StandIn.start({ bySchemaAlone: true });
  try {
    standIn.serve(typesIn(directory));
    const environment = {
      PATH: process.env.PATH,
      HOME: directory,
      TF_DATA_DIR: join(temporaryDirectory(), "data"),
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
      TF_REATTACH_PROVIDERS: standIn.reattach,
    };
    await terraform(["init", "-backend=false"], directory, environment);
    await terraform(["validate", "-json"], directory, environment);
  } finally {
    standIn.stop();
  }
}

function typesIn(directory: string) {
  const text = terraformFiles(directory).map((file) => readFileSync(file, "utf8"));
  const types = text.flatMap((content) => [...content.matchAll(/"(aws_\w+)"/g)].map(([, type = ""]) => type));
  return [...new Set(types)].map((type) => ({ kind: "resource", type }) as const);
}
