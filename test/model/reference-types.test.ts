import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Diagnosis, diagnose, instantiationsIn } from "./compiler";
import { diagnosisOf, type Mistake, programWith } from "./mistakes";

/** An environment with two hubs, things that exist, and a partner. */
const correct = `
import { defineEnvironment } from "../../model";

export const estate = defineEnvironment({
  name: "estate",
  rootDomain: "awscloud.com",
  stacks: "per-account",
  backend: { type: "local" },
  reverseLookup: { hub: "east", networks: ["10.0.0.0/8"] },
  accounts: {
    dns: { id: "111111111111", connectRole: "dns/connect" },
    app1: { id: "222222222222" },
  },
  hubs: {
    east: {
      account: "dns",
      region: "us-east-1",
      cidr: "10.0.0.0/16",
      existing: { vpc: "vpc-0128a0b1c2d3e4f50", routeTables: { private: "rtb-0128a0b1c2d3e4f50" } },
      clients: ["10.0.0.0/8"],
      dnsServers: ["10.0.0.10"],
    },
    west: {
      account: "dns",
      region: "us-west-2",
      cidr: "10.128.0.0/16",
      existing: { vpc: "vpc-0128a0b1c2d3e4f51", routeTables: {} },
      clients: ["10.0.0.0/8"],
      directory: { name: "corp.example.net", existing: "d-9267a0b1c2" },
    },
  },
  sites: {
    office: {
      hub: "east",
      otherHubs: ["west"],
      domains: ["example.com"],
      dnsServers: ["192.168.0.10"],
      networks: ["192.168.0.0/16"],
    },
  },
  participants: {
    pa1: {
      account: "app1",
      hub: "east",
      zone: { name: "pa1.awscloud.com", existing: "Z0123456789" },
      authorizations: "released",
      vpcs: {
        main: {
          region: "us-west-1",
          hub: "west",
          cidr: "10.1.0.0/16",
          secondaryCidrs: ["100.64.0.0/16"],
          subnets: { app: { cidr: "10.1.1.0/24", az: "a" } },
          link: "external",
        },
      },
      records: {
        server: { type: "A", values: ["10.1.1.10"], ptr: true },
      },
    },
  },
  services: { https: ["tcp/443"] },
  peerings: {
    provider: {
      vpc: "pa1/main",
      partner: {
        name: "provider",
        account: "999999999999",
        region: "eu-central-1",
        vpc: "vpc-0999a0b1c2d3e4f50",
        cidrs: ["172.31.0.0/20"],
      },
      handshake: { request: "pending" },
      allow: ["https"],
      routes: { cidrs: ["10.1.0.0/16"] },
    },
  },
});
`;

const cidrShape = "`${number}.${number}.${number}.${number}/${number}`";
const hubs = `'"east" | "west"'`;

