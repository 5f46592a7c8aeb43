import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { dev } from "../../environments/dev";
import { temporaryDirectory } from "../support/temporary-directory";
import { stackOf, withEntries, writeEnvironment } from "./estates";

interface TerraformBlock {
  readonly backend?: unknown;
  readonly cloud?: unknown;
  readonly required_version?: string;
  readonly required_providers?: unknown;
}

function terraformOf(environment: object): TerraformBlock {
  return (stackOf(environment).document as { terraform: TerraformBlock }).terraform;
}

it("a local state lies at the project's root, by a path that is the same on every machine", () => {
  const { backend } = terraformOf(dev);
  expect(backend).toEqual({ local: { path: "../../../state/dev.tfstate" } });
});

it("synthesis leaves local states alone, inside and outside of its output", () => {
  const project = temporaryDirectory();
  const directory = writeEnvironment(dev, project);
  const states = [resolve(directory, "../../../state/dev.tfstate"), join(project, "cdktf.out/stacks/old/own.tfstate")];
  for (const state of states) {
    mkdirSync(join(state, ".."), { recursive: true });
    writeFileSync(state, "state");
  }
  writeEnvironment(dev, project);
  expect(states[0]).toBe(join(project, "state", "dev.tfstate"));
  expect(states.map((state) => existsSync(state) && readFileSync(state, "utf8"))).toEqual(["state", "state"]);
});

it("a state in S3 is locked by its own lock file, encrypted, and named after environment and stack", () => {
  const backend = { type: "s3", bucket: "acme-terraform", region: "eu-central-1" };
  expect(terraformOf(withEntries(dev, { backend })).backend).toEqual({
    s3: {
      bucket: "acme-terraform",
      key: "central-dns/dev.tfstate",
      region: "eu-central-1",
      encrypt: true,
      use_lockfile: true,
    },
  });
});

it("a state in S3 may have its own prefix, key and role", () => {
  const kmsKeyArn = "arn:aws:kms:eu-central-1:111111111111:key/0b6f3c1e-5d0a-4a35-9f0e-7c1d5a2e8b41";
  const roleArn = "arn:aws:iam::111111111111:role/state";
  const backend = {
    type: "s3",
    bucket: "acme-terraform",
    region: "eu-central-1",
    prefix: "network/dns",
    kmsKeyArn,
    roleArn,
  };
  expect(terraformOf(withEntries(dev, { backend })).backend).toMatchObject({
    s3: { key: "network/dns/dev.tfstate", kms_key_id: kmsKeyArn, assume_role: { role_arn: roleArn } },
  });
});

it("a state in HCP Terraform has a workspace of the stack's name", () => {
  const backend = { type: "cloud", organization: "acme", hostname: "tfe.example.net" };
  const { cloud, ...others } = terraformOf(withEntries(dev, { backend }));
  expect(cloud).toEqual({ organization: "acme", hostname: "tfe.example.net", workspaces: { name: "dev" } });
  expect(others.backend).toBeUndefined();
});

it("whatever keeps the state, nothing is run to write the configuration", () => {
  const path = process.env.PATH;
  process.env.PATH = "";
  try {
    expect(() => terraformOf(withEntries(dev, { backend: { type: "cloud", organization: "acme" } }))).not.toThrow();
  } finally {
    process.env.PATH = path;
  }
});

it("the provider is HashiCorp's, in the version of the bindings, and Terraform is new enough for the lock file", () => {
  expect(terraformOf(dev)).toMatchObject({
    required_version: ">= 1.10.0",
    required_providers: { aws: { source: "hashicorp/aws", version: "6.25.0" } },
  });
});
