import { type Diagnosis, diagnose } from "./compiler";
import { diagnosisOf, type Mistake, programWith, replaced } from "./mistakes";

/** A whole environment, each of its fields on a line of its own where a test makes a mistake in it. */
const correct = `
import { defineEnvironment } from "../../model";

export const estate = defineEnvironment({
  name: "estate",
  rootDomain: "awscloud.com",
  stacks: "per-environment",
  backend: { type: "local" },
  accounts: {
    dns: { id: "111111111111" },
    app1: { id: "222222222222" },
    app2: { id: "333333333333" },
  },
  hubs: {
    east: {
      account: "dns",
      region: "us-east-1",
      cidr: "10.0.0.0/16",
      subnets: {
        "dc-a": { cidr: "10.0.1.0/24", az: "a" },
        "dc-b": { cidr: "10.0.2.0/24", az: "b" },
      },
      clients: ["10.0.0.0/8"],
      directory: {
        name: "corp.example.net",
        edition: "Standard",
        subnets: ["dc-a", "dc-b"],
      },
    },
  },
  sites: {
    office: {
      hub: "east",
      domains: ["example.com"],
      dnsServers: ["192.168.0.10"],
      networks: ["192.168.0.0/16"],
    },
  },
  participants: {
    pa1: {
      account: "app1",
      hub: "east",
      zone: "pa1.awscloud.com",
      vpcs: {
        main: {
          region: "us-west-1",
          cidr: "10.1.0.0/16",
          subnets: { app: { cidr: "10.1.1.0/24", az: "a" } },
          dns: "hub",
        },
      },
      records: {
        server: { type: "A", values: ["10.1.1.10"] },
      },
    },
    pa2: {
      account: "app2",
      hub: "east",
      zone: "pa2.awscloud.com",
      vpcs: {
        other: {
          region: "us-east-2",
          cidr: "10.2.0.0/16",
          subnets: { app: { cidr: "10.2.1.0/24", az: "a" } },
        },
      },
    },
  },
  services: { https: ["tcp/443"] },
  peerings: {
    "pa1-pa2": { between: ["pa1/main", "pa2/other"], allow: ["https"] },
  },
});
`;

const cidrShape = "`${number}.${number}.${number}.${number}/${number}`";
const vpcNames = "`pa1/${string}` | `pa2/${string}`";

