import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { temporaryDirectory } from "../support/temporary-directory";
import { textOf, textsOf, withEntries } from "../stacks/estates";
import { centralDns, contentsOf, TRACE } from "./commands";

const summary =
  "dev: 4 accounts, 2 regions, 4 vpcs, 4 zones, 4 peerings, 113 resources, 1 stack; 172 pairs of host and name proven\n";
const prodSummary =
  "prod: 7 accounts, 5 regions, 14 vpcs, 12 zones, 16 peerings, 387 resources, 20 stacks; 396 pairs of host and name proven\n";
const fileOf = (name: string) => join("stacks", name, "cdk.tf.json");
const stack = fileOf("dev");

/** A project directory that holds an environment as `environment.json`. */
function projectWith(environment: unknown): string {
  const project = temporaryDirectory();
  writeFileSync(join(project, "environment.json"), JSON.stringify(environment));
  return project;
}

it("synth writes every environment where CDKTF looks for it, the summary to stdout, the rest to stderr", () => {
  const project = temporaryDirectory();
  const { status, stdout, stderr } = centralDns(project, "synth");
  expect({ status, stdout }).toEqual({ status: 0, stdout: summary + prodSummary });
  expect(stderr).toMatch(/^wrote cdktf\.out in \d+\.\d s\n$/);
  const texts = new Map([...textsOf(dev), ...textsOf(prod)]);
  const files = ["facts.json", "manifest.json", ...[...texts.keys()].map(fileOf)].map((file) =>
    join("cdktf.out", file),
  );
  expect(Object.keys(contentsOf(project)).sort()).toEqual(files.sort());
  for (const [name, text] of texts) expect(readFileSync(join(project, "cdktf.out", fileOf(name)), "utf8")).toBe(text);
});

it("synth --env leaves the other environments out", () => {
  const project = temporaryDirectory();
  expect(centralDns(project, "synth", "--env", "prod")).toMatchObject({ status: 0, stdout: prodSummary });
  const files = ["facts.json", "manifest.json", ...[...textsOf(prod).keys()].map(fileOf)].map((file) =>
    join("cdktf.out.prod", file),
  );
  expect(Object.keys(contentsOf(project)).sort()).toEqual(files.sort());
});

it("synth --env writes one environment into a directory of its own", () => {
  const project = temporaryDirectory();
  const { status, stdout } = centralDns(project, "synth", "--env", "dev");
  expect({ status, stdout }).toEqual({ status: 0, stdout: summary });
  expect(Object.keys(contentsOf(project))).toEqual(
    ["facts.json", "manifest.json", stack].map((file) => `cdktf.out.dev/${file}`),
  );
});

it("synth --config writes the same bytes for the same environment in JSON, to wherever --out says", () => {
  const project = projectWith(dev);
  const { status, stdout } = centralDns(project, "synth", "--config", "environment.json", "--out", "out", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    {
      environment: "dev",
      accounts: 4,
      regions: 2,
      vpcs: 4,
      zones: 4,
      peerings: 4,
      resources: 113,
      stacks: 1,
      proven: 172,
      allowed: 0,
    },
  ]);
  expect(readFileSync(join(project, "out", stack), "utf8")).toBe(textOf(dev));
});

it("synth leaves states and Terraform's own files where they are, and drops stacks that are no more", () => {
  const project = temporaryDirectory();
  const kept = [
    "state/dev.tfstate",
    "cdktf.out/stacks/dev/.terraform.lock.hcl",
    "cdktf.out/stacks/moved/terraform.tfstate",
  ];
  const dropped = ["cdktf.out/stacks/moved/cdk.tf.json", "cdktf.out/stacks/gone/cdk.tf.json"];
  for (const file of [...kept, ...dropped]) {
    mkdirSync(join(project, file, ".."), { recursive: true });
    writeFileSync(join(project, file), file);
  }
  expect(centralDns(project, "synth").status).toBe(0);
  expect(kept.map((file) => readFileSync(join(project, file), "utf8"))).toEqual(kept);
  expect(dropped.filter((file) => existsSync(join(project, file)))).toEqual([]);
});

it("a wrong environment is answered with everything that is wrong, and the previous output stays as it was", () => {
  const wrong = withEntries(dev, {
    "accounts/app1/id": "22222222222",
    "participants/pa1/vpcs/main/region": "us-esat-1",
    "participants/pa2/records/server/values": ["10.2.1.256"],
  });
  const project = projectWith(wrong);
  expect(centralDns(project, "synth", "--out", "out").status).toBe(0);
  const before = contentsOf(project);
  const { status, stdout, stderr } = centralDns(project, "synth", "--config", "environment.json", "--out", "out");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/\b3 errors; nothing was written\n$/);
  expect(stderr).toContain("accounts.app1.id");
  expect(stderr).toContain("participants.pa1.vpcs.main.region");
  expect(stderr).not.toMatch(TRACE);
  expect(contentsOf(project)).toEqual(before);
});

it.each(["environment.json", "environment.json/out"])("%s is no output directory: wrong usage", (out) => {
  const project = projectWith({});
  const { status, stdout, stderr } = centralDns(project, "synth", "--out", out);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(`cannot write to ${join(project, out)}: ENOTDIR`);
  expect(stderr).not.toMatch(TRACE);
  expect(Object.keys(contentsOf(project))).toEqual(["environment.json"]);
});
