/**
 * A construct id for text that is no id: domain names, networks. Different texts give different ids for the same
 * prefix, and every id is a valid Terraform name. CDKTF itself drops what it does not like (`a.b` and `ab` would
 * become one resource, silently), so no id is ever made from such text in another way.
 *
 * Letters a-z, digits and `-` stay; `.` becomes `_`; `/`, `*` and `_` become `S`, `W` and `U`; all else becomes `X`
 * and four hexadecimal digits for each UTF-16 unit. `10.1.0.0/16` reads `10_1_0_0S16`.
 *
 * @param prefix what the thing is, as a valid id of its own
 */
export function constructId(prefix: string, text: string): string {
  return `${prefix}-${text.replace(/[^a-z0-9-]/g, (unit) => ENCODED[unit] ?? hexadecimal(unit))}`;
}

const ENCODED: Readonly<Record<string, string>> = { ".": "_", "/": "S", "*": "W", _: "U" };

function hexadecimal(unit: string): string {
  return `X${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
