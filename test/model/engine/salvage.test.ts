import fc from "fast-check";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { checkEnvironment } from "../../../model";
import { Findings } from "../../../model/finding";
import { checkShape } from "../../../model/shape";
import { changed } from "../dev";
import { leaning } from "./leaning";
import { meaningMistakes, told } from "./mistakes";

const WRONG = [undefined, null, true, -1.5, 7, "", "A b", "10.0.0.1/8", [], [[]], [5]];

test.each([
  ["an environment that leans on itself", leaning, 2],
  ["prod", prod, 1],
] as const)("whatever is wrong at whatever place of %s, nothing else is found", (_, environment, valuesEach) => {
  expect(checkEnvironment(environment).findings).toEqual([]);
  const others: string[] = [];
  for (const [at, place] of placesIn(environment).entries()) {
    for (let turn = at * valuesEach; turn < (at + 1) * valuesEach; turn++) {
      others.push(...foundBesides(changed(environment, { [place]: WRONG[turn % WRONG.length] }), place));
    }
  }
  expect(others).toEqual([]);
});

test("a field that nobody knows may have been meant for any that is missing", () => {
  const fields = placesIn(leaning).filter((place) => !/\.\d+$/.test(place));
  const others = fields.flatMap((place) => {
    const misnamed = { [place]: undefined, [place.replace(/[^.]+$/, "qqqqqqqqqq")]: valueAt(place, leaning) };
    return isEntry(place) ? [] : foundBesides(changed(leaning, misnamed), place);
  });
  expect(others).toEqual([]);
});

test("a field that is nearly right is taken for the one that was meant", () => {
  const fields = placesIn(dev).filter((place) => /[a-z]$/.test(place));
  const others = fields.flatMap((place) => {
    const mistyped = {
      [place]: undefined,
      [`${place.slice(0, -1)}${place.slice(-1).toUpperCase()}`]: valueAt(place, dev),
    };
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

test.each([
  ["geolocation-default at participants.pa2.records.portal-us.routing.geolocation", { "portal-any": undefined }],
  ["failover-alone at participants.pa2.records.db-first.routing", { "db-second": undefined }],
  ["alias-target at participants.pa2.records.balancer.alias.name", { server: undefined, mail: undefined }],
])("a mistake in a VPC does not hide %s", (finding, changes) => {
  const records = Object.entries(changes).map(([key, value]) => [`participants.pa2.records.${key}`, value] as const);
  const wrong = { ...Object.fromEntries(records), "participants.pa2.vpcs.main.cidr": "10.2.0.1/16" };
  const { findings } = checkEnvironment(changed(dev, wrong));
  expect(findings.map(told)).toEqual(
    expect.arrayContaining(["cidr-host-bits at participants.pa2.vpcs.main.cidr", finding]),
  );
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

function valueAt(place: string, environment: unknown): unknown {
  return place.split(".").reduce((at, key) => (at as Record<string, unknown>)[key], environment);
}

/** Whether the last step is an id, not a field. */
function isEntry(place: string): boolean {
  return /(^|\.)(accounts|hubs|sites|participants|services|peerings|vpcs|subnets|records|tags)\.[^.]+$/.test(place);
}

/** An entry, or what stands beside the entries: a mistake in it may hide others in it. */
function areaOf(place: string): string {
  return place.split(".", 2).join(".");
}
