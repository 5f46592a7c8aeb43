import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { TerraformJson } from "./terraform-json";

/** Synthesizes one stack as an app would, with preparation and validations, and leaves nothing behind. */
export function synthStack(build: (stack: TerraformStack) => unknown): TerraformJson {
  const outdir = mkdtempSync(join(tmpdir(), "central-dns-synth-"));
  try {
    const app = new App({ outdir });
    build(new TerraformStack(app, "stack"));
    app.synth();
    return TerraformJson.parse(readFileSync(join(outdir, "stacks", "stack", "cdk.tf.json"), "utf8"));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
