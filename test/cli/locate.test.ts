import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { lineFinder } from "../../cli/locate";
import { temporaryDirectory } from "../support/temporary-directory";

const project = temporaryDirectory();

/** The texts of the lines that the paths lead to, in a file with this text. */
async function linesAt(name: string, text: string, environment: string, paths: readonly string[]) {
  const file = join(project, name);
  writeFileSync(file, text);
  const lineOf = await lineFinder(file, environment);
  return paths.map((path) => {
    const line = lineOf(path);
    return line === undefined ? undefined : text.split("\n")[line - 1]?.trim();
  });
}

const TYPESCRIPT = `
const NAME = "staging";
const network = { region: "us-east-1", cidr: "10.1.0.0/16" } as const;
const subnets = {
  "app-a": { cidr: "10.1.1.0/24", az: "a" },
};
const accounts = {
  dns: { id: "1" },
} satisfies object;

export const dev = defineEnvironment({
  name: "dev",
  accounts,
  hubs: {
    east: {
      clients: [
        "10.0.0.0/8",
        "10.1.0.1/16",
      ],
    },
  },
  participants: {
    pa1: {
      name: "staging",
      vpcs: {
        main: {
          ...network,
          subnets,
          "odd id": 5,
          'a"b\\\\c': 6,
        },
      },
    },
  },
});

export const staging = defineEnvironment({
  name: NAME,
  accounts: { dns: { id: "2" } },
  hubs: {},
});
`;

test.each([
  ["a field", "name", 'name: "dev",'],
  ["an object", "hubs.east", "east: {"],
  ["an entry of a list", "hubs.east.clients[1]", '"10.1.0.1/16",'],
  ["a quoted key", 'participants.pa1.vpcs.main["odd id"]', '"odd id": 5,'],
  ["a key with quotes in it", 'participants.pa1.vpcs.main["a\\"b\\\\c"]', "'a\"b\\\\c': 6,"],
  [
    "what a variable holds",
    "participants.pa1.vpcs.main.subnets.app-a.cidr",
    '"app-a": { cidr: "10.1.1.0/24", az: "a" },',
  ],
  ["what a variable of some type holds", "accounts.dns.id", 'dns: { id: "1" },'],
  [
    "what is spread from a variable",
    "participants.pa1.vpcs.main.cidr",
    'const network = { region: "us-east-1", cidr: "10.1.0.0/16" } as const;',
  ],
  ["what is around a missing field", "participants.pa1.vpcs.main.dhcp.domainName", "main: {"],
  ["what is around a missing entry of a list", "hubs.east.clients[7]", "clients: ["],
  ["the environment itself", "", "export const dev = defineEnvironment({"],
])("%s is found in TypeScript", async (_, path, line) => {
  expect(await linesAt("dev.ts", TYPESCRIPT, "dev", [path])).toEqual([line]);
});

test("each of several environments in a file has its own lines", async () => {
  const lines = await linesAt("both.ts", TYPESCRIPT, "staging", ["accounts.dns.id", "hubs.east"]);
  expect(lines).toEqual(['accounts: { dns: { id: "2" } },', "hubs: {},"]);
  expect(await linesAt("both.ts", TYPESCRIPT, "prod", ["accounts"])).toEqual([undefined]);
});

test("places are found in JSON, in the last of several entries with one key", async () => {
  const text = `{
  "name": "dev",
  "accounts": { "dns": { "id": "1" } },
  "hubs": {
    "east": {
      "clients": ["10.0.0.0/8"]
    },
    "east": {
      "clients": [
        "10.0.0.1/8"
      ]
    }
  }
}`;
  const paths = ["hubs.east.clients[0]", "accounts.dns.id", "hubs.west.cidr"];
  const lines = ['"10.0.0.1/8"', '"accounts": { "dns": { "id": "1" } },', '"hubs": {'];
  expect(await linesAt("dev.json", text, "dev", paths)).toEqual(lines);
  expect(await linesAt("dev.json", text, "a name of another kind", paths)).toEqual(lines);
});

test.each([
  ["no object", "[1, 2]"],
  ["no environment", '{ "a": 1 }'],
  ["nothing", ""],
  ["no TypeScript", "export const = {{{"],
])("a file with %s has no lines, and no surprises", async (_, text) => {
  expect(await linesAt("odd.ts", text, "dev", ["hubs", ""])).toEqual([undefined, undefined]);
});
