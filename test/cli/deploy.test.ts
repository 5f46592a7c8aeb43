import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { stacksOf, withEntries } from "../stacks/estates";
import { Cloud, describeWithTerraform } from "../terraform/harness";
import { type CloudObject, Refusal } from "../terraform/stand-in/cloud";
import { TRACE } from "./commands";
import { Operator } from "./operator";

const HUB = "dev-hub-east";
const [PA1, PA2, PA3] = ["dev-participant-pa1", "dev-participant-pa2", "dev-participant-pa3"] as const;
const PEERING = "dev-peering-pa1-pa3";
const perAccount = withEntries(dev, { stacks: "per-account" });
const resources = new Map([...stacksOf(perAccount)].map(([stack, json]) => [stack, json.resources().length]));
const added = (stack: string) => `${stack}: applied: ${resources.get(stack) ?? 0} added, 0 changed, 0 destroyed`;
const withoutZone = withEntries(perAccount, { "participants/pa2/retired": true });

/** An AWS in which somebody interrupts what makes the first VPC. */
class Interrupting extends Cloud {
  interrupt: (() => void) | undefined;

  override put(object: CloudObject): void {
    super.put(object);
    if (object.type !== "aws_vpc") return;
    this.interrupt?.();
    this.interrupt = undefined; // a second one would kill it
  }
}

interface Managed {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider: string;
}

/** An AWS that makes no zone while it is out of order. */
class Outage extends Cloud {
  over = false;

  override put(object: CloudObject): void {
    if (!this.over && object.type === "aws_route53_zone" && object.account === "333333333333") {
      throw new Refusal("Throttling", "Rate exceeded");
    }
    super.put(object);
  }
}

