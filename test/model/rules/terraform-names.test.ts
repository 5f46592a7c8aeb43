import { dev } from "../../../environments/dev";
import { terraformNameRules } from "../../../model/rules/terraform-names";
import { breaches, neighbour, testRules } from "./rule-cases";

const hubs = (...keys: string[]) => ({
  hubs: Object.fromEntries(["east", ...keys].map((key) => [key, dev.hubs.east])),
});
const password = (source: object) => ({ "hubs.east.directory.password": source });
const MAIN = dev.participants.pa1?.vpcs.main;

testRules(terraformNameRules, [
  {
    code: "stack-duplicate",
    wrong: { stacks: "per-account" },
    says: [
      {
        path: "hubs.east",
        got: "the stack dev-hub-east, which environment dev-hub-east has too",
        allowed: "a stack that no other environment has",
        cure: "rename one of the environments",
      },
    ],
    right: { stacks: "per-environment" },
    beside: { name: "dev-hub-east" },
  },
  {
    code: "hub-names-ambiguous",
    wrong: hubs("a-b", "c", "a", "b-c"),
    says: [
      {
        path: "hubs.c",
        got: "a-b and c, which together read like a and b-c",
        allowed: "ids that no two pairs read alike",
        cure: "rename the newer hub",
      },
    ],
    right: hubs("a-b", "c", "a", "bc"),
  },
  {
    code: "vpc-names-ambiguous",
    wrong: ambiguous("per-account"),
    says: [
      {
        path: "peerings.pa1-pa3.between",
        got: "best-of-breed/main and best/breed-of-main, both called best-of-breed-of-main",
        allowed: "VPCs that read differently",
        cure: "rename the newer one",
      },
    ],
    right: ambiguous("per-environment"),
  },
  {
    code: "password-variable",
    wrong: password({ variable: "version" }),
    says: [
      {
        path: "hubs.east.directory.password.variable",
        got: "version",
        allowed:
          "another name than count, depends_on, for_each, lifecycle, locals, providers, source, version, backend, hub, " +
          "publication",
        cure: "write one such as directory_password, or leave it out",
      },
    ],
    right: password({ variable: "versions" }),
  },
  {
    code: "password-shared",
    wrong: {
      ...hubs("west"),
      "hubs.west": {
        ...dev.hubs.east,
        directory: { ...directory(), password: { variable: "directory_password_east" } },
      },
    },
    says: [
      {
        path: "hubs.west.directory.password",
        got: "variable directory_password_east, the one of hub east too",
        allowed: "one that no other directory has",
        cure: "name another variable or secret",
      },
    ],
    right: hubs("west"),
  },
  {
    code: "state-prefix",
    wrong: { backend: { type: "s3", bucket: "states", region: "us-east-1", prefix: "/dns/" } },
    says: [{ path: "backend.prefix", got: "/dns/", allowed: "a prefix without that slash", cure: "write dns/" }],
    right: { backend: { type: "s3", bucket: "states", region: "us-east-1", prefix: "networking/dns" } },
  },
  {
    code: "tag-reserved",
    wrong: { tags: { "AWS:owner": "x", owner: "y" } },
    says: [
      {
        path: 'tags["AWS:owner"]',
        got: "AWS:owner",
        allowed: "a key that does not start with aws:",
        cure: "rename it",
      },
    ],
    right: { tags: { "my-aws:owner": "x", aws: "y" } },
  },
]);

test("two environments of one name share every stack", () => {
  const same = [neighbour({ name: "dev", stacks: "per-account" })];
  const found = breaches(terraformNameRules, "stack-duplicate", { stacks: "per-account" }, same);
  const paths = ["hubs.east", "participants.pa1", "participants.pa2", "participants.pa3", "peerings.pa1-pa3"];
  expect(found.map(({ path }) => path)).toEqual(paths);
});

test("passwords in secrets are shared in one account and Region only", () => {
  const hub = { ...dev.hubs.east, directory: { ...directory(), password: { secret: "directory" } } };
  const found = (west: object) => breaches(terraformNameRules, "password-shared", { hubs: { east: hub, west } });
  expect(found(hub)).toMatchObject([{ got: "secret directory of account dns in us-east-1, the one of hub east too" }]);
  expect(found({ ...hub, region: "us-west-2" })).toEqual([]);
});

function directory(): object {
  return { name: "corp.example.net", subnets: ["dc-a", "dc-b"] };
}

function ambiguous(stacks: string): Record<string, unknown> {
  return {
    stacks,
    "participants.best": { ...dev.participants.pa1, home: "breed-of-main", vpcs: { "breed-of-main": MAIN } },
    "participants.best-of-breed": { ...dev.participants.pa2, vpcs: { main: MAIN } },
    "peerings.pa1-pa3.between": ["best-of-breed/main", "best/breed-of-main"],
  };
}
