/**
 * Terraform values on the wire: MessagePack in which an extension stands for "not known yet".
 *
 * An object of Terraform is a record here, a list or a set is an array (Terraform sorts sets before it sends them).
 * Source: docs/plugin-protocol/object-wire-format.md of hashicorp/terraform.
 */
import { decode, encode, ExtensionCodec } from "@msgpack/msgpack";

/** A value that only apply will tell. */
class Unknown {
  toJSON(): string {
    return "(known after apply)";
  }
}

export const UNKNOWN = Object.freeze(new Unknown());

export type Value = null | boolean | number | string | Unknown | readonly Value[] | { readonly [name: string]: Value };

/** The attributes and blocks of one object, by name. */
export type Values = Record<string, Value>;

export function fromWire(bytes: Uint8Array): Value {
  return decode(bytes, { extensionCodec }) as Value;
}

export function toWire(value: Value): Uint8Array {
  return encode(value, { extensionCodec });
}

export function isUnknown(value: Value): value is Unknown {
  return value instanceof Unknown;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isObject(value: Value): value is Values {
  return typeof value === "object" && value !== null && !isUnknown(value) && !isList(value);
}

/** The text of a value, and "" for whatever is no known text. */
export function text(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The known texts of a list or set. */
export function texts(value: Value | undefined): string[] {
  return value !== undefined && isList(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Two values are the same when Terraform would print them the same; something unknown is never the same. */
export function same(one: Value, other: Value): boolean {
  return !hasUnknown(one) && !hasUnknown(other) && canonical(one) === canonical(other);
}

/** One spelling per value, whatever the order of its keys. */
export function canonical(value: Value): string {
  return JSON.stringify(value, (_key, item: Value) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

function hasUnknown(value: Value): boolean {
  if (isUnknown(value)) return true;
  if (isList(value)) return value.some(hasUnknown);
  return isObject(value) && Object.values(value).some(hasUnknown);
}

const PLAIN_UNKNOWN = 0;
/** Terraform also sends what it knows about an unknown value ("not null", "begins with vpc-"); we need not. */
const REFINED_UNKNOWN = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: PLAIN_UNKNOWN,
  encode: (value) => (value instanceof Unknown ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({ type: REFINED_UNKNOWN, encode: () => null, decode: () => UNKNOWN });
