import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import { temporaryDirectory } from "../support/temporary-directory";
import { centralDns, contentsOf, ROOT, TRACE } from "./commands";

const project = temporaryDirectory();
const graph = (...args: readonly string[]) => centralDns(project, "graph", ...args);
centralDns(project, "synth", "--out", "both");

it.each(["dev", "prod"])("draws %s as it is kept in docs/", (env) => {
  const { status, stdout, stderr } = graph("--env", env);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  // Out of date? npm run graph -- --env <env> --out docs/graph-<env>.svg
  expect(stdout).toBe(readFileSync(join(ROOT, "docs", `graph-${env}.svg`), "utf8"));
  expect(new DOMParser().parseFromString(stdout, "image/svg+xml").documentElement?.tagName).toBe("svg");
});

it("leaves nothing behind but the file that it was asked for", () => {
  const before = contentsOf(project);
  const { status, stdout, stderr } = graph("--env", "dev", "--out", "dev.mmd", "--format", "mermaid");
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(readFileSync(join(project, "dev.mmd"), "utf8")).toContain("flowchart TB");
  expect(Object.keys(contentsOf(project))).toEqual([...Object.keys(before), "dev.mmd"].sort());
});

it("draws the same from a directory of Terraform as from the environment", () => {
  expect(graph("--dir", "both", "--env", "prod")).toEqual(graph("--env", "prod"));
});

it("draws Terraform that no facts belong to, under the names of its blocks", () => {
  mkdirSync(join(project, "plain"));
  writeFileSync(
    join(project, "plain", "main.tf.json"),
    JSON.stringify({
      provider: { aws: { region: "eu-west-1", allowed_account_ids: ["123456789012"] } },
      resource: { aws_vpc: { lonely: { cidr_block: "10.9.0.0/16" } } },
    }),
  );
  const { status, stdout } = graph("--dir", "plain", "--format", "mermaid");
  expect(status).toBe(0);
  expect(stdout).toContain("aws_vpc.lonely<br/>10.9.0.0/16");
  expect(stdout).toContain("Account 123456789012");
});

describe("draws nothing, and says why, when", () => {
  it.each([
    ["the estate is not chosen", 2, "choose one estate with --env: dev, prod", "--dir both"],
    ["the estate is not there", 2, 'no estate "lab" there: dev, prod', "--dir both --env lab"],
    ["the environment is not chosen", 2, "choose one environment with --env: dev, prod", ""],
    ["the format is unknown", 2, "svg, mermaid", "--env dev --format png"],
    ["the directory is not there", 1, "nowhere: does not exist", "--dir nowhere"],
    ["the file cannot be written", 2, "cannot write to nowhere/dev.svg", "--env dev --out nowhere/dev.svg"],
    ["there are two estates to draw", 2, "--dir and --config exclude each other", "--dir both --config dev.json"],
  ])("%s", (_when, expected, reason, line) => {
    const { status, stdout, stderr } = graph(...line.split(" ").filter(Boolean));
    expect({ status, stdout }).toEqual({ status: expected, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(TRACE);
  });
});
