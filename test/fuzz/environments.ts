import fc from "fast-check";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import type { EnvironmentInput } from "../../model";

/** An environment that may be changed. */
export type Draft = Mutable<EnvironmentInput>;

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** A sound environment: an example, or one of some size in either layout. */
export function anyEnvironment(): fc.Arbitrary<Draft> {
  const example = (environment: EnvironmentInput) =>
    fc.constant(environment).map((each) => structuredClone(each) as Draft);
  return fc.oneof(
    { arbitrary: example(dev), weight: 1 },
    { arbitrary: example(prod), weight: 1 },
    { arbitrary: anyGenerated(), weight: 38 },
  );
}

/** A sound environment of some size in either layout; several have hubs in common. */
export function anyGenerated(): fc.Arbitrary<Draft> {
  return anySize().map(environmentOf);
}

interface Size {
  readonly hubs: number;
  readonly participants: number;
  readonly sites: number;
  readonly layout: "per-environment" | "per-account";
  readonly backend: Draft["backend"];
  readonly reverse: boolean;
  /** Hubs with a directory of their own, by their number. */
  readonly directories: readonly boolean[];
  /** Participants with a second VPC, by their number. */
  readonly second: readonly boolean[];
}

function anySize(): fc.Arbitrary<Size> {
  return fc.record({
    hubs: fc.integer({ min: 1, max: 3 }),
    participants: fc.integer({ min: 1, max: 3 }),
    sites: fc.integer({ min: 0, max: 2 }),
    layout: fc.constantFrom("per-environment", "per-account"),
    backend: fc.constantFrom<Draft["backend"]>(
      { type: "local" },
      { type: "s3", bucket: "example-states", region: "us-east-1", prefix: "fuzz" },
      { type: "cloud", organization: "example" },
    ),
    reverse: fc.boolean(),
    directories: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    second: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  });
}

const HUBS = ["east", "west", "north"];
const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "us-east-2"] as const;

function environmentOf({ hubs, participants, sites, layout, backend, reverse, directories, second }: Size): Draft {
  const hubKeys = HUBS.slice(0, hubs);
  return {
    name: "fuzz",
    rootDomain: "fuzz.example.net",
    stacks: layout,
    backend: structuredClone(backend),
    tags: { environment: "fuzz" },
    ...(reverse && { reverseLookup: { hub: "east", networks: ["10.0.0.0/8"] } }),
    accounts: { dns: { id: "100000000000" }, ...numbered(participants, "app", (at) => ({ id: `20000000000${at}` })) },
    hubs: Object.fromEntries(hubKeys.map((key, at) => [key, hubOf(key, at, directories[at] ?? true)])),
    sites: numbered(sites, "site", (at) => siteOf(at, hubKeys)),
    participants: numbered(participants, "app", (at) => participantOf(at, hubKeys, second[at] ?? false)),
    services: { https: ["tcp/443"], metrics: ["udp/8125-8130", "icmp"] },
    peerings: numbered(participants - 1, "link", (at) => ({
      between: [`app${at}/main`, `app${at + 1}/main`],
      allow: at % 2 === 0 ? ["https"] : ["https", "metrics"],
    })),
  };
}

function numbered<Entry>(count: number, prefix: string, entry: (at: number) => Entry): Record<string, Entry> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}`, entry(at)]));
}

function hubOf(key: string, at: number, hasDirectory: boolean): Draft["hubs"][string] {
  const servers: Partial<Draft["hubs"][string]> = hasDirectory
    ? { directory: { name: `${key}.ad.example.org`, subnets: ["a", "b"] } }
    : { dnsServers: [`10.${at}.0.10`, `10.${at}.1.10`] };
  return {
    account: "dns",
    region: REGIONS[at] ?? "us-east-1",
    cidr: `10.${at}.0.0/20`,
    subnets: { a: { cidr: `10.${at}.0.0/24`, az: "a" }, b: { cidr: `10.${at}.1.0/24`, az: "b" } },
    clients: ["10.0.0.0/8", "192.168.0.0/16"],
    ...servers,
  };
}

function siteOf(at: number, hubKeys: readonly string[]): NonNullable<Draft["sites"]>[string] {
  return {
    hub: hubKeys[at % hubKeys.length] ?? "east",
    domains: [`site${at}.example.com`],
    dnsServers: [`192.168.${at}.10`],
    networks: [`192.168.${at}.0/24`],
    ...(at === 0 && { vpn: { address: "203.0.113.1", asn: 65010 } }),
  };
}

function participantOf(at: number, hubKeys: readonly string[], hasSecond: boolean): Draft["participants"][string] {
  const zone = `app${at}.fuzz.example.net`;
  const hub = hubKeys[at % hubKeys.length] ?? "east";
  const vpc = (octet: number, region: (typeof REGIONS)[number]): Draft["participants"][string]["vpcs"][string] => ({
    region,
    cidr: `10.${octet}.0.0/16`,
    subnets: { "app-a": { cidr: `10.${octet}.0.0/24`, az: "a" }, "data-a": { cidr: `10.${octet}.1.0/24`, az: "a" } },
  });
  return {
    account: `app${at}`,
    hub,
    zone,
    vpcs: {
      main: vpc(16 + at, REGIONS[at % 3] ?? "us-east-1"),
      ...(hasSecond && { second: { ...vpc(32 + at, "us-east-2"), dns: "amazon-provided" } }),
    },
    records: {
      server: { type: "A", values: [`10.${16 + at}.0.10`] },
      www: { type: "CNAME", values: [`server.${zone}`] },
      "api-a": { name: "api", type: "A", values: [`10.${16 + at}.0.20`], routing: { weighted: 1 } },
      "api-b": { name: "api", type: "A", values: [`10.${16 + at}.0.21`], routing: { weighted: 2 } },
    },
  };
}
