import fc from "fast-check";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { checkEnvironment } from "../../../model";
import { Findings } from "../../../model/finding";
import { checkShape } from "../../../model/shape";
import { changed } from "../dev";
import { meaningMistakes, told } from "./mistakes";

const WRONG = [undefined, null, true, -1.5, 7, "", "A b", "10.0.0.1/8", [], [[]], [5]];

test.each([
  ["dev", dev, 2],
  ["prod", prod, 1],
] as const)("whatever is wrong at whatever place of %s, nothing else is found", (_, environment, valuesEach) => {
  const others: string[] = [];
  for (const [at, place] of placesIn(environment).entries()) {
    for (let turn = at * valuesEach; turn < (at + 1) * valuesEach; turn++) {
      others.push(...foundBesides(changed(environment, { [place]: WRONG[turn % WRONG.length] }), place));
    }
  }
  expect(others).toEqual([]);
});

test("a field that is nearly right is taken for the one that was meant", () => {
  const fields = placesIn(dev).filter((place) => /[a-z]$/.test(place));
  const others = fields.flatMap((place) => {
    const mistyped = { [place]: undefined, [`${place.slice(0, -1)}${place.slice(-1).toUpperCase()}`]: valueAt(place) };
    return isEntry(place) ? [] : foundBesides(changed(dev, mistyped), place);
  });
  expect(others).toEqual([]);
});

test("a mistake of syntax anywhere hides no mistake of meaning elsewhere", () => {
  const places = placesIn(dev).filter((place) => place.split(".").length > 1 && place !== "hubs.east");
  const anyCase = fc.record({
    mistake: fc.constantFrom(...meaningMistakes),
    place: fc.constantFrom(...places),
    wrong: fc.constantFrom(...WRONG),
  });
  let cases = 0;
  fc.assert(
    fc.property(anyCase, ({ mistake, place, wrong }) => {
      const { changes, beside = [] } = mistake;
      if ([...beside, ...Object.keys(changes).map(areaOf)].includes(areaOf(place))) return;
      const environment = changed(changed(dev, changes) as object, { [place]: wrong });
      const faults = faultsOf(environment);
      if (faults.length === 0) return;
      cases += 1;
      expect(checkEnvironment(environment).findings.map(told)).toEqual([...faults, told(mistake)]);
    }),
    { numRuns: 1000 },
  );
  expect(cases).toBeGreaterThan(300);
});

/** What is found of an environment besides the faults of its shape, if there are any. */
function foundBesides(environment: unknown, place: string): string[] {
  const faults = faultsOf(environment);
  if (faults.length === 0) return [];
  const findings = checkEnvironment(environment).findings.map(told);
  expect(findings.slice(0, faults.length)).toEqual(faults);
  return findings.slice(faults.length).map((finding) => `${place}: ${finding}`);
}

function faultsOf(environment: unknown): string[] {
  const faults = new Findings();
  checkShape(environment, faults);
  return faults.list.map(told);
}

function placesIn(value: unknown, above = ""): string[] {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return entries.flatMap(([key, entry]) => [`${above}${key}`, ...placesIn(entry, `${above}${key}.`)]);
}

function valueAt(place: string): unknown {
  return place.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], dev);
}

/** Whether the last step is an id, not a field. */
function isEntry(place: string): boolean {
  return /(^|\.)(accounts|hubs|sites|participants|services|peerings|vpcs|subnets|records|tags)\.[^.]+$/.test(place);
}

/** An entry, or what stands beside the entries: a mistake in it may hide others in it. */
function areaOf(place: string): string {
  return place.split(".", 2).join(".");
}
