import type { Value } from "./block";
import { isJsonList, isJsonObject, type Json } from "./json";

/** What JSON says where Terraform allows no expression. */
export function literal(written: Json): Value {
  if (isJsonList(written)) return written.map(literal);
  if (!isJsonObject(written)) return written;
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, literal(value)]));
}
