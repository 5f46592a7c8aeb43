import { dev } from "../../environments/dev";
import { writeEnvironment } from "../stacks/estates";
import { changesIn, describeWithOpenTofu, TerraformRun } from "./harness";

describeWithOpenTofu("the same estate by OpenTofu", () => {
  it("is valid, is created, is left alone afterwards, and is destroyed", async () => {
    const run = await TerraformRun.of(writeEnvironment({ ...dev, preventDestroy: false }), {
      program: "tofu",
      variables: { directory_password_east: "Fe5-example-only" },
    });
    await run.validate();
    await run.apply();
    expect(Object.keys(await run.state()).length).toBeGreaterThan(100);
    expect(changesIn(await run.plan())).toEqual({});
    await run.destroy();
    expect(await run.state()).toEqual({});
  });
});
