import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { committedAddresses } from "../stacks/committed-addresses";
import { ROOT, run } from "../cli/commands";
import { temporaryDirectory } from "../support/temporary-directory";
import { describeWithTerraform } from "../terraform/harness";
import type { StackResult } from "../../cli/terraform/stack-result";

const directory = temporaryDirectory();
const temporary = join(directory, "tmp");
mkdirSync(temporary);

/** As a user types it; its files would lie in a directory of ours. */
function dryRun(...args: string[]) {
  const npm = ["npm", "--prefix", ROOT, "run", "--silent", "dry-run", "--", ...args];
  return run(directory, "env", `TMPDIR=${temporary}`, ...npm);
}

describeWithTerraform("npm run dry-run", () => {
  it("prints Terraform's plan, says first that a stand-in made it, and leaves nothing behind", () => {
    const { status, stdout } = dryRun("--env", "dev");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^A dry run: .* stand-in for the AWS provider/);
    expect(stdout).toContain('+ resource "aws_directory_service_directory"');
    expect(stdout).toMatch(/\nPlan: 113 to add, 0 to change, 0 to destroy\.\n/);
    expect(stdout).toMatch(/\ndev: 113 to add, 0 to change, 0 to destroy\n$/);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("plans every stack of an estate that finds much of it there, to the last address", () => {
    const { status, stdout, stderr } = dryRun("--env", "prod", "--json");
    expect(status).toBe(0);
    expect(stderr).toContain("A dry run: ");
    const results = JSON.parse(stdout) as StackResult[];
    const created = results.flatMap((result) =>
      "changes" in result ? result.changes.map(({ address }) => `${result.stack} ${address}`) : [],
    );
    expect(created.sort()).toEqual(committedAddresses("prod"));
  }, 120_000);

  it("takes an environment as JSON, and needs not what it keeps its state in", () => {
    const { status, stdout } = dryRun("--config", "environments/lab.json");
    expect(status).toBe(0);
    expect(stdout).toMatch(/\nlab: \d+ to add, 0 to change, 0 to destroy\n$/);
  });
});

it.each([
  ["an unknown environment", ["--env", "devs"], "did you mean dev?"],
  ["no environment", [], "choose one environment with --env: dev, prod"],
  ["an unknown option", ["--evn", "dev"], "unknown option"],
])("%s is wrong usage", (_what, args, reason) => {
  const { status, stdout, stderr } = dryRun(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(reason);
});
