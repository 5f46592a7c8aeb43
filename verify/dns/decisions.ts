import type { Directory, NameService, ResolverEndpoint, Vpc, Zone, ZoneRecord } from "../network/network";
import type { SiteFacts } from "../facts/facts";
import type { Hub, World } from "../world";
import { isWithin, longestMatch, suffixes } from "./names";
import type { Outcome } from "./resolution";
import type { Server } from "./server";
import type { Servers } from "./servers";
import { ZoneRecords } from "./zone-records";

/** What one server does with one question. */
export type Decision =
  /** Asks others; `by` is the label of the forwarder or rule, undefined for what the server does of itself. */
  | ({ readonly kind: "forward"; readonly to: readonly Server[] } & Partial<Forwarding>)
  /** Answers that the name is another name's alias. */
  | { readonly kind: "rewrite"; readonly zone: Zone; readonly record: ZoneRecord; readonly target: string }
  | { readonly kind: "end"; readonly outcome: Outcome };

/** A forwarder of a directory or a rule of a resolver. */
export interface Forwarding {
  readonly domain: string;
  readonly to: readonly Server[];
  readonly by: string;
  /** The outbound endpoint that a rule's queries leave by. */
  readonly through?: ResolverEndpoint | undefined;
}

/** How each kind of server decides; it knows the whole estate, but each server sees only what it would see. */
export class Decisions {
  private readonly zonesOf: ReadonlyMap<Vpc, ReadonlyMap<string, Zone>>;
  private readonly records = new Map<Zone, ZoneRecords>();
  private readonly forwardersOf: ReadonlyMap<Directory, ReadonlyMap<string, Forwarding>>;
  private readonly rulesOf: ReadonlyMap<Vpc, ReadonlyMap<string, Forwarding>>;
  /** Domains that on-premises servers send to a hub. */
  private readonly hubDomains: readonly string[];
  /** Those, the sites' own and the zones. */
  private readonly ours: ReadonlySet<string>;
  /** Of each name, which many servers are asked for. */
  private readonly suffixes = new Map<string, readonly string[]>();

  constructor(
    private readonly world: World,
    private readonly servers: Servers,
  ) {
    const { facts, names } = world;
    this.zonesOf = zonesByVpc(world);
    this.forwardersOf = new Map(names.directories.map((directory) => [directory, this.readForwarders(directory)]));
    this.rulesOf = this.readRules(names);
    this.hubDomains = [
      ...[...facts.domains, ...facts.privateDomains].map(({ text }) => text),
      ...facts.hubs.flatMap(({ directoryDomain }) => directoryDomain?.text ?? []),
      ...names.directories.flatMap(({ name }) => name?.text ?? []),
    ];
    const siteDomains = facts.sites.flatMap(({ domains }) => domains.map(({ text }) => text));
    this.ours = new Set([...this.hubDomains, ...siteDomains, ...names.zones.map(({ name }) => name.text)]);
  }

  /** The private zone that a VPC's resolver takes a name from. */
  zoneFor(vpc: Vpc, name: string): Zone | undefined {
    const zones = this.zonesOf.get(vpc);
    return zones && longestMatch(this.suffixesOf(name), zones);
  }

  of(server: Server, name: string, type: string): Decision {
    switch (server.kind) {
      case "directory":
        return this.ofDirectory(server, name);
      case "inbound":
        return { kind: "forward", to: [{ kind: "resolver", vpc: server.vpc }] };
      case "resolver":
        return this.ofResolver(server, name, type);
      case "site":
        return this.ofSite(server, name);
      case "plain":
        return this.ofPlain(server, name);
      case "stranger":
        return failure("stranger", `${server.text} does not answer: ${server.reason}`);
    }
  }

  /** Its own domain, else its forwarder, else the resolver of its VPC, which is what domain controllers forward to. */
  private ofDirectory(server: Server & { kind: "directory" }, name: string): Decision {
    const { directory } = server;
    if (directory.name && isWithin(name, directory.name.text)) {
      return { kind: "end", outcome: { kind: "held", by: server } };
    }
    const forwarders = this.forwardersOf.get(directory);
    const forwarding = forwarders && longestMatch(this.suffixesOf(name), forwarders);
    if (forwarding) return { kind: "forward", ...forwarding };
    if (directory.vpc) return { kind: "forward", to: [{ kind: "resolver", vpc: directory.vpc }] };
    return { kind: "end", outcome: { kind: "public", from: server } };
  }

  /** The longest domain wins; on equal ones a rule beats a zone. A zone without the name answers that there is none. */
  private ofResolver(server: Server & { kind: "resolver" }, name: string, type: string): Decision {
    const { vpc } = server;
    const zone = this.zoneFor(vpc, name);
    const rules = this.rulesOf.get(vpc);
    const rule = rules && longestMatch(this.suffixesOf(name), rules);
    if (rule && rule.domain.length >= (zone?.name.text.length ?? 0) && rule.to.length > 0) {
      return { kind: "forward", ...rule };
    }
    if (zone === undefined) return { kind: "end", outcome: { kind: "public", from: server } };
    const answer = this.recordsOf(zone).answer(name, type);
    if (answer.kind === "records") return this.answer(zone, answer.records, type);
    if (zone.elsewhere) return { kind: "end", outcome: { kind: "unknown", zone } };
    return { kind: "end", outcome: { kind: answer.kind, zone, vpc } };
  }

  private answer(zone: Zone, records: readonly ZoneRecord[], type: string): Decision {
    const alias = type === "CNAME" ? undefined : records.find((record) => record.type === "CNAME");
    const target = alias?.values?.[0]?.toLowerCase().replace(/\.$/, "");
    if (alias && target !== undefined && this.isOurs(target)) return { kind: "rewrite", zone, record: alias, target };
    return { kind: "end", outcome: { kind: "answer", zone, records } };
  }

