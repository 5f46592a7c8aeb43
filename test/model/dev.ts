import { dev } from "../../environments/dev";
import { checkEnvironment, type Estate, type Finding, findingText } from "../../model";

/** The environment dev as JSON, {@link changed}. */
export function devWith(changes: Readonly<Record<string, unknown>>): unknown {
  return changed(dev, changes);
}

/** A copy of an environment, with other values at the given places; undefined removes what is there. */
export function changed(environment: object, changes: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = structuredClone(environment);
  for (const [place, value] of Object.entries(changes)) put(copy, place.split("."), value);
  return copy;
}

/** The errors of dev once it is changed so. */
export function findingsWith(changes: Readonly<Record<string, unknown>>): readonly Omit<Finding, "severity">[] {
  const errors = checkEnvironment(devWith(changes)).findings.filter(({ severity }) => severity === "error");
  return errors.map(({ code, path, got, allowed, cure }) => ({ code, path, got, allowed, cure }));
}

/** The estate of a sound environment; fails the test with what is wrong with any other. */
export function estateOf(environment: unknown): Estate {
  const { estate, findings } = checkEnvironment(environment);
  if (estate === undefined) throw new Error(findings.map(findingText).join("\n"));
  return estate;
}

/** The only element of a list. */
export function only<Element>(elements: readonly Element[]): Element {
  const [element, ...others] = elements;
  if (element === undefined || others.length > 0) throw new Error(`${elements.length} elements instead of one`);
  return element;
}

function put(environment: unknown, place: readonly string[], value: unknown): void {
  const key = place.at(-1) ?? "";
  const holder = place.slice(0, -1).reduce((at, step) => (at as Record<string, unknown>)[step], environment);
  if (value === undefined) Reflect.deleteProperty(holder as object, key);
  else (holder as Record<string, unknown>)[key] = value;
}