const mistakes: readonly Mistake[] = [
  {
    title: "a hub in an unknown account",
    instead: 'account: "dns"',
    write: 'account: "dsn"',
    code: 2322,
    message: `Type '"dsn"' is not assignable to type '"dns" | "app1" | "app2"'.`,
  },
  {
    title: "a participant in an unknown account",
    instead: 'account: "app1"',
    write: 'account: "ap1"',
    code: 2820,
    message: `Type '"ap1"' is not assignable to type '"dns" | "app1" | "app2"'. Did you mean '"app1"'?`,
  },
  {
    title: "a participant of an unknown hub",
    instead: 'account: "app1",\n      hub: "east"',
    write: 'account: "app1",\n      hub: "west"',
    code: 2322,
    message: `Type '"west"' is not assignable to type '"east"'.`,
  },
  {
    title: "a site of an unknown hub",
    instead: 'office: {\n      hub: "east"',
    write: 'office: {\n      hub: "west"',
    code: 2322,
    message: `Type '"west"' is not assignable to type '"east"'.`,
  },
  {
    title: "a peering that an unknown participant requests",
    instead: '"pa1/main"',
    write: '"pa9/main"',
    code: 2322,
    message: `Type '"pa9/main"' is not assignable to type '${vpcNames}'.`,
  },
  {
    title: "a peering that an unknown participant accepts",
    instead: '"pa2/other"',
    write: '"pa9/other"',
    code: 2322,
    message: `Type '"pa9/other"' is not assignable to type '${vpcNames}'.`,
  },
  {
    title: "a peering with a participant instead of one of its VPCs",
    instead: '"pa2/other"',
    write: '"pa2"',
    code: 2322,
    message: `Type '"pa2"' is not assignable to type '${vpcNames}'.`,
  },
  {
    title: "a peering of one VPC",
    instead: '["pa1/main", "pa2/other"]',
    write: '["pa1/main"]',
    code: 2322,
    message: /Source has 1 element\(s\) but target requires 2\.$/,
  },
  {
    title: "a hub in an unknown Region",
    instead: '"us-east-1"',
    write: '"us-esat-1"',
    code: 2820,
    message: /^Type '"us-esat-1"' is not assignable to type '"af-south-1" \| .*\. Did you mean '"us-east-1"'\?$/,
  },
  {
    title: "a VPC in an unknown Region",
    instead: '"us-west-1"',
    write: '"moon-1"',
    code: 2322,
    message: /^Type '"moon-1"' is not assignable to type '"af-south-1" \| .* \| "us-west-2"'\.$/,
  },
  {
    title: "a network without prefix length",
    instead: 'cidr: "10.0.0.0/16"',
    write: 'cidr: "10.0.0.0"',
    code: 2322,
    message: `Type '"10.0.0.0"' is not assignable to type '${cidrShape}'.`,
  },
  {
    title: "a network in words",
    instead: 'cidr: "10.1.0.0/16"',
    write: 'cidr: "ten/16"',
    code: 2322,
    message: `Type '"ten/16"' is not assignable to type '${cidrShape}'.`,
  },
  {
    title: "a subnet without prefix length",
    instead: '"10.2.1.0/24"',
    write: '"10.2.1.0"',
    code: 2322,
    message: `Type '"10.2.1.0"' is not assignable to type '${cidrShape}'.`,
  },
  {
    title: "a client pool of three octets",
    instead: 'clients: ["10.0.0.0/8"]',
    write: 'clients: ["10.0.0/8"]',
    code: 2322,
    message: `Type '"10.0.0/8"' is not assignable to type '${cidrShape}'.`,
  },
  {
    title: "a network of a site in words",
    instead: 'networks: ["192.168.0.0/16"]',
    write: 'networks: ["office"]',
    code: 2322,
    message: `Type '"office"' is not assignable to type '${cidrShape}'.`,
  },
  {
    title: "an unknown field of the environment",
    instead: '  name: "estate",',
    write: '  name: "estate",\n  owner: "me",',
    code: 2353,
    message: /^Object literal may only specify known properties, and 'owner' does not exist in type /,
  },
  {
    title: "an unknown field of a VPC",
    instead: 'dns: "hub"',
    write: 'dsn: "hub"',
    code: 2353,
    message: /^Object literal may only specify known properties, and 'dsn' does not exist in type /,
  },
  {
    title: "a misspelt field of a participant",
    instead: "records: {",
    write: "recrods: {",
    code: 2561,
    message: /^Object literal may only specify known properties, but 'recrods' .*\. Did you mean to write 'records'\?$/,
  },
  {
    title: "a field of another backend",
    instead: '{ type: "local" }',
    write: '{ type: "local", bucket: "states" }',
    code: 2353,
    message: /'bucket' does not exist in type '\{ readonly type: "local"; \}'\.$/,
  },
  {
    title: "a wrong value of dns",
    instead: 'dns: "hub"',
    write: 'dns: "on"',
    code: 2322,
    message: `Type '"on"' is not assignable to type '"hub" | "amazon-provided" | undefined'.`,
  },
  {
    title: "a wrong type of record",
    instead: 'type: "A"',
    write: 'type: "TXTT"',
    code: 2820,
    message: /^Type '"TXTT"' is not assignable to type '"A" \| "AAAA" \| .* \| "NAPTR"'\. Did you mean '"TXT"'\?$/,
  },
  {
    title: "a wrong edition of the directory",
    instead: '"Standard"',
    write: '"Large"',
    code: 2322,
    message: `Type '"Large"' is not assignable to type '"Standard" | "Enterprise" | undefined'.`,
  },
  {
    title: "an account id that is a number",
    instead: '"111111111111"',
    write: "111111111111",
    code: 2322,
    message: "Type 'number' is not assignable to type 'string'.",
  },
  {
    title: "a participant without zone",
    instead: '      zone: "pa1.awscloud.com",\n',
    write: "",
    at: "pa1: {",
    code: 2741,
    message: /^Property 'zone' is missing in type /,
  },
  {
    title: "an environment without stack layout",
    instead: '  stacks: "per-environment",\n',
    write: "",
    at: "defineEnvironment({",
    code: 2345,
    message: /\n +Property 'stacks' is missing in type /,
  },
];

const programs = {
  "a correct environment": correct,
  "a peering of a VPC that is nowhere declared": replaced(correct, '"pa1/main"', '"pa1/later"'),
  "an undeclared account in two places": replaced(replaced(correct, '"app1"', '"app9"'), '"app2"', '"app9"'),
  "an undeclared hub in every place": correct.replaceAll('hub: "east"', 'hub: "west"'),
  "an undeclared participant on both sides": replaced(correct, '"pa1/main", "pa2/other"', '"pa9/a", "pa9/b"'),
};

let diagnoses: ReadonlyMap<string, readonly Diagnosis[]>;

beforeAll(() => {
  const mistaken = mistakes.map((mistake) => [mistake.title, programWith(mistake, correct)] as const);
  diagnoses = diagnose(new Map([...mistaken, ...Object.entries(programs)]));
});

test.each(mistakes)("$title does not compile", (mistake) => {
  expect(diagnoses.get(mistake.title)).toEqual([diagnosisOf(mistake, correct)]);
});

test("a correct environment compiles", () => {
  expect(diagnoses.get("a correct environment")).toEqual([]);
});

test("the name of a VPC is free: it is checked at load", () => {
  expect(diagnoses.get("a peering of a VPC that is nowhere declared")).toEqual([]);
});

test.each([
  ["an undeclared account in two places", `Type '"app9"' is not assignable to type '"dns" | "app1" | "app2"'.`, 2],
  ["an undeclared hub in every place", `Type '"west"' is not assignable to type '"east"'.`, 3],
  ["an undeclared participant on both sides", `is not assignable to type '${vpcNames}'.`, 2],
] as const)("%s is not taken for a declaration", (title, message, count) => {
  expect(diagnoses.get(title)).toHaveLength(count);
  for (const diagnosis of diagnoses.get(title) ?? []) expect(diagnosis.message).toContain(message);
});