  /** A site's servers know its own domains, and send those of the estate to the hub that they are linked to. */
  private ofSite(server: Server & { kind: "site" }, name: string): Decision {
    const site = this.siteOf(name);
    if (site === server.site) return { kind: "end", outcome: { kind: "held", by: server } };
    const [link] = server.site.links;
    if (!this.isAskedOfHub(name) || link === undefined)
      return { kind: "end", outcome: { kind: "public", from: server } };
    return this.toHub(link.hub);
  }

  /** Servers that somebody runs do what a directory in their place would: nothing in Terraform tells otherwise. */
  private ofPlain({ hub }: Server & { kind: "plain" }, name: string): Decision {
    const site = this.siteOf(name);
    const isLinked = site?.links.some((link) => link.hub === hub.name) ?? false;
    if (site && isLinked) return { kind: "forward", to: [{ kind: "site", site }] };
    const other = site?.links[0]?.hub ?? this.world.hubs.find((each) => this.holds(each, name))?.name;
    if (other !== undefined && other !== hub.name) return this.toHub(other);
    return { kind: "forward", to: [{ kind: "resolver", vpc: hub.vpc }] };
  }

  private toHub(name: string): Decision {
    const to = this.serversOf(name);
    return to.length > 0 ? { kind: "forward", to } : failure("no-server", `hub ${name} has no DNS server to ask`);
  }

  private siteOf(name: string): SiteFacts | undefined {
    return this.world.facts.sites.find(({ domains }) => domains.some(({ text }) => isWithin(name, text)));
  }

  /** Whether a name is of the domain of a hub's directory. */
  private holds({ directories, facts }: Hub, name: string): boolean {
    const domains = [facts?.directoryDomain, ...directories.map((directory) => directory.name)];
    return domains.some((domain) => domain !== undefined && isWithin(name, domain.text));
  }

  /** Whom a site asks of a hub. */
  serversOf(hubName: string): readonly Server[] {
    const hub = this.world.hubs.find(({ name }) => name === hubName);
    if (hub === undefined) return [];
    const directories = hub.directories.map((directory): Server => ({ kind: "directory", directory }));
    const plain: readonly Server[] = (hub.facts?.servers.length ?? 0) > 0 ? [{ kind: "plain", hub }] : [];
    const inbound = this.world.names.endpoints
      .filter(({ direction, vpc }) => direction === "INBOUND" && vpc === hub.vpc)
      .map((endpoint): Server => ({ kind: "inbound", endpoint, vpc: hub.vpc }));
    return [...directories, ...plain, ...inbound].slice(0, 1);
  }

  /** Whether on-premises servers send a name to a hub. */
  isAskedOfHub(name: string): boolean {
    return this.hubDomains.some((domain) => isWithin(name, domain));
  }

  /** Whether a name is answered within the estate, not by public DNS. */
  isOurs(name: string): boolean {
    return this.suffixesOf(name).some((suffix) => this.ours.has(suffix));
  }

  private suffixesOf(name: string): readonly string[] {
    const known = this.suffixes.get(name) ?? suffixes(name);
    this.suffixes.set(name, known);
    return known;
  }

  private recordsOf(zone: Zone): ZoneRecords {
    const known = this.records.get(zone) ?? new ZoneRecords(zone);
    this.records.set(zone, known);
    return known;
  }

  private readForwarders(directory: Directory): ReadonlyMap<string, Forwarding> {
    const forwarders = directory.forwarders.map(({ domain, servers, label }): [string, Forwarding] => [
      domain.text,
      { domain: domain.text, by: label, to: servers.flatMap((server) => this.servers.at(server, directory.vpc)) },
    ]);
    return new Map(forwarders.reverse());
  }

  /** A SYSTEM rule forwards to nobody: the resolver answers by itself. */
  private readRules({ rules }: NameService): ReadonlyMap<Vpc, ReadonlyMap<string, Forwarding>> {
    const found = new Map<Vpc, Map<string, Forwarding>>();
    for (const rule of rules) {
      const domain = rule.domain?.text ?? "";
      const to =
        rule.kind === "SYSTEM" ? [] : rule.targets.flatMap((target) => this.servers.at(target, rule.endpoint?.vpc));
      for (const { vpc } of rule.associations) {
        if (vpc === undefined) continue;
        const known = found.get(vpc) ?? new Map<string, Forwarding>();
        found.set(vpc, known.set(domain, { domain, to, by: rule.label, through: rule.endpoint }));
      }
    }
    return found;
  }
}

/** A zone that is only read is taken to be associated with the VPCs whose own it is. */
function zonesByVpc({ names, clients }: World): ReadonlyMap<Vpc, ReadonlyMap<string, Zone>> {
  const found = new Map<Vpc, Map<string, Zone>>();
  const owners = new Map<string, Vpc[]>();
  for (const { vpc, facts } of clients) {
    for (const { text } of facts?.zones ?? []) owners.set(text, [...(owners.get(text) ?? []), vpc]);
  }
  for (const zone of names.zones.filter((candidate) => candidate.private)) {
    const own = zone.elsewhere ? (owners.get(zone.name.text) ?? []) : [];
    for (const vpc of [...zone.associations.map((association) => association.vpc), ...own]) {
      if (vpc === undefined) continue;
      const known = found.get(vpc) ?? new Map<string, Zone>();
      found.set(vpc, known.set(zone.name.text, zone));
    }
  }
  return found;
}

function failure(code: "stranger" | "no-server", message: string): Decision {
  return { kind: "end", outcome: { kind: "failed", failure: { code, cause: undefined, message } } };
}
