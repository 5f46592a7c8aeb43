import { checkEnvironment } from "../../../model";
import { devWith } from "../dev";
import { told } from "./mistakes";

const STRAY = {
  "participants.pa1.records.lost": { type: "A", values: ["10.99.0.1"] },
  "participants.pa2.records.lost": { type: "A", values: ["10.99.0.2"] },
};
const inPa1 = "record-address-stray at participants.pa1.records.lost.values[0]";
const inPa2 = "record-address-stray at participants.pa2.records.lost.values[0]";

/** What is found of dev with two addresses that nobody has, and exceptions. */
function foundWith(allow: readonly object[], changes: Readonly<Record<string, unknown>> = STRAY): string[] {
  return checkEnvironment(devWith({ ...changes, allow })).findings.map(told);
}

const reason = "moved in a week";

test("a warning leaves an estate", () => {
  const { estate, findings } = checkEnvironment(devWith(STRAY));
  expect(findings.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
  expect(estate?.participants).toHaveLength(3);
});

test.each([
  ["everywhere", undefined, []],
  ["at the place", "participants.pa1.records.lost.values[0]", [inPa2]],
  ["above the place", "participants.pa2", [inPa1]],
  ["above a place in a list", "participants.pa2.records.lost.values", [inPa1]],
])("an exception silences its rule %s", (_, where, left) => {
  expect(foundWith([{ rule: "record-address-stray", reason, where }])).toEqual(left);
});

test("an exception silences no other rule, and no place that only begins alike", () => {
  const stray = [inPa1, inPa2];
  const allow = [
    { rule: "record-ttl-zero", reason },
    { rule: "record-address-stray", reason, where: "participants.pa" },
  ];
  expect(foundWith(allow)).toEqual([...stray, "allow-unused at allow[0]", "allow-unused at allow[1]"]);
});

test("an exception from an error lets an estate pass", () => {
  const outside = { "participants.pa1.zone": "pa1.example.org", "participants.pa1.records.www": undefined };
  expect(foundWith([], outside)).toEqual(["zone-outside-root at participants.pa1.zone"]);
  const allow = [{ rule: "zone-outside-root", reason, where: "participants.pa1" }];
  expect(checkEnvironment(devWith({ ...outside, allow }))).toMatchObject({ estate: { name: "dev" }, findings: [] });
});

test("a rule that AWS enforces knows no exceptions", () => {
  const twice = { "participants.pa2.records.apps.values.1": "10.2.1.20" };
  expect(foundWith([{ rule: "record-value-duplicate", reason }], twice)).toEqual([
    "record-value-duplicate at participants.pa2.records.apps.values[1]",
    "allow-refused at allow[0].rule",
  ]);
});

test("an unknown rule is refused with the one that was likely meant, whose findings are not told again", () => {
  const allow = [{ rule: "record-adress-stray", reason }];
  const { findings } = checkEnvironment(devWith({ ...STRAY, allow }));
  expect(findings).toMatchObject([
    {
      code: "allow-unknown",
      severity: "error",
      path: "allow[0].rule",
      got: '"record-adress-stray"',
      cure: "did you mean record-address-stray?",
    },
  ]);
});

test("an exception that nothing needs is told, as a warning", () => {
  const allow = [{ rule: "record-address-stray", reason, where: "participants.pa3" }];
  const { estate, findings } = checkEnvironment(devWith({ allow }));
  expect(estate).toBeDefined();
  expect(findings).toEqual([
    {
      code: "allow-unused",
      severity: "warning",
      path: "allow[0]",
      got: '"record-address-stray", which nothing breaks at participants.pa3',
      allowed: "exceptions that are needed",
      cure: "remove it",
    },
  ]);
});

test("an exception may be needed for what cannot be read", () => {
  const allow = [{ rule: "zone-outside-root", reason }];
  expect(foundWith(allow, { "participants.pa1.zone": "pa1..example.org" })).toEqual([
    "domain-empty-label at participants.pa1.zone",
  ]);
});

test.each([
  ["without a reason", { rule: "record-address-stray" }, "missing-field at allow[0].reason"],
  ["with an empty reason", { rule: "record-address-stray", reason: "" }, "format at allow[0].reason"],
  ["with a wrong place", { rule: "record-address-stray", reason, where: 5 }, "type at allow[0].where"],
])("an exception %s is refused, and what it is for is not told again", (_, exception, finding) => {
  expect(foundWith([exception])).toEqual([finding]);
});
