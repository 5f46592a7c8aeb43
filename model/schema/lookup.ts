import type * as z from "zod";
import { environmentSchema } from "./environment";

type Path = readonly PropertyKey[];

/** What the schema takes at a place; of a union all alternatives. */
export function schemaAt(path: Path): z.ZodType | undefined {
  return schemasAt(path)[0];
}

/** What the schema says of a place, its default apart. */
export function descriptionAt(path: Path): string | undefined {
  return schemasAt(path)
    .map((schema) => schema.meta()?.description?.replace(/\.? ?@default.*/s, ""))
    .find((description) => description !== undefined && description !== "");
}

/** An object that the schema takes. */
export interface ObjectSchema {
  readonly fields: readonly string[];
  readonly required: readonly string[];
  /** The field that only this one of several alternatives has, and must have. */
  readonly mark?: string | undefined;
  /** Whether the value has the mark, or the tag, of this one of several alternatives. */
  isMeantBy(value: object): boolean;
}

/** The objects that the schema takes at a place; several are alternatives. */
export function objectsAt(path: Path): readonly ObjectSchema[] {
  const definitions = schemasAt(path).map(definition);
  const tag = definitions.map(({ discriminator }) => discriminator).find((field) => field !== undefined);
  const shapes = definitions.map(({ shape }) => shape).filter((shape) => shape !== undefined);
  return shapes.map((shape) => {
    const fields = Object.keys(shape);
    const required = fields.filter((field) => shape[field]?._zod.optin !== "optional");
    if (shapes.length === 1) return { fields, required, isMeantBy: () => true };
    if (tag !== undefined) return { fields, required, isMeantBy: (value) => hasTag(value, tag, shape) };
    const mark = required.find((field) => shapes.filter((other) => Object.hasOwn(other, field)).length === 1);
    return { fields, required, mark, isMeantBy: (value) => mark !== undefined && Object.hasOwn(value, mark) };
  });
}

/** The texts that the schema takes at a place: any, or one of a few. */
export function textsAt(path: Path): readonly { readonly choices?: readonly string[] }[] {
  return schemasAt(path).flatMap((schema) => {
    const { type, entries } = definition(schema);
    if (type === "string") return {};
    return type === "enum" ? { choices: Object.values(entries ?? {}) } : [];
  });
}

/** The marks of the alternatives at a place, in their order; none unless every alternative has one. */
export function marksAt(path: Path): readonly string[] {
  const marks = objectsAt(path).map(({ mark }) => mark);
  return marks.every((mark) => mark !== undefined) ? marks : [];
}

/** The fields that a value at a place may have; those of all alternatives if it is not clear which is meant. */
export function fieldsAt(path: Path, value: unknown): readonly string[] {
  const objects = objectsAt(path);
  const meant = objects.filter((object) => typeof value === "object" && value !== null && object.isMeantBy(value));
  return [...new Set((meant.length > 0 ? meant : objects).flatMap(({ fields }) => fields))];
}

function schemasAt(path: Path): z.ZodType[] {
  const schemas = path.reduce<readonly z.ZodType[]>(
    (above, key) => above.flatMap((schema) => inside(schema, key)).flatMap(unwrap),
    unwrap(environmentSchema),
  );
  return [...new Set(schemas)];
}

type Fields = Readonly<Record<string, z.ZodType>>;

/** The parts of zod's schema definitions that a path can lead through. */
interface Definition {
  readonly type: string;
  readonly entries?: Readonly<Record<string, string>>;
  readonly shape?: Fields;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
  readonly innerType?: z.ZodType;
}

function definition(schema: z.ZodType): Definition {
  return schema._zod.def;
}

function hasTag(value: object, tag: string, shape: Fields): boolean {
  const tags: ReadonlySet<unknown> | undefined = shape[tag]?._zod.values;
  return tags?.has(Reflect.get(value, tag)) ?? false;
}

function inside(schema: z.ZodType, key: PropertyKey): z.ZodType[] {
  const { shape, valueType, element, items } = definition(schema);
  const next = shape?.[String(key)] ?? valueType ?? element ?? items?.[Number(key)];
  return next === undefined ? [] : [next];
}

/** The schema itself and what it wraps: an optional's inner type, a union's alternatives. */
function unwrap(schema: z.ZodType): z.ZodType[] {
  const { options = [], innerType } = definition(schema);
  return [schema, ...options.flatMap(unwrap), ...(innerType === undefined ? [] : unwrap(innerType))];
}
