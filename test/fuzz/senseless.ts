import type { Change, Choices } from "./choices";
import type { Draft } from "./environments";

/** What is well-formed, and does not fit the rest. */
export const senseless: readonly Change[] = [
  // A network moves to where another one is.
  (environment, choices) => {
    const networks = networksIn(environment);
    const [moved, other] = [choices.of(networks), choices.of(networks)];
    if (moved && other) moved.cidr = other.cidr;
  },
  (environment, choices) => {
    const moved = choices.of(networksIn(environment));
    if (moved)
      moved.cidr =
        choices.of(["10.0.0.0/8", "169.254.0.0/16", "198.19.0.0/16", "172.17.0.0/16", "192.168.0.0/24"] as const) ??
        "0.0.0.0/0";
  },
  (environment, choices) => {
    const vpc = choices.entry(choices.entry(environment.participants)?.vpcs);
    if (vpc) vpc.secondaryCidrs = [choices.of(networksIn(environment))?.cidr ?? "100.64.0.0/16", "100.64.0.0/16"];
  },
  (environment, choices) => {
    const subnet = choices.entry(choices.entry(environment.hubs)?.subnets);
    if (subnet) subnet.az = "b";
  },
  (environment, choices) => {
    const hub = choices.entry(environment.hubs);
    if (hub)
      hub.clients = choices
        .of([["10.0.0.0/16"], ["10.0.0.0/8", "10.0.0.0/8"], ["0.0.0.0/0"]] as const)
        ?.slice() as typeof hub.clients;
  },
  // Names that others have, or that lead elsewhere.
  (environment, choices) => {
    const [participant, other] = [choices.entry(environment.participants), choices.entry(environment.participants)];
    if (participant && other)
      participant.zone = choices.of([other.zone, environment.rootDomain, "app.example.com", "10.in-addr.arpa"]) ?? "";
  },
  (environment, choices) => {
    const hub = choices.entry(environment.hubs);
    const names = [
      environment.rootDomain,
      `ad.${environment.rootDomain}`,
      "corp.example.net",
      "ad.local",
      "amazonaws.com",
    ];
    if (hub) hub.directory = { name: choices.of(names) ?? "", subnets: directorySubnets(hub.subnets) };
    if (hub) delete hub.dnsServers;
  },
  (environment, choices) => {
    const site = choices.entry(environment.sites);
    const other = choices.entry(environment.sites);
    if (site)
      site.domains = [
        choices.of([environment.rootDomain, `site.${environment.rootDomain}`, ...(other?.domains ?? [])]) ?? "",
      ];
    if (site) site.dnsServers = [choices.of(["10.0.0.10", "10.16.0.2", "172.30.0.1", "192.168.0.10"]) ?? ""];
  },
  // Records beside records.
  (environment, choices) => {
    const { records = {} } = choices.entry(environment.participants) ?? {};
    const record = choices.entry(records);
    const type = choices.of(["A", "CNAME", "TXT", "MX"] as const) ?? "A";
    const name = choices.of(["server", "@", "api", "www", "new"]) ?? "";
    if (record)
      records.added = { name, type, values: VALUES[type], ...(record.routing && { routing: record.routing }) };
  },
  (environment, choices) => {
    const record = choices.entry(choices.entry(environment.participants)?.records);
    if (record)
      Object.assign(
        record,
        choices.of<object>([
          { name: "server" },
          { ttl: 0 },
          { ptr: true },
          { routing: { failover: "primary" } },
          { retired: true },
        ]),
      );
  },
  // Connections.
  (environment, choices) => {
    const paths = Object.entries(environment.participants).flatMap(([key, { vpcs }]) =>
      Object.keys(vpcs).map((vpc) => `${key}/${vpc}` as const),
    );
    const [one, other] = [choices.of(paths), choices.of(paths)];
    if (one && other)
      (environment.peerings ??= {})[choices.of(["extra", "link0"]) ?? ""] = { between: [one, other], allow: ["https"] };
  },
  (environment, choices) => {
    const account = choices.entry(environment.accounts);
    const other = choices.entry(environment.accounts);
    if (account && other) account.id = other.id;
  },
  (environment, choices) => {
    const vpc = choices.entry(choices.entry(environment.participants)?.vpcs);
    const hub = choices.key(environment.hubs);
    if (vpc)
      Object.assign(
        vpc,
        choices.of<object>([
          { hub },
          { link: "external" },
          { region: "cn-north-1" },
          { retired: true },
          { region: "eu-central-1" },
        ]),
      );
  },
  (environment, choices) => {
    const thing = choices.of<object>([environment.participants, environment.peerings ?? {}, environment.sites ?? {}]);
    const entry = choices.entry(thing as Record<string, object>);
    if (entry) Object.assign(entry, { retired: true });
  },
  (environment, choices) => {
    const participant = choices.entry(environment.participants);
    if (participant) participant.hub = choices.key(environment.hubs) ?? participant.hub;
  },
  // Ids that Terraform names might not tell apart.
  (environment, choices) =>
    rename(environment.participants, choices, (from, to) => {
      for (const peering of Object.values(environment.peerings ?? {})) {
        const renamed = (path: string) =>
          path.startsWith(`${from}/`) ? (path.replace(from, to) as `${string}/${string}`) : path;
        if ("between" in peering) peering.between = peering.between.map(renamed) as typeof peering.between;
        else peering.vpc = renamed(peering.vpc) as typeof peering.vpc;
      }
    }),
  (environment, choices) =>
    rename(environment.hubs, choices, (from, to) => {
      const holders = [
        ...Object.values(environment.participants),
        ...Object.values(environment.sites ?? {}),
        environment.reverseLookup,
      ];
      const vpcs = Object.values(environment.participants).flatMap((participant) => Object.values(participant.vpcs));
      for (const holder of [...holders, ...vpcs]) if (holder?.hub === from) holder.hub = to;
    }),
  (environment, choices) => rename(environment.peerings ?? {}, choices),
  (environment, choices) => rename(environment.sites ?? {}, choices),
  (environment, choices) => rename(choices.entry(environment.participants)?.records ?? {}, choices),
  (environment, choices) =>
    rename(choices.entry(choices.entry(environment.participants)?.vpcs)?.subnets ?? {}, choices),
];

