import fc from "fast-check";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { checkEnvironment, type EnvironmentInput, type Estate, findingText } from "../../model";
import { after, anyChange, anyJson } from "./any-change";
import { changed, devWith } from "./dev";
import { derive } from "./prod";

test.each([
  ["dev", dev, 5],
  ["prod", prod, 1],
] as const)("whatever is wrong at whatever place of %s is told in plain words", (_, environment, valuesEach) => {
  const values = [
    undefined,
    null,
    true,
    -1.5,
    1e300,
    "",
    "a",
    "A b",
    "10.0.0.1/8",
    "a".repeat(300),
    [],
    [[]],
    {},
    { a: 1 },
  ];
  for (const [at, place] of placesIn(environment).entries()) {
    for (let turn = at * valuesEach; turn < (at + 1) * valuesEach; turn++) {
      const changes = { [place.join(".")]: values[turn % values.length] };
      for (const finding of checkEnvironment(changed(environment, changes)).findings) {
        expect(findingText(finding)).not.toMatch(/invalid input|expected|received|zod|undefined|\[object/i);
      }
    }
  }
});

test("no JSON makes the check throw", () => {
  fc.assert(fc.property(anyJson(), checkedWithoutSurprise), { numRuns: 1000 });
});

test.each([
  ["dev", dev, 1000],
  ["prod", prod, 250],
] as const)("no change to %s makes the check throw", (_, environment, numRuns) => {
  const changes = fc.array(anyChange("remove", "replace", "insert", "borrow", "retire"), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(changes, (list) => checkedWithoutSurprise(after(list, environment))),
    { numRuns },
  );
});

test("whatever is not refused is derived whole", () => {
  let whole = 0;
  const changes = fc.array(anyChange("remove", "borrow", "retire"), { minLength: 1, maxLength: 4 });
  const numRuns = 500;
  fc.assert(
    fc.property(changes, (list) => {
      const environment = after(list, prod);
      const { estate, faults } = derive(environment);
      if (estate === undefined || faults.length > 0) return;
      whole += 1;
      expect(keysIn(estate)).toEqual(keysWritten(environment as EnvironmentInput));
    }),
    { numRuns },
  );
  expect(whole).toBeGreaterThan(numRuns / 20);
});

test("a nest deeper than any stack makes the check say no more than that", () => {
  const nest = JSON.parse(`${'{"accounts":'.repeat(20_000)}1${"}".repeat(20_000)}`) as unknown;
  checkedWithoutSurprise(nest);
  checkedWithoutSurprise(devWith({ "hubs.east.clients": nest, "participants.pa1.records.server": nest }));
  checkedWithoutSurprise(
    devWith({ "hubs.east.clients": JSON.parse("[".repeat(20_000) + "]".repeat(20_000)) as unknown }),
  );
});

/** An estate, or errors that say why there is none; each finding says what is wrong. */
function checkedWithoutSurprise(environment: unknown): void {
  const { estate, findings } = checkEnvironment(environment);
  expect(estate === undefined).toBe(findings.some(({ severity }) => severity === "error"));
  for (const { code, got, allowed, cure } of findings) {
    expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(got).not.toBe("");
    expect(allowed).not.toBe("");
    expect(cure).not.toBe("");
  }
}

/** Paths of all entries of an estate, and of those that are retired. */
function keysIn({ accounts, hubs, sites, participants, peerings }: Estate) {
  const keys = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key);
  return {
    accounts: keys(accounts),
    hubs: keys(hubs),
    sites: keys(sites),
    participants: participants.map(({ key, retired, vpcs, retiredVpcs, records }) => ({
      key,
      retired,
      vpcs: keys(vpcs),
      retiredVpcs: keys(retiredVpcs),
      records: keys(records),
    })),
    peerings: peerings.map(({ key, retired }) => ({ key, retired })),
  };
}

function keysWritten({ accounts, hubs, sites, participants, peerings }: EnvironmentInput): ReturnType<typeof keysIn> {
  return {
    accounts: keysOf(accounts),
    hubs: keysOf(hubs),
    sites: keysOf(sites, ({ retired }) => retired !== true),
    participants: keysOf(participants).map((key) => {
      const { retired = false, vpcs = {}, records } = participants[key] ?? {};
      return {
        key,
        retired,
        vpcs: keysOf(vpcs, (vpc) => !retired && vpc.retired !== true),
        retiredVpcs: keysOf(vpcs, (vpc) => retired || vpc.retired === true),
        records: keysOf(records, (record) => record.retired !== true),
      };
    }),
    peerings: keysOf(peerings).map((key) => ({ key, retired: peerings?.[key]?.retired === true })),
  };
}

function keysOf<Entry>(entries: Readonly<Record<string, Entry>> = {}, isMeant: (entry: Entry) => boolean = () => true) {
  return Object.entries(entries)
    .filter(([, entry]) => isMeant(entry))
    .map(([key]) => key)
    .sort();
}

function placesIn(value: unknown, above: readonly string[] = []): string[][] {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return entries.flatMap(([key, entry]) => [[...above, key], ...placesIn(entry, [...above, key])]);
}
