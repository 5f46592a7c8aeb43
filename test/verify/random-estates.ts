import fc from "fast-check";
import type { EnvironmentInput } from "../../model";

/** Estates as they come: any number of hubs, accounts and Regions, old things and new, in either layout. */
export function anyEstate(): fc.Arbitrary<EnvironmentInput> {
  return fc.gen().map((draw) => new Draw(draw).environment());
}

type Input = EnvironmentInput;
type Peering = NonNullable<Input["peerings"]>[string];
type Vpc = Input["participants"][string]["vpcs"][string];
type Gen = <Drawn, Arguments extends unknown[]>(
  arbitrary: (...params: Arguments) => fc.Arbitrary<Drawn>,
  ...args: Arguments
) => Drawn;

const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "us-east-2", "ap-southeast-2"] as const;
const ROOT = "estate.example.net";

const anyInteger = (min: number, max: number) => fc.integer({ min, max });

class Draw {
  private readonly accounts: Record<string, Input["accounts"][string]> = {};
  private readonly hubs: Record<string, Input["hubs"][string]> = {};
  private readonly participants: Record<string, Input["participants"][string]> = {};
  private readonly sites: Record<string, NonNullable<Input["sites"]>[string]> = {};
  private ids = 0;

  constructor(private readonly draw: Gen) {}

  environment(): Input {
    const names = ["north", "south", "islands"].slice(0, this.number(1, 3));
    names.forEach((name, at) => (this.hubs[name] = this.hub(name, at)));
    for (const at of this.several(0, 3)) this.sites[`site${at}`] = this.site(at, names);
    for (const at of this.several(1, 6)) this.participants[`app${at}`] = this.participant(at, names);
    const reverse = this.often(0.3) && { reverseLookup: { hub: this.of(names), networks: ["10.0.0.0/8"] as const } };
    return {
      name: "random",
      rootDomain: ROOT,
      stacks: this.of(["per-environment", "per-account"] as const),
      backend: { type: "local" },
      ...reverse,
      accounts: this.accounts,
      hubs: this.hubs,
      sites: this.sites,
      participants: this.participants,
      services: { https: ["tcp/443"], streams: ["udp/9000-9010", "icmp"], database: ["tcp/5432"] },
      peerings: this.peerings(),
    };
  }

  private hub(name: string, at: number): Input["hubs"][string] {
    const servers = [`10.${at}.0.10`, `10.${at}.1.10`];
    const directory = { name: `${name}.ad.example.org` };
    const existing = this.often(0.25);
    const answering = this.number(0, 3);
    return {
      account: this.account(this.often(0.5) ? "dns" : `dns-${name}`),
      region: this.of(REGIONS),
      cidr: `10.${at}.0.0/20`,
      ...(existing
        ? { existing: { vpc: this.id("vpc"), routeTables: { private: this.id("rtb") } } }
        : { subnets: { a: { cidr: `10.${at}.0.0/24`, az: "a" }, b: { cidr: `10.${at}.1.0/24`, az: "b" } } }),
      clients: ["10.0.0.0/8", "100.64.0.0/10", "192.168.0.0/16"],
      ...(answering === 0
        ? { dnsServers: servers }
        : {
            directory: existing
              ? { ...directory, existing: this.id("d", 10) }
              : { ...directory, subnets: ["a", "b"], domainControllers: this.number(2, 4) },
            ...(answering === 1 && { dnsAddresses: servers }),
          }),
    };
  }

  private site(at: number, hubs: readonly string[]): NonNullable<Input["sites"]>[string] {
    const [hub = "", ...others] = this.shuffled(hubs);
    const [third, vpn] = [at * 16, this.number(0, 2)];
    return {
      hub,
      ...(vpn === 0 && others.length > 0 && this.often(0.5) && { otherHubs: others }),
      domains: [`site${at}.example.com`],
      dnsServers: [`192.168.${third}.10`, ...(this.often(0.5) ? [`192.168.${third}.11`] : [])],
      networks: [`192.168.${third}.0/24`],
      ...(vpn > 0 && { vpn: { address: `203.0.113.${at + 1}`, routing: vpn === 1 ? "bgp" : "static" } }),
    };
  }

