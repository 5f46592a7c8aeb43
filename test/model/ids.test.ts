import { checkEnvironment } from "../../model";
import { devWith, findingsWith, only } from "./dev";

const allowed = "a letter, then letters, digits and single hyphens inside, all lower case, 40 at most";
const account = { id: "555555555555" };

test.each(["a", "a1", "a-b", "a1-2-b3", "x".repeat(40), "constructor"])("%s is an id", (id) => {
  expect(findingsWith({ [`accounts.${id}`]: account })).toEqual([]);
});

test.each(["", "A", "1a", "-a", "a-", "a--b", "a_b", "a b", "é", "x".repeat(41), "toString", "a\n"])(
  "%j is no id",
  (id) => {
    expect(findingsWith({ [`accounts.${id}`]: account })).toEqual([
      { code: "id", path: expect.stringMatching(/^accounts/) as string, got: JSON.stringify(id), allowed },
    ]);
  },
);

test("an id that says more than an id may finds its place in a field", () => {
  const record = { type: "A", values: ["10.1.1.10"] };
  const pa1 = only(Object.values((devWith({}) as { participants: { pa1: object } }).participants).slice(0, 1));
  expect(only(findingsWith({ "participants.pa1.records._tcp": record }))).toEqual({
    code: "id",
    path: "participants.pa1.records._tcp",
    got: '"_tcp"',
    allowed,
    cure: "put it into the field name and choose a plain id",
  });
  const shop = findingsWith({ "participants.Web Shop": pa1 }).filter(({ code }) => code === "id");
  expect(only(shop)).toMatchObject({
    path: 'participants["Web Shop"]',
    cure: "put it into the field displayName and choose a plain id",
  });
});

test("what stands below a wrong id is checked all the same", () => {
  const findings = findingsWith({ "accounts.DNS": { id: "1", owner: "me" } });
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ["id", "accounts.DNS"],
    ["account-id", "accounts.DNS.id"],
    ["unknown-field", "accounts.DNS.owner"],
  ]);
});

test("the key of a tag may be anything of 1 to 128 characters", () => {
  expect(findingsWith({ tags: { "Cost Center": "7", [`x${"é".repeat(127)}`]: "" } })).toEqual([]);
  for (const key of ["", "x".repeat(129)]) {
    expect(only(findingsWith({ tags: { [key]: "" } }))).toMatchObject({
      code: "id",
      allowed: "the key of a tag: 1 to 128 characters",
    });
  }
});

const reserved = {
  code: "reserved-name",
  allowed: "a name that JavaScript does not keep for itself",
  cure: "rename or remove it",
};

test.each(["", "accounts.", "participants.pa1.", "participants.pa1.records.server.", "tags."])(
  "an entry %s__proto__ does not vanish",
  (place) => {
    const json = JSON.stringify(devWith({ [`${place}here`]: 1 })).replace('"here":1', '"__proto__":{}');
    const { estate, findings } = checkEnvironment(JSON.parse(json));
    expect(estate).toBeUndefined();
    expect(findings).toEqual([{ ...reserved, severity: "error", path: `${place}__proto__`, got: '"__proto__"' }]);
  },
);

test("a length that cannot be measured is refused", () => {
  for (const length of [{ toString: "" }, JSON.parse("[".repeat(20_000) + "]".repeat(20_000)) as unknown]) {
    for (const place of ["hubs.east.clients", "tags.owner"]) {
      const path = `${place}.length`;
      expect(findingsWith({ [place]: { length } })[0]).toEqual({ ...reserved, path, got: '"length"' });
    }
  }
});
