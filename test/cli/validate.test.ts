import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { ruleCatalogue } from "../../model/rules/catalogue";
import { devWith } from "../model/dev";
import { devWithMistakes, told, twentyMistakes } from "../model/engine/mistakes";
import { temporaryDirectory } from "../support/temporary-directory";
import { centralDns, contentsOf, run, TRACE } from "./commands";
import { workingCopy } from "./working-copy";

interface Printed {
  readonly environment: string;
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly path: string;
}

const wrong = devWithMistakes(twentyMistakes);
const stray = devWith({ "participants.pa1.records.lost": { type: "A", values: ["10.99.0.1"] } });

/** A project directory that holds an environment as `environment.json`. */
function projectWith(environment: unknown): string {
  const project = temporaryDirectory();
  writeFileSync(join(project, "environment.json"), JSON.stringify(environment, null, 2));
  return project;
}

/** The line of a file, counted from 1, without what surrounds its text. */
function lineOf(file: string, line: number): string {
  return readFileSync(file, "utf8").split("\n")[line - 1]?.trim() ?? "";
}

it("twenty mistakes are twenty findings for people, and nothing is written", () => {
  const project = projectWith(wrong);
  const before = contentsOf(project);
  const { status, stdout, stderr } = centralDns(project, "validate", "--config", "environment.json");
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout.match(/^environment\.json:\d+$/gm)).toHaveLength(20);
  for (const { code, path } of twentyMistakes) expect(stdout).toContain(`\n${path}  error [${code}]\n    got:     `);
  expect(stdout).toMatch(/\n\ndev: 20 errors\n$/);
  expect(stdout).not.toMatch(TRACE);
  expect(contentsOf(project)).toEqual(before);
});

it("twenty mistakes are the same findings for programs, with the lines of the file", () => {
  const project = projectWith(wrong);
  const { status, stdout } = centralDns(project, "validate", "--config", "environment.json", "--json");
  const findings = JSON.parse(stdout) as Printed[];
  expect(status).toBe(1);
  expect(findings.map(told).sort()).toEqual(twentyMistakes.map(told).sort());
  const host = findings.find(({ code }) => code === "cidr-host-bits");
  expect(host && Object.entries(host)).toEqual([
    ["environment", "dev"],
    ["file", "environment.json"],
    ["line", expect.any(Number)],
    ["code", "cidr-host-bits"],
    ["severity", "error"],
    ["path", "hubs.east.clients[1]"],
    ["got", '"192.168.0.1/16"'],
    ["allowed", expect.any(String)],
    ["cure", expect.any(String)],
  ]);
  expect(lineOf(join(project, "environment.json"), host?.line ?? 0)).toBe('"192.168.0.1/16"');
});

it("twenty mistakes in TypeScript are the same findings, with the lines of the file", () => {
  const copy = workingCopy();
  const file = join(copy, "environments/dev.ts");
  const text = `import { defineEnvironment } from "../model";\n\nexport const dev = defineEnvironment(${JSON.stringify(wrong, null, 2)} as never);\n`;
  writeFileSync(file, text);
  const { status, stdout } = centralDnsOf(copy, "validate", "--env", "dev", "--json");
  const findings = JSON.parse(stdout) as Printed[];
  expect(status).toBe(1);
  expect(findings.map(told).sort()).toEqual(twentyMistakes.map(told).sort());
  expect(new Set(findings.map((finding) => finding.file))).toEqual(new Set(["environments/dev.ts"]));
  const host = findings.find(({ code }) => code === "cidr-host-bits");
  expect(lineOf(file, host?.line ?? 0)).toBe('"192.168.0.1/16"');
});

it("synth of twenty mistakes leaves an output directory as it was", () => {
  const project = projectWith(dev);
  const synth = () => centralDns(project, "synth", "--config", "environment.json", "--out", "out");
  expect(synth().status).toBe(0);
  writeFileSync(join(project, "environment.json"), JSON.stringify(wrong));
  const before = contentsOf(project);
  const { status, stdout, stderr } = synth();
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/\n\n20 errors; nothing was written\n$/);
  expect(contentsOf(project)).toEqual(before);
});

it("a broken environment blocks no other", () => {
  const copy = workingCopy();
  const prod = join(copy, "environments/prod.ts");
  writeFileSync(prod, readFileSync(prod, "utf8").replace('"10.1.0.0/16"', '"10.1.0.1/16"'));
  expect(centralDnsOf(copy, "validate", "--env", "dev")).toMatchObject({ status: 0, stdout: "dev: 0 errors\n" });
  expect(centralDnsOf(copy, "synth", "--env", "dev").status).toBe(0);
  const all = centralDnsOf(copy, "validate");
  expect(all.status).toBe(1);
  expect(all.stdout).toContain("participants.shop.vpcs.main.cidr  error [cidr-host-bits]");
});

it("a warning is told and stops nothing", () => {
  const project = projectWith(stray);
  const validated = centralDns(project, "validate", "--config", "environment.json");
  expect(validated).toMatchObject({ status: 0, stderr: "" });
  expect(validated.stdout).toMatch(/warning \[record-address-stray\][^]*\n\ndev: 1 warning\n$/);
  const { status, stdout, stderr } = centralDns(project, "synth", "--config", "environment.json");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^dev: /);
  expect(stderr).toMatch(/warning \[record-address-stray\][^]*\n\n1 warning\n\nwrote /);
});

it("a sound environment is told so, to people and programs", () => {
  const project = projectWith(dev);
  const validate = (...args: string[]) => centralDns(project, "validate", "--config", "environment.json", ...args);
  expect(validate()).toEqual({ status: 0, stdout: "dev: 0 errors\n", stderr: "" });
  expect(validate("--json")).toEqual({ status: 0, stdout: "[]\n", stderr: "" });
});

it("rules prints the catalogue", () => {
  expect(centralDns(temporaryDirectory(), "rules")).toEqual({ status: 0, stdout: ruleCatalogue(), stderr: "" });
});

/** A command of a working copy, in itself. */
function centralDnsOf(copy: string, ...args: readonly string[]) {
  return run(copy, process.execPath, "run.js", "cli/main.ts", ...args);
}