  private participant(at: number, hubs: readonly string[]): Input["participants"][string] {
    const [zone, hub] = [`app${at}.${ROOT}`, this.of(hubs)];
    const names = ["main", "second", "third"].slice(0, this.of([1, 1, 2, 3]));
    const octets = names.map((_, index) => 16 + 3 * at + index);
    const vpcs = Object.fromEntries(
      names.map((name, index) => [
        name,
        { ...this.vpc(octets[index] ?? 0, hubs), ...(index > 0 && this.often(0.15) && { retired: true }) },
      ]),
    );
    const host = (last: number) => `10.${octets[0] ?? 0}.0.${last}`;
    return {
      account: this.account(this.of([`app${at}`, `app${at}`, `app${at}`, "shared", "dns"])),
      hub,
      zone: this.often(0.15) ? { name: zone, existing: `Z0000000000${at}` } : zone,
      ...(this.often(0.2) && { authorizations: "released" }),
      vpcs,
      records: {
        server: { type: "A", values: [host(10), host(11)] },
        www: { type: "CNAME", values: [`server.${zone}`] },
        home: { name: "@", type: "A", alias: { name: `server.${zone}` } },
        any: { name: "*.apps", type: "A", values: [host(20)] },
        mail: { name: "@", type: "MX", values: [`10 server.${zone}`] },
        ...(at > 0 &&
          !this.participants[`app${at - 1}`]?.retired &&
          this.often(0.5) && { earlier: { type: "CNAME", values: [`server.app${at - 1}.${ROOT}`] } }),
        ...(this.often(0.4) && {
          blue: { name: "api", type: "A", values: [host(30)], routing: { weighted: 1 } },
          green: { name: "api", type: "A", values: [host(31)], routing: { weighted: 9 } },
        }),
      },
      ...(this.often(0.1) && { retired: true }),
    };
  }

  private vpc(octet: number, hubs: readonly string[]): Vpc {
    const link = this.number(0, 9);
    const existing = this.often(0.2);
    const second = this.often(0.25) ? (`100.64.${octet}.0/24` as const) : undefined;
    return {
      region: this.of(REGIONS),
      cidr: `10.${octet}.0.0/16`,
      ...(second !== undefined && { secondaryCidrs: [second] }),
      ...(existing
        ? { existing: { vpc: this.id("vpc"), routeTables: { main: this.id("rtb"), other: this.id("rtb") } } }
        : {
            subnets: {
              "app-a": { cidr: `10.${octet}.0.0/24`, az: "a" },
              ...(this.often(0.5) && { "app-b": { cidr: `10.${octet}.1.0/24`, az: "b" } }),
              ...(this.often(0.5) && { "data-a": { cidr: `10.${octet}.2.0/25`, az: "a", routeTable: "data" } }),
              ...(second !== undefined && { pods: { cidr: second, az: "b", routeTable: "pods" } }),
            },
          }),
      ...(this.often(0.3) && { hub: this.of(hubs) }),
      ...(this.often(0.2) && { dns: "amazon-provided" }),
      ...(link === 0 && { link: "external" }),
      ...(link === 1 && { link: { existing: this.id("pcx") } }),
    };
  }

  /** Pairs of VPCs, each once, and third parties. */
  private peerings(): NonNullable<Input["peerings"]> {
    const vpcs = Object.entries(this.participants).flatMap(([key, { vpcs, retired }]) =>
      Object.entries(vpcs).flatMap(([vpc, each]) => (retired || each.retired ? [] : [`${key}/${vpc}` as const])),
    );
    const allow = () => this.of([["https"], ["https", "streams"], ["database"]]);
    const own = vpcs.slice(1).flatMap((vpc, at): [string, Peering][] => {
      if (this.often(0.5)) return [];
      const before = vpcs[at] ?? vpc;
      const between = this.often(0.5) ? ([vpc, before] as const) : ([before, vpc] as const);
      const existing = this.often(0.15) && { existing: this.id("pcx") };
      return [[`link${at}`, { between, allow: allow(), ...existing }]];
    });
    const partner = vpcs.slice(0, this.of([0, 0, 1, 2])).map((vpc, at): [string, Peering] => {
      const region = this.of(REGIONS);
      const handshake = this.of([{ request: "pending" }, { request: "accepted" }] as const);
      const cidrs = [`172.16.${at * 16}.0/20` as const];
      const third = { name: "third party", account: "999999999999", region, vpc: this.id("vpc"), cidrs };
      return [`partner${at}`, { vpc, partner: third, handshake, allow: allow() }];
    });
    return Object.fromEntries([...own, ...partner]);
  }

  private account(name: string): string {
    this.accounts[name] ??= { id: String(100_000_000_001 + Object.keys(this.accounts).length) };
    return name;
  }

  private id(prefix: string, length = 17): string {
    return `${prefix}-${(this.ids++).toString(16).padStart(length, "0")}`;
  }

  private number(min: number, max: number): number {
    return this.draw(anyInteger, min, max);
  }

  private several(min: number, max: number): readonly number[] {
    return Array.from({ length: this.number(min, max) }, (_, at) => at);
  }

  private often(share: number): boolean {
    return this.number(1, 100) <= 100 * share;
  }

  private of<Entry>(entries: readonly Entry[]): Entry {
    const entry = entries[this.number(0, entries.length - 1)];
    if (entry === undefined) throw new Error("nothing to choose from");
    return entry;
  }

  private shuffled<Entry>(entries: readonly Entry[]): readonly Entry[] {
    const start = this.number(0, entries.length - 1);
    return [...entries.slice(start), ...entries.slice(0, start)];
  }
}
