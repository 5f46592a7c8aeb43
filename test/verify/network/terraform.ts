import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type EstateFacts,
  factsFile,
  type FactsInput,
  loadDirectory,
  readNameService,
  readNetwork,
} from "../../../verify";
import { temporaryDirectory } from "../../support/temporary-directory";

export type Arguments = Readonly<Record<string, unknown>>;
/** `aws_vpc.hub`, `data.aws_vpc.old`: what each block says. */
export type Blocks = Readonly<Record<string, Arguments>>;

/** Accounts 111111111111 (`aws.one`) and 222222222222 (`aws.two`), both in us-east-1. */
const PROVIDERS = ["one", "two"].map((alias, index) => ({
  alias,
  region: "us-east-1",
  allowed_account_ids: [String(index + 1).repeat(12)],
}));

/** Reads blocks as Terraform writes them; without a provider they are of account one. */
export function read(blocks: Blocks, facts?: EstateFacts) {
  return readStacks({ main: blocks }, facts);
}

/** The same of several stacks, by their names. */
export async function readStacks(stacks: Readonly<Record<string, Blocks>>, facts?: EstateFacts) {
  const configuration = await load(stacks);
  const network = readNetwork(configuration, facts);
  return { configuration, network, names: readNameService(configuration, network) };
}

async function load(stacks: Readonly<Record<string, Blocks>>) {
  const directory = temporaryDirectory();
  const entries = Object.entries(stacks);
  for (const [stack, blocks] of entries) {
    const at = entries.length > 1 ? join(directory, stack) : directory;
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, "main.tf.json"), JSON.stringify(terraformOf(blocks)));
  }
  return loadDirectory(directory);
}

function terraformOf(blocks: Blocks) {
  const json: Record<"resource" | "data", Record<string, Record<string, Arguments>>> = { resource: {}, data: {} };
  for (const [address, body] of Object.entries(blocks)) {
    const [name = "", type = "", mode] = address.split(".").reverse();
    (json[mode === "data" ? "data" : "resource"][type] ??= {})[name] = { provider: "aws.one", ...body };
  }
  return { provider: { aws: PROVIDERS }, ...json };
}

/** Facts of one estate, as its JSON would say them. */
export function factsOf(estate: Omit<FactsInput["estates"][number], "name">): EstateFacts {
  const [facts] = factsFile.parse({ format: 1, estates: [{ name: "estate", ...estate }] }).estates;
  if (facts === undefined) throw new Error("one estate was given");
  return facts;
}
