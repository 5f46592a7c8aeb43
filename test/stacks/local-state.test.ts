import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { temporaryDirectory } from "../support/temporary-directory";
import { TerraformJson } from "../support/terraform-json";
import { describeWithTerraform } from "../terraform/harness";
import { StandIn } from "../terraform/stand-in/server";
import { terraform } from "../terraform/terraform";
import { Workspace } from "../terraform/workspace";
import { withEntries, writeEnvironment } from "./estates";

describeWithTerraform("the local backend, exactly as it is written,", () => {
  const workspace = new Workspace();
  let standIn: StandIn;

  beforeAll(async () => {
    standIn = await StandIn.start();
  });
  afterAll(() => {
    standIn.stop();
    workspace.remove();
  });

  it("makes Terraform keep the state at the project's root, where another synthesis finds nothing to change", async () => {
    const project = temporaryDirectory();
    const write = () => writeEnvironment(withEntries(dev, { participants: {}, peerings: undefined }), project);
    const directory = write();
    const json = TerraformJson.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8"));
    standIn.serve(json.resources().map(({ type }) => ({ kind: "resource", type })));
    const inDirectory = (...args: string[]) =>
      terraform(args, directory, {
        ...workspace.environment(),
        TF_REATTACH_PROVIDERS: standIn.reattach,
        TF_VAR_directory_password_east: "Fe5-example-only",
      });

    await inDirectory("init");
    await inDirectory("apply", "-auto-approve");
    write();
    await inDirectory("plan", "-detailed-exitcode");

    const state = JSON.parse(readFileSync(join(project, "state", "dev.tfstate"), "utf8")) as { resources: object[] };
    expect(state.resources).toHaveLength(json.addresses().length);
    expect(readdirSync(directory).filter((name) => name.includes("tfstate"))).toEqual([]);
  });
});