const mistakes: readonly Mistake[] = [
  {
    title: "a VPC of an unknown hub",
    instead: 'hub: "west",\n          cidr',
    write: 'hub: "wset",\n          cidr',
    at: "wset",
    code: 2322,
    message: `Type '"wset"' is not assignable to type '"east" | "west" | undefined'.`,
  },
  {
    title: "a further hub of a site that is unknown",
    instead: 'otherHubs: ["west"]',
    write: 'otherHubs: ["north"]',
    code: 2322,
    message: `Type '"north"' is not assignable to type ${hubs}.`,
  },
  {
    title: "further hubs of a site that are no list",
    instead: 'otherHubs: ["west"]',
    write: 'otherHubs: "west"',
    code: 2322,
    message: `Type 'string' is not assignable to type 'readonly ("east" | "west")[]'.`,
  },
  {
    title: "reverse zones of an unknown hub",
    instead: 'reverseLookup: { hub: "east"',
    write: 'reverseLookup: { hub: "eest"',
    code: 2322,
    message: `Type '"eest"' is not assignable to type ${hubs}.`,
  },
  {
    title: "reverse zones of an account instead of a hub",
    instead: 'reverseLookup: { hub: "east"',
    write: 'reverseLookup: { hub: "dns"',
    code: 2322,
    message: `Type '"dns"' is not assignable to type ${hubs}.`,
  },
  {
    title: "a partner's peering with a VPC of an unknown participant",
    instead: 'vpc: "pa1/main"',
    write: 'vpc: "pa9/main"',
    code: 2322,
    message: /^Type '"pa9\/main"' is not assignable to type '`pa1\/\$\{string\}`/,
  },
  {
    title: "a partner's peering with a participant instead of one of its VPCs",
    instead: 'vpc: "pa1/main"',
    write: 'vpc: "pa1"',
    code: 2322,
    message: /^Type '"pa1"' is not assignable to type '`pa1\/\$\{string\}`/,
  },
  {
    title: "a partner in an unknown Region",
    instead: 'region: "eu-central-1"',
    write: 'region: "eu-centre-1"',
    code: 2820,
    message: /^Type '"eu-centre-1"' is not assignable to type '"af-south-1" \| /,
  },
  {
    title: "a secondary network without prefix length",
    instead: 'secondaryCidrs: ["100.64.0.0/16"]',
    write: 'secondaryCidrs: ["100.64.0.0"]',
    code: 2322,
    message: `Type '"100.64.0.0"' is not assignable to type '${cidrShape}'.`,
  },
  {
    title: "an existing VPC without its route tables",
    instead: ', routeTables: { private: "rtb-0128a0b1c2d3e4f50" } }',
    write: " }",
    at: 'existing: { vpc: "vpc-0128a0b1c2d3e4f50" }',
    code: 2741,
    message: /^Property 'routeTables' is missing in type /,
  },
  {
    title: "authorizations that are neither kept nor released",
    instead: 'authorizations: "released"',
    write: 'authorizations: "gone"',
    code: 2322,
    message: `Type '"gone"' is not assignable to type '"kept" | "released" | undefined'.`,
  },
];

let diagnoses: ReadonlyMap<string, readonly Diagnosis[]>;

beforeAll(() => {
  const mistaken = mistakes.map((mistake) => [mistake.title, programWith(mistake, correct)] as const);
  diagnoses = diagnose(new Map([["a correct environment", correct], ...mistaken]));
});

test("a correct environment compiles", () => {
  expect(diagnoses.get("a correct environment")).toEqual([]);
});

test.each(mistakes)("$title does not compile", (mistake) => {
  expect(diagnoses.get(mistake.title)).toEqual([diagnosisOf(mistake, correct)]);
});

test("prod costs the compiler little more than an environment as such", () => {
  const file = resolve(__dirname, "../../environments/prod.ts");
  const prod = readFileSync(file, "utf8").replace('"../model"', '"../../model"');
  expect(instantiationsIn(prod)).toBeLessThan(2 * instantiationsIn(estateOf(1)));
});

test("a further participant with a peering costs the compiler the same, however many there are", () => {
  const [few = 0, more = 0, many = 0] = [50, 100, 150].map((count) => instantiationsIn(estateOf(count)));
  expect(many - more).toBeLessThan(1.1 * (more - few));
  expect((many - more) / 50).toBeLessThan(200);
});

/** An environment with so many participants, each with a peering. */
function estateOf(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const participants = indexes.map(
    (index) => `"pa${index}": {
      account: "app1",
      hub: "east",
      zone: "pa${index}.awscloud.com",
      vpcs: { main: { region: "us-east-1", cidr: "10.1.0.0/16", subnets: {} } },
    },`,
  );
  const peerings = indexes.map(
    (index) => `"peering-${index}": { between: ["pa0/main", "pa${index}/main"], allow: [] },`,
  );
  const [start = "", rest = ""] = correct.split("  participants: {\n");
  const end = rest.slice(rest.indexOf("  services:")).replace('"pa1/main"', '"pa0/main"');
  return `${start}  participants: {${participants.join("\n")}},\n${end.replace("peerings: {", `peerings: {\n${peerings.join("\n")}`)}`;
}
