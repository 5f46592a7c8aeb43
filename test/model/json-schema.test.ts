import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type * as z from "zod";
import { environmentJsonSchema } from "../../model/json-schema";
import { environmentSchema } from "../../model/schema/environment";
import { REGION_NAMES } from "../../values";

interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

const schema = environmentJsonSchema() as JsonSchema;

test("the committed JSON Schema is what the code gives: if this fails, run npm run schema", () => {
  const file = resolve(__dirname, "../../environments/environment.schema.json");
  const committed = JSON.parse(readFileSync(file, "utf8")) as unknown;
  expect(JSON.stringify(committed) === JSON.stringify(schema)).toBe(true);
});

test("it is JSON Schema of 2020-12, has a title and is nowhere but in its file", () => {
  expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", title: "Environment" });
  expect(schema.description).toEqual(expect.any(String));
  expect(schema).not.toHaveProperty("$id");
});

test("an environment has what it must have, and nothing unknown", () => {
  expect(schema.required).toEqual(["name", "rootDomain", "stacks", "backend", "accounts", "hubs", "participants"]);
  expect(at("accounts", "*").required).toEqual(["id"]);
  expect(at("sites", "*", "vpn").required).toEqual(["address"]);
});

test("every object is closed, save those of entries by id, whose ids have their pattern", () => {
  const objects = schemasIn(schema).filter(({ type }) => type === "object");
  expect(objects.length).toBeGreaterThan(20);
  for (const { properties, additionalProperties, propertyNames } of objects) {
    if (properties === undefined) expect(propertyNames).toMatchObject({ pattern: expect.any(String) as string });
    else expect(additionalProperties).toBe(false);
  }
});

test("texts have their patterns, numbers their bounds, choices their values", () => {
  const id = new RegExp(String(at("name").pattern));
  for (const good of ["a", "dev", "pa-1"]) expect(good).toMatch(id);
  for (const bad of ["", "Dev", "1", "a-", "a--b", "x".repeat(41)]) expect(bad).not.toMatch(id);
  expect(at("accounts", "*", "id")).toMatchObject({ type: "string", pattern: "^[0-9]{12}$" });
  expect(at("hubs", "*", "cidr")).toMatchObject({ type: "string", pattern: "^[0-9.]+/[0-9]+$" });
  expect(at("hubs", "*", "region")).toMatchObject({ type: "string", enum: REGION_NAMES });
  expect(at("sites", "*", "vpn", "asn")).toMatchObject({ type: "integer", minimum: 1, maximum: 4_294_967_294 });
  expect(at("participants", "*", "vpcs", "*", "dns")).toMatchObject({ enum: ["hub", "amazon-provided"] });
  expect(at("sites", "*", "networks")).toMatchObject({
    type: "array",
    minItems: 1,
    items: { pattern: "^[0-9.]+/[0-9]+$" },
  });
});

test("backends and records are alternatives", () => {
  expect(at("backend").oneOf?.map((one) => one.properties?.type?.const)).toEqual(["local", "s3", "cloud"]);
  expect(at("participants", "*", "records", "*").anyOf?.map(({ required }) => required)).toEqual([
    ["type", "values"],
    ["type", "alias"],
  ]);
});

test("every description arrives", () => {
  const arrived = new Set(schemasIn(schema).map(({ description }) => description));
  const written = descriptionsIn(environmentSchema);
  expect(written.size).toBeGreaterThan(40);
  expect([...written].filter((description) => !arrived.has(description))).toEqual([]);
});

/** The schema at a place; * is any entry by id. */
function at(...place: readonly string[]): JsonSchema {
  return place.reduce((above, step) => {
    const next = step === "*" ? above.additionalProperties : above.properties?.[step];
    if (typeof next !== "object") throw new Error(`the schema has no ${place.join(".")}`);
    return next;
  }, schema);
}

function schemasIn(value: unknown): JsonSchema[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as JsonSchema, ...Object.values(value).flatMap(schemasIn)];
}

/** All that zod's schema says, wherever in it; what a field says goes before what its type says. */
function descriptionsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== "object" || value === null || value instanceof Set) return found;
  if (!("_zod" in value)) {
    for (const part of Object.values(value)) descriptionsIn(part, found);
    return found;
  }
  const { description, _zod } = value as z.ZodType;
  const { innerType } = _zod.def as { readonly innerType?: z.ZodType };
  if (description !== undefined) found.add(description);
  return descriptionsIn(description !== undefined && innerType ? innerType._zod.def : _zod.def, found);
}
