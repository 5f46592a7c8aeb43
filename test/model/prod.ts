import { prod } from "../../environments/prod";
import { type Estate, type Finding, findingText } from "../../model";
import { deriveEstate } from "../../model/derive/estate";
import { Findings } from "../../model/finding";
import { checkShape } from "../../model/shape";
import { changed } from "./dev";

type Changes = Readonly<Record<string, unknown>>;

/** The environment prod as JSON, with other values at the given places; undefined removes what is there. */
export function prodWith(changes: Changes): unknown {
  return changed(prod, changes);
}

/** What is wrong with prod once it is changed so, before any rule looks at it. */
export function faultsWith(changes: Changes): readonly Omit<Finding, "severity">[] {
  const { faults } = derive(prodWith(changes));
  return faults.map(({ code, path, got, allowed, cure }) => ({ code, path, got, allowed, cure }));
}

/** The estate of prod, changed so; fails the test with what is wrong. */
export function estateWith(changes: Changes): Estate {
  return derivedFrom(prodWith(changes));
}

/** The estate of any environment whose shape and names are right, be it against the rules or not. */
export function derivedFrom(environment: unknown): Estate {
  const { estate, faults } = derive(environment);
  if (estate === undefined || faults.length > 0) throw new Error(faults.map(findingText).join("\n"));
  return estate;
}

/** The element of that id. */
export function named<Element extends { readonly key: string }>(elements: readonly Element[], key: string): Element {
  const element = elements.find((candidate) => candidate.key === key);
  if (element === undefined)
    throw new Error(`no ${key} among ${elements.map((candidate) => candidate.key).join(", ")}`);
  return element;
}

/** What is found before any rule looks at an environment, and what is derived all the same. */
export function derive(environment: unknown): {
  readonly estate: Estate | undefined;
  readonly faults: readonly Finding[];
} {
  const findings = new Findings();
  const shape = checkShape(environment, findings);
  return { estate: shape && deriveEstate(shape, findings), faults: findings.list };
}
