import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import type { StackResult } from "../../cli/terraform/stack-result";
import { stacksOf, withEntries } from "../stacks/estates";
import { Cloud, describeWithTerraform } from "../terraform/harness";
import { contentsOf, type Outcome, TRACE } from "./commands";
import { Operator } from "./operator";
import { forgetBuilds, workingCopy } from "./working-copy";

const HUB = "dev-hub-east";
const PARTICIPANTS = ["dev-participant-pa1", "dev-participant-pa2", "dev-participant-pa3"];
const PEERING = "dev-peering-pa1-pa3";
const resources = (stack: string) => stacksOf(perAccount).get(stack)?.resources().length ?? 0;
const perAccount = withEntries(dev, { stacks: "per-account" });

describeWithTerraform("npm run plan", () => {
  it("shows Terraform's plan of one environment, though another is broken", async () => {
    const copy = workingCopy();
    const broken = join(copy, "environments/prod.ts");
    writeFileSync(broken, readFileSync(broken, "utf8").replace('"222222222222"', '"2222"'));
    forgetBuilds(copy);
    const operator = await Operator.start({ directory: copy });
    const { status, stdout } = await operator.types(["npm", "run", "--silent", "plan", "--", "dev"]);
    operator.stop();
    expect(status).toBe(0);
    expect(stdout).toContain('+ resource "aws_directory_service_directory"');
    expect(stdout).toMatch(/\nPlan: 113 to add, 0 to change, 0 to destroy\.\n/);
    expect(stdout).toMatch(/\ndev: 113 to add, 0 to change, 0 to destroy\n$/);
    expect(Object.keys(contentsOf(copy)).filter((file) => file.startsWith("state/"))).toEqual([]);
    expect(readdirSync(copy)).not.toContain("cdktf.out");
  });

  describe("on an environment of several stacks", () => {
    let operator: Operator;
    const plan = (args = "", settings = {}) =>
      operator.centralDns(`plan --config environment.json ${args}`.trim(), settings);
    beforeAll(async () => {
      operator = await Operator.start();
      operator.write(perAccount);
    });
    afterAll(() => {
      operator.stop();
    });

    it("plans the hub, and says of all that read what it publishes that they wait for it", async () => {
      const { status, stdout, stderr } = await plan();
      expect(status).toBe(0);
      const waits = `waits for ${HUB} to be applied (not published yet: /central-dns/dev/hubs/east)`;
      expect(stdout).toContain(`\n${HUB}: ${resources(HUB)} to add, 0 to change, 0 to destroy\n`);
      for (const stack of PARTICIPANTS) expect(stdout).toContain(`\n${stack}: ${waits}\n`);
      expect(stdout).toContain(
        `\n${PEERING}: waits for dev-participant-pa1 and dev-participant-pa3 to be applied ` +
          "(not published yet: /central-dns/dev/vpcs/pa1/main, /central-dns/dev/vpcs/pa3/main)\n",
      );
      expect(stderr).toBe(
        [HUB, ...PARTICIPANTS, PEERING].map((stack, at) => `planning ${stack} (${at + 1} of 5)\n`).join(""),
      );
    });

    it("tells programs the same as JSON, and nothing else on stdout", async () => {
      const results = resultsOf(await plan("--json"));
      expect(results.map(({ stack, status }) => `${stack} ${status}`)).toEqual([
        `${HUB} planned`,
        ...[...PARTICIPANTS, PEERING].map((stack) => `${stack} waiting`),
      ]);
      expect(results[0]).toMatchObject({
        changes: expect.arrayContaining([
          { address: expect.stringMatching(/^aws_directory_service_directory\./) as string, actions: ["create"] },
        ]) as object,
        objections: [],
      });
      expect(results[1]).toMatchObject({ missing: ["/central-dns/dev/hubs/east"], publishers: [HUB] });
    });

    it("keeps neither a password nor a plan that holds one", async () => {
      const temporary = join(operator.directory, "tmp");
      mkdirSync(temporary);
      const { status, stdout } = await plan(`--json --stack ${HUB}`, { env: { TMPDIR: temporary } });
      expect(status).toBe(0);
      expect(stdout).not.toContain("Fe5-example-only");
      expect(readdirSync(temporary)).toEqual([]);
      const left = Object.keys(contentsOf(join(operator.directory, "cdktf.out.dev/stacks", HUB)));
      expect(left.filter((file) => !file.startsWith(".terraform"))).toEqual(["cdk.tf.json"]);
    });

    it("plans the one stack that is asked for", async () => {
      const { status, stdout } = await plan(`--stack ${PARTICIPANTS[1]}`);
      expect({ status, stdout }).toEqual({
        status: 0,
        stdout: `${PARTICIPANTS[1]}: waits for ${HUB} to be applied (not published yet: /central-dns/dev/hubs/east)\n`,
      });
    });

    it("stops at the first stack that fails, says why, and that the others were not reached", async () => {
      const { status, stdout, stderr } = await plan("", { env: { TF_VAR_directory_password_east: undefined } });
      expect(status).toBe(1);
      expect(stdout).toBe(
        [`${HUB}: failed`, ...[...PARTICIPANTS, PEERING].map((stack) => `${stack}: not reached`), ""].join("\n"),
      );
      expect(stderr).toContain("Error: No value for required variable");
      expect(stderr).toContain("export TF_VAR_directory_password_east=...");
      expect(stderr).not.toMatch(TRACE);
    });
  });

  describe("does not call it waiting", () => {
    let operator: Operator;
    const planAfterHub = async (environment: object, seed: (cloud: Cloud) => void) => {
      const cloud = new Cloud();
      operator = await Operator.start({ cloud });
      operator.write(environment);
      await operator.centralDns(`deploy --config environment.json --stack ${HUB} --auto-approve`);
      seed(cloud);
      return operator.centralDns(`plan --config environment.json --stack ${PARTICIPANTS[0]}`);
    };
    afterEach(() => {
      operator.stop();
    });

    it("when something is missing that no stack publishes", async () => {
      const planned = await planAfterHub(
        withEntries(perAccount, { "participants/pa1/vpcs/main": existing }),
        () => undefined,
      );
      expect(planned).toMatchObject({ status: 1, stdout: `${PARTICIPANTS[0]}: failed\n` });
      expect(planned.stderr).toMatch(/^at data\.aws_vpc\./m);
    });

    it("when what is published cannot be read", async () => {
      const name = "/central-dns/dev/hubs/east";
      const owner = { account: "111111111111", region: "us-east-1" };
      const planned = await planAfterHub(perAccount, (cloud) =>
        cloud.seed("aws_ssm_parameter", owner, { id: "a second one", name }),
      );
      expect(planned).toMatchObject({ status: 1, stdout: `${PARTICIPANTS[0]}: failed\n` });
      expect(planned.stderr).toContain("Several match aws_ssm_parameter");
    });
  });
});

describe("what no plan can be made of is refused as wrong usage, in words:", () => {
  it.each([
    ["no environment", "plan", "which environment?"],
    ["an unknown environment", "plan devs", "did you mean dev?"],
    ["an unknown stack", "plan dev --stack hub", 'dev has no stack "hub": there is dev'],
    ["an environment and a file", "plan dev --config environment.json", "Either name one of environments/ or give one"],
    ["no terraform", "plan dev", "terraform-of-nobody cannot be run: install Terraform"],
  ])("%s", async (_what, line, reason) => {
    const operator = await Operator.start();
    const { status, stdout, stderr } = await operator.centralDns(line, {
      env: { TERRAFORM_BINARY_NAME: "terraform-of-nobody" },
    });
    operator.stop();
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(TRACE);
  });
});

const existing = {
  region: "us-east-1",
  cidr: "10.1.0.0/16",
  existing: { vpc: "vpc-0a72a0b1c2d3e4f50", routeTables: { private: "rtb-0a72a0b1c2d3e4f50" } },
};

function resultsOf({ stdout }: Outcome): StackResult[] {
  return JSON.parse(stdout) as StackResult[];
}
