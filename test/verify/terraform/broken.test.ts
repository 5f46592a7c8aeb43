import fc from "fast-check";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { prod } from "../../../environments/prod";
import { type Configuration, loadDirectory, loadPlan, UnreadableConfiguration } from "../../../verify/terraform";
import type { Json, JsonObject } from "../../../verify/terraform/json";
import { writeStacks } from "../../stacks/estates";
import { directoryOf } from "./directory";

/** Asks for everything that a configuration can be asked for. */
function askAll(configuration: Configuration): void {
  for (const block of configuration.blocks) {
    for (const argument of block.arguments) block.value(argument);
    expect([block.account, block.region, block.needs, block.dependsOn, block.lifecycle]).toHaveLength(5);
  }
  configuration.byId("vpc-1");
  expect(configuration.limitations).toBeInstanceOf(Array);
}

const stacks = [...writeStacks(prod)].map(
  ([, directory]) => JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as JsonObject,
);

/** Somewhere in a document another value stands, or nothing. */
const mutated = (document: JsonObject): fc.Arbitrary<JsonObject> => {
  const paths = pathsOf(document);
  const change = fc.record({
    path: fc.constantFrom(...paths),
    value: fc.oneof(
      fc.constant(undefined),
      fc.jsonValue(),
      fc.constantFrom(
        "${",
        "${}",
        "${var.x}",
        "${aws_vpc}",
        "${aws_vpc.a.id",
        "${self.id}",
        "${jsondecode(1).a}",
        "%{ if }",
        "a b",
      ),
    ),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 5 })
    .map((changes) => changes.reduce<Json>((json, { path, value }) => replaced(json, path, value as Json), document))
    .filter((json): json is JsonObject => typeof json === "object" && json !== null && !Array.isArray(json));
};

function pathsOf(json: Json): readonly (readonly string[])[] {
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [[key], ...pathsOf(value).map((rest) => [key, ...rest])]);
}

function replaced(json: Json, [key, ...rest]: readonly string[], value: Json | undefined): Json {
  if (key === undefined || typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json as JsonObject).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner] as const];
    const next = rest.length > 0 ? replaced(inner, rest, value) : value;
    return next === undefined ? [] : [[name, next] as const];
  });
  return Array.isArray(json) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** A list in the place of a block declares it several times, which Terraform refuses as we do. */
function declaredTwice(error: unknown): undefined {
  expect(error).toBeInstanceOf(UnreadableConfiguration);
  expect((error as Error).message).toContain("which it declares before");
}

describe("A broken configuration", () => {
  it("is read as far as it goes, whatever stands where, unless it declares something twice", async () => {
    const anyMutation = fc.constantFrom(...stacks).chain(mutated);
    await fc.assert(
      fc.asyncProperty(anyMutation, async (document) => {
        const read = await loadDirectory(directoryOf({ "main.tf.json": document })).catch(declaredTwice);
        if (read) askAll(read);
      }),
      { numRuns: 60 },
    );
  });

  it("is refused with file and line where it is no JSON", async () => {
    const text = JSON.stringify({ resource: { aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } } }, null, 2);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (length) => {
        const directory = directoryOf({ "main.tf.json": text.slice(0, length) });
        const line = text.slice(0, length).trimEnd().split("\n").length;
        const error: unknown = await loadDirectory(directory).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(UnreadableConfiguration);
        const refusal = error as UnreadableConfiguration;
        expect(refusal.file).toBe(join(directory, "main.tf.json"));
        expect([line, line + 1]).toContain(refusal.line);
      }),
    );
  });

  it.each([
    ['{\n  "a": tru\n}', 2, '"tru"'],
    ['{\n  "a": [1,\n 2,]\n}', 3, '"]"'],
    ['{ "a": "x\ty" }', 1, ""],
    ["[1]", 1, "no object"],
    ["{}\n{}", 2, '"{}"'],
    ["", 1, "too early"],
  ])("%j is refused at line %d", async (text, line, problem) => {
    const error: unknown = await loadDirectory(directoryOf({ "main.tf.json": text })).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: "UnreadableConfiguration", line });
    expect((error as Error).message).toContain(problem);
  });

  it("is refused where HCL is wrong, with the line", async () => {
    const directory = directoryOf({ "main.tf": 'resource "aws_vpc" "hub" {\n  cidr_block =\n}\n' });
    await expect(loadDirectory(directory)).rejects.toMatchObject({ file: join(directory, "main.tf"), line: 2 });
  });

  it("is refused where two files declare the same, but for overrides", async () => {
    const vpc = (cidr: string) => ({ resource: { aws_vpc: { hub: { cidr_block: cidr } } } });
    const files = { "a.tf.json": vpc("10.0.0.0/16"), "b.tf.json": vpc("10.1.0.0/16") };
    const directory = directoryOf(files);
    await expect(loadDirectory(directory)).rejects.toMatchObject({
      file: join(directory, "b.tf.json"),
      line: 1,
      message: expect.stringContaining("aws_vpc.hub, which a.tf.json declares too") as string,
    });
    const overridden = await loadDirectory(
      directoryOf({ "a.tf.json": vpc("10.0.0.0/16"), "b_override.tf.json": vpc("10.1.0.0/16") }),
    );
    expect(overridden.find("aws_vpc.hub")?.value("cidr_block")).toBe("10.1.0.0/16");
  });

  it("is refused where there is nothing to read", async () => {
    const directory = directoryOf({ "notes.txt": "none" });
    await expect(loadDirectory(directory)).rejects.toThrow(`${directory}: holds no Terraform`);
    await expect(loadDirectory(join(directory, "missing"))).rejects.toThrow("does not exist");
    expect(() => loadPlan(join(directory, "missing.json"))).toThrow("does not exist");
  });

  it("is a plan that says nothing of what it should", () => {
    const part = fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.dictionary(
          fc.constantFrom(
            "address",
            "type",
            "name",
            "values",
            "expressions",
            "index",
            "mode",
            "change",
            "after_unknown",
            "references",
          ),
          fc.jsonValue(),
        ),
      ),
    );
    const document = fc.record({
      planned_values: fc.record({ root_module: fc.record({ resources: part, child_modules: part }) }),
      configuration: fc.record({
        root_module: fc.record({ resources: part, module_calls: part, outputs: part }),
        provider_config: part,
      }),
      resource_changes: part,
      prior_state: part,
      variables: part,
    });
    fc.assert(fc.property(document, (plan) => askAll(loadPlan(plan as unknown as JsonObject))));
  });
});