describeWithTerraform("npm run deploy", () => {
  let operator: Operator;
  const deploy = (args = "", settings = {}) =>
    operator.centralDns(`deploy --config environment.json ${args}`.trim(), settings);
  const stateOf = (stack: string) => join(operator.directory, "state", `${stack}.tfstate`);
  const zonesIn = (stack: string) => readFileSync(stateOf(stack), "utf8").match(/"type": "aws_route53_zone"/g) ?? [];
  afterEach(() => {
    operator.stop();
  });

  describe("for an environment of several stacks", () => {
    it("applies stack after stack in the order in which they need each other, and then has nothing to do", async () => {
      operator = await Operator.start();
      operator.write(perAccount);
      const { status, stdout, stderr } = await deploy("--auto-approve");
      expect({ status, stdout }).toEqual({
        status: 0,
        stdout: [HUB, PA1, PA2, PA3, PEERING].map((stack) => `${added(stack)}\n`).join(""),
      });
      expect(stderr).toContain(`Apply complete! Resources: ${resources.get(HUB) ?? 0} added`);
      const again = await deploy("--auto-approve");
      const stacks = [HUB, PA1, PA2, PA3, PEERING];
      expect(again).toMatchObject({ status: 0, stdout: stacks.map((stack) => `${stack}: no changes\n`).join("") });
    }, 120_000);

    it("applies one stack, and refuses one whose hub is not applied, saying that it waits", async () => {
      operator = await Operator.start();
      operator.write(perAccount);
      const early = await deploy(`--auto-approve --stack ${PA1}`);
      expect(early).toMatchObject({
        status: 1,
        stdout: `${PA1}: waits for ${HUB} to be applied (not published yet: /central-dns/dev/hubs/east)\n`,
      });
      await deploy(`--auto-approve --stack ${HUB}`);
      const { status, stdout } = await deploy(`--auto-approve --json --stack ${PA1}`);
      expect({ status, results: JSON.parse(stdout) as unknown }).toMatchObject({
        status: 0,
        results: [{ stack: PA1, status: "applied" }],
      });
      expect([HUB, PA1, PA2].map((stack) => existsSync(stateOf(stack)))).toEqual([true, true, false]);
    }, 60_000);

    it("stops at the first stack that fails, and goes on from there the next time", async () => {
      const cloud = new Outage();
      operator = await Operator.start({ cloud });
      operator.write(perAccount);
      const { status, stdout, stderr } = await deploy("--auto-approve");
      expect(status).toBe(1);
      expect(stdout.split("\n").slice(1)).toEqual([
        added(PA1),
        `${PA2}: failed`,
        `${PA3}: not reached`,
        `${PEERING}: not reached`,
        "",
      ]);
      expect(stderr).toContain("Rate exceeded");
      expect(stderr).toContain(`${PA2} is applied in part: mend what Terraform says and deploy again`);
      expect(stderr).not.toMatch(TRACE);
      cloud.over = true;
      const again = await deploy("--auto-approve");
      expect(again.status).toBe(0);
      expect(again.stdout).toMatch(new RegExp(`^${HUB}: no changes\n${PA1}: no changes\n${PA2}: applied: \\d+ added`));
    }, 120_000);
  });

  describe("asks before it applies:", () => {
    it.each([
      ["yes is a yes", "yes\n", 0, "dev: applied: 113 added, 0 changed, 0 destroyed\n"],
      ["anything else is none", "y\n", 1, "dev: not approved, nothing was applied\n"],
      ["nobody there is none", "", 1, "dev: not approved, nothing was applied\n"],
    ])("%s", async (_what, input, expected, line) => {
      operator = await Operator.start();
      const { status, stdout, stderr } = await operator.centralDns("deploy dev", { input });
      expect({ status, stdout }).toEqual({ status: expected, stdout: line });
      expect(stderr).toMatch(/Plan: 113 to add.*apply this to dev\? Only "yes" is accepted: /s);
      expect(existsSync(stateOf("dev"))).toBe(expected === 0);
    });
  });

  describe("refuses a plan that deletes a zone or a directory,", () => {
    it("until it is named", async () => {
      operator = await Operator.start();
      operator.write(perAccount);
      for (const stack of [HUB, PA2]) await deploy(`--auto-approve --stack ${stack}`);
      operator.write(withoutZone);
      const refused = await deploy(`--auto-approve --stack ${PA2}`);
      expect(refused).toMatchObject({ status: 1, stdout: `${PA2}: refused, nothing was applied\n` });
      const [, address = ""] =
        /^ {2}(aws_route53_zone\.\S+): the plan deletes the zone pa2\.awscloud\.com$/m.exec(refused.stderr) ?? [];
      expect(refused.stderr).toContain(`if that is meant: --allow-destroy '${address}'`);
      expect(zonesIn(PA2)).toHaveLength(1);
      const planned = await operator.centralDns(`plan --config environment.json --stack ${PA2}`);
      expect(planned.status).toBe(0);
      expect(planned.stderr).toContain(`deploy will refuse this:\n  ${address}: the plan deletes the zone`);
      expect(await deploy(`--auto-approve --stack ${PA2} --allow-destroy aws_route53_zone.another`)).toMatchObject({
        status: 1,
      });
      const allowed = await deploy(`--auto-approve --stack ${PA2} --allow-destroy ${address}`);
      expect(allowed).toMatchObject({
        status: 0,
        stdout: `${PA2}: applied: 0 added, 0 changed, ${resources.get(PA2) ?? 0} destroyed\n`,
      });
      expect(zonesIn(PA2)).toEqual([]);
    }, 60_000);

    it("also by replacing it, where prevent_destroy is off", async () => {
      operator = await Operator.start();
      operator.write(withEntries(dev, { preventDestroy: false }));
      await deploy("--auto-approve");
      operator.write(withEntries(dev, { preventDestroy: false, "hubs/east/directory/name": "ad.example.net" }));
      const { status, stdout, stderr } = await deploy("--auto-approve");
      expect({ status, stdout }).toEqual({ status: 1, stdout: "dev: refused, nothing was applied\n" });
      expect(stderr).toMatch(
        /^ {2}aws_directory_service_directory\.\S+: the plan replaces the directory corp\.example\.net$/m,
      );
    }, 60_000);

    it("one stack at a time: the zones of all participants have the same address", async () => {
      operator = await Operator.start();
      operator.write(perAccount);
      const { status, stdout, stderr } = await deploy("--auto-approve --allow-destroy aws_route53_zone.a");
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain("--allow-destroy needs --stack");
    });
  });

  it("ends with Terraform when it is interrupted: what was made is in the state, and nobody holds the lock", async () => {
    const cloud = new Interrupting();
    operator = await Operator.start({ cloud });
    const running = operator.begin(operator.command("deploy dev --auto-approve"));
    cloud.interrupt = () => running.interrupt();
    const { status, stdout, stderr } = await running.answer("");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "dev: failed\n" });
    expect(stderr).toContain("Gracefully shutting down");
    const state = JSON.parse(readFileSync(stateOf("dev"), "utf8")) as { resources: { instances: object[] }[] };
    const made = state.resources.flatMap(({ instances }) => instances);
    expect(made.length).toBeGreaterThan(0);
    expect(made.length).toBeLessThan(113);
    expect(readdirSync(join(operator.directory, "state")).filter((file) => file.includes("lock"))).toEqual([]);
    expect(await operator.centralDns("deploy dev --auto-approve")).toMatchObject({
      status: 0,
      stdout: `dev: applied: ${113 - made.length} added, 0 changed, 0 destroyed\n`,
    });
  }, 60_000);

  it("removes what an account left in the hub's, once Terraform has forgotten what was in it", async () => {
    operator = await Operator.start();
    operator.write(perAccount);
    for (const stack of [HUB, PA2]) await deploy(`--auto-approve --stack ${stack}`);
    const { resources } = JSON.parse(readFileSync(stateOf(PA2), "utf8")) as { resources: Managed[] };
    const managed = resources.filter(({ mode }) => mode === "managed");
    const lost = managed
      .filter(({ provider }) => provider.endsWith(".app2"))
      .map(({ type, name }) => `${type}.${name}`);
    const stack = `-chdir=${join(operator.directory, "cdktf.out.dev/stacks", PA2)}`;
    expect(await operator.types(["terraform", stack, "state", "rm", ...lost])).toMatchObject({ status: 0 });
    operator.write(withoutZone);
    const { status, stdout } = await deploy(`--auto-approve --stack ${PA2}`);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `${PA2}: applied: 0 added, 0 changed, ${managed.length - lost.length} destroyed\n`,
    });
  }, 60_000);
});
