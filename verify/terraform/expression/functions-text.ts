import { Reference, type Value } from "../block";
import { list, number, type TerraformFunction, text, Untellable } from "./outcome";

export const textFunctions: Readonly<Record<string, TerraformFunction>> = {
  format: (pattern = null, ...values) => formatted(text(pattern), values),
  join: (separator = null, ...lists) => lists.flatMap(list).map(text).join(text(separator)),
  split: (separator = null, value = null) => text(value).split(text(separator)),
  replace: (value = null, search = null, replacement = null) => {
    const [pattern, by] = [text(search), text(replacement)];
    if (!/^\/.*\/$/s.test(pattern) || pattern.length < 2) return text(value).split(pattern).join(by);
    throw new Untellable("replaces by a regular expression, which only Terraform evaluates");
  },
  lower: (value = null) => text(value).toLowerCase(),
  upper: (value = null) => text(value).toUpperCase(),
  title: (value = null) => text(value).replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase()),
  trimspace: (value = null) => text(value).trim(),
  trimprefix: (value = null, prefix = null) => {
    const [whole, start] = [text(value), text(prefix)];
    return whole.startsWith(start) ? whole.slice(start.length) : whole;
  },
  trimsuffix: (value = null, suffix = null) => {
    const [whole, end] = [text(value), text(suffix)];
    return end !== "" && whole.endsWith(end) ? whole.slice(0, -end.length) : whole;
  },
  trim: (value = null, characters = null) => {
    const [letters, removed] = [Array.from(text(value)), new Set(text(characters))];
    const first = letters.findIndex((letter) => !removed.has(letter));
    return first === -1
      ? ""
      : letters.slice(first, letters.findLastIndex((letter) => !removed.has(letter)) + 1).join("");
  },
  startswith: (value = null, prefix = null) => text(value).startsWith(text(prefix)),
  endswith: (value = null, suffix = null) => text(value).endsWith(text(suffix)),
  strcontains: (value = null, part = null) => text(value).includes(text(part)),
  strrev: (value = null) => Array.from(text(value)).reverse().join(""),
  substr: (value = null, offset = null, length = null) => {
    const [letters, start, count] = [Array.from(text(value)), number(offset), number(length)];
    const from = start < 0 ? Math.max(0, letters.length + start) : start;
    return letters.slice(from, count < 0 ? undefined : from + count).join("");
  },
  abs: (value = null) => Math.abs(number(value)),
  ceil: (value = null) => Math.ceil(number(value)),
  floor: (value = null) => Math.floor(number(value)),
};

/** `%s`, `%q`, `%v`, `%d` with a width, and `%%`: others are left to Terraform. */
function formatted(pattern: string, values: readonly Value[]): string {
  let next = 0;
  const result = pattern.replace(
    /%(?:%|(-?)(0?)(\d*)([a-zA-Z]))/g,
    (whole, left: string, zero: string, width: string, verb: string) => {
      if (whole === "%%") return "%";
      const value = values[next++];
      const written = verbs[verb]?.(value);
      if (written === undefined) throw new Untellable(`formats by ${whole}, which only Terraform evaluates`);
      const length = Number(width);
      if (left !== "") return written.padEnd(length);
      if (zero === "" || verb !== "d") return written.padStart(length);
      return written.startsWith("-") ? `-${written.slice(1).padStart(length - 1, "0")}` : written.padStart(length, "0");
    },
  );
  if (next !== values.length)
    throw new Untellable("formats another number of values than it is given", { refused: true });
  return result;
}

const verbs: Readonly<Record<string, (value: Value | undefined) => string | undefined>> = {
  s: text,
  v: (value) =>
    typeof value === "object" && value !== null && !(value instanceof Reference) ? undefined : text(value),
  q: (value) => JSON.stringify(text(value)),
  d: (value) => String(Math.trunc(number(value))),
};
