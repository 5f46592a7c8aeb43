import { linkSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { type Verification, verifyDirectory } from "../../../verify";
import { writeStacks } from "../../stacks/estates";
import { temporaryDirectory } from "../../support/temporary-directory";
import { EditedStack, type StackDocument, withoutHash } from "./edited-stack";
import { MUTATIONS } from "./table";

const estates = [writeStacks(dev), writeStacks(prod)];

test.each(estates.map((stacks) => ({ stacks, name: [...stacks.keys()][0] })))(
  "the estate of $name has no findings as it is",
  async ({ stacks }) => {
    const { findings } = await verifyDirectory(outputOf(stacks));
    expect(findings).toEqual([]);
  },
);

test.each(MUTATIONS)("$stack: $name", async ({ stack, change, invariants, causes }) => {
  const found = labels(await verifyDirectory(mutated(stack, change)));
  expect(found[0]).toBeDefined();
  expect(invariants.flatMap((invariant) => causes.map((cause) => `${invariant} ${cause}`))).toContain(found[0]);
});

/** A copy of the estate of a stack in which the stack is changed. */
function mutated(name: string, change: (stack: EditedStack) => void): string {
  const stacks = estates.find((each) => each.has(name)) ?? new Map<string, string>();
  const output = temporaryDirectory();
  linkSync(join(outputOf(stacks), "facts.json"), join(output, "facts.json"));
  for (const [other, directory] of stacks) {
    const copy = join(output, "stacks", other);
    mkdirSync(copy, { recursive: true });
    if (other !== name) linkSync(join(directory, "cdk.tf.json"), join(copy, "cdk.tf.json"));
    else writeFileSync(join(copy, "cdk.tf.json"), changed(name, directory, change));
  }
  return output;
}

function changed(name: string, directory: string, change: (stack: EditedStack) => void): string {
  const text = readFileSync(join(directory, "cdk.tf.json"), "utf8");
  const stack = new EditedStack(name, JSON.parse(text) as StackDocument);
  change(stack);
  return JSON.stringify(stack.document);
}

function outputOf(stacks: ReadonlyMap<string, string>): string {
  const [directory = ""] = stacks.values();
  return dirname(dirname(directory));
}

function labels({ findings }: Verification): readonly string[] {
  return findings.map(({ invariant, causes: [cause] }) => `${invariant} ${withoutHash(cause)}`);
}