const IDS = [
  "east",
  "west",
  "east-west",
  "a",
  "a-b",
  "b",
  "b-a",
  "hub",
  "hub-east",
  "zone",
  "main",
  "app0-main",
  "constructor",
  "private",
  "public-1",
  "tostring",
  "network",
  "peering",
  "state",
];

const VALUES: Readonly<Record<"A" | "CNAME" | "TXT" | "MX", string[]>> = {
  A: ["10.16.0.99"],
  CNAME: ["server.example.org"],
  TXT: ["${not.terraform} %{if}"],
  MX: ["10 server.example.org"],
};

function rename(entries: Record<string, unknown>, choices: Choices, follow?: (from: string, to: string) => void): void {
  const [from, to] = [choices.key(entries), choices.of(IDS) ?? ""];
  if (from === undefined || Object.hasOwn(entries, to)) return;
  entries[to] = entries[from];
  Reflect.deleteProperty(entries, from);
  follow?.(from, to);
}

interface Network {
  cidr: Draft["hubs"][string]["cidr"];
}

/** Everything with an address block of its own. */
function networksIn({ hubs, participants }: Draft): Network[] {
  const vpcs = [...Object.values(hubs), ...Object.values(participants).flatMap((each) => Object.values(each.vpcs))];
  return vpcs.flatMap((vpc) => [vpc, ...Object.values(vpc.subnets ?? {})]);
}

function directorySubnets(subnets: object | undefined): [string, string] {
  const [one = "a", other = "b"] = Object.keys(subnets ?? {});
  return [one, other];
}
