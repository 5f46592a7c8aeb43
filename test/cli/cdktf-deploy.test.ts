import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { committedAddresses } from "../stacks/committed-addresses";
import { stacksOf } from "../stacks/estates";
import { existingWorld, peerAsSoonAsPossible } from "../stacks/existing-world";
import { type Cloud, describeWithTerraform } from "../terraform/harness";
import type { Outcome } from "./commands";
import { Operator } from "./operator";
import { workingCopy } from "./working-copy";

/**
 * With a network, `cdktf` has the provider's checksums looked up where a stack has no lock file. Here each stack has one,
 * as after the first time, so that the commands are those of the README. The stand-in needs none.
 */
const LOCK = `provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.25.0"
  constraints = "6.25.0"
}
`;

const UNRELEASED = "prod-participant-search aws_route53_vpc_association_authorization";

const DEV = [...stacksOf(dev).keys()];
const PROD = [...stacksOf(prod).keys()];

describeWithTerraform("the commands of the README that go through the CDKTF CLI", () => {
  let operator: Operator;
  let copy: string;

  async function start(cloud?: Cloud): Promise<void> {
    copy = workingCopy();
    operator = await Operator.start({ ...(cloud && { cloud }), directory: copy });
  }
  afterEach(() => {
    operator.stop();
  });

  /** A command line of the README, and what it printed without its colours. */
  async function cdktf(line: string): Promise<Outcome> {
    for (const stack of [...DEV, ...PROD]) {
      const directory = join(copy, "cdktf.out", "stacks", stack);
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, ".terraform.lock.hcl"), LOCK);
    }
    const outcome = await operator.types(["npx", "cdktf", ...line.split(" ")]);
    return { ...outcome, stdout: stripVTControlCharacters(outcome.stdout) };
  }

  const plan = (environment: string) => operator.types(["npm", "run", "--silent", "plan", "--", environment]);

  it("plan dev, deploy dev: the whole estate, and then nothing is left to do for either way", async () => {
    await start();
    const planned = await cdktf("plan dev");
    expect(planned.status).toBe(0);
    expect(planned.stdout).toContain("Plan: 113 to add, 0 to change, 0 to destroy.");
    const deployed = await cdktf("deploy dev --auto-approve");
    expect(deployed.status).toBe(0);
    expect(deployed.stdout).toContain("Apply complete! Resources: 113 added, 0 changed, 0 destroyed.");
    const again = await cdktf("plan dev");
    expect(again.status).toBe(0);
    expect(again.stdout).toContain("No changes. Your infrastructure matches the configuration.");
    expect(await plan("dev")).toMatchObject({ status: 0, stdout: "dev: no changes\n" });
  }, 180_000);

  it("deploy 'prod-*': every stack after those that it needs, and then nothing is left to do", async () => {
    const cloud = existingWorld();
    peerAsSoonAsPossible(cloud);
    await start(cloud);
    const file = join(copy, "environments/prod.ts");
    const source = readFileSync(file, "utf8");
    // Its bucket is not here, its new directory cannot have the pinned addresses, and an authorization cannot be
    // released before it is used.
    const changed = source
      .replace(/backend: \{.*?\n {2}\}/s, 'backend: { type: "local" }')
      .replace(/ *dnsAddresses: \["10\.0\.0\.10", .*\n/, "")
      .replace(/ *authorizations: "released",\n/, "");
    writeFileSync(file, changed);
    expect(await cdktf("deploy prod-* --auto-approve")).toMatchObject({ status: 0 });
    const created = PROD.flatMap((stack) => addressesIn(copy, stack));
    expect(created.filter((address) => !address.startsWith(UNRELEASED)).sort()).toEqual(committedAddresses("prod"));
    expect(await plan("prod")).toMatchObject({
      status: 0,
      stdout: PROD.map((stack) => `${stack}: no changes\n`).join(""),
    });
  }, 300_000);
});

/** What the state of a stack holds, as the committed lists write it. */
function addressesIn(project: string, stack: string): string[] {
  const state = readFileSync(join(project, "state", `${stack}.tfstate`), "utf8");
  const { resources } = JSON.parse(state) as { resources: { mode: string; type: string; name: string }[] };
  return resources.filter(({ mode }) => mode === "managed").map(({ type, name }) => `${stack} ${type}.${name}`);
}
