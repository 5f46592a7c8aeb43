import * as z from "zod";

declare const reference: unique symbol;

/** A string that names another entry: plain text at run time, the union of the known names in the editor. */
export interface Reference<Kind extends ReferenceKind> {
  readonly [reference]: Kind;
}

export type ReferenceKind = "account" | "hub" | "vpc";

/** Text naming an entry of the given kind. Which names exist is known to the compiler (TypeScript) or at load (JSON). */
export function nameOf<Kind extends ReferenceKind>(_kind: Kind, description: string) {
  return z.string().meta({ description }) as unknown as z.ZodType<string, Reference<Kind>>;
}

/** Puts the known names in the place of every reference, all else read-only as it is. */
export type Named<T, Names extends Record<ReferenceKind, string>> =
  T extends Reference<infer Kind>
    ? Names[Kind]
    : T extends string | number | boolean | undefined
      ? T
      : { readonly [K in keyof T]: Named<T[K], Names> };
