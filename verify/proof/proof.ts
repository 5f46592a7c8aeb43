import type { Resolution } from "../dns/resolution";
import { Resolver } from "../dns/resolver";
import { keyOf, type Server, vpcOf } from "../dns/server";
import type { Flow, Path } from "../packet/path";
import type { SiteFacts } from "../facts/facts";
import type { ClientVpc, World } from "../world";
import { type Expectation, Expectations } from "./expectations";

/** Somebody who asks, whom they ask first, and what they must learn. */
export interface Asker {
  /** How people call it. */
  readonly name: string;
  readonly client: ClientVpc | SiteFacts;
  readonly servers: readonly Server[];
  readonly expected: readonly Expectation[];
}

/** One server that asks another, and the forwarder or rule that makes it. */
export interface Exchange {
  readonly from: Server;
  readonly to: Server;
  readonly by: string | undefined;
}

/** How packets travel; computed once for each flow. */
export type PathFinder = (flow: Flow) => Path;

/**
 * Everything that the invariants look at, worked out once. Hosts that ask the same server get the same answers, so each
 * name is asked once a server and not once a host: a million pairs of host and name are a few thousand questions.
 */
export class Proof {
  readonly resolver: Resolver;
  readonly expectations: Expectations;
  readonly vpcAskers: readonly (Asker & { readonly client: ClientVpc })[];
  readonly siteAskers: readonly (Asker & { readonly client: SiteFacts })[];
  private readonly exchanged = new Map<string, Exchange>();
  private readonly results = new Map<(proof: Proof) => unknown, unknown>();

  constructor(
    readonly world: World,
    readonly path: PathFinder,
  ) {
    this.resolver = new Resolver(world);
    this.expectations = new Expectations(world);
    this.vpcAskers = world.clients.map((client) => ({
      name: client.name,
      client,
      servers: this.serversOf(client),
      expected: this.expectations.of(client),
    }));
    this.siteAskers = world.facts.sites.map((site) => ({
      name: site.name,
      client: site,
      servers: [{ kind: "site", site }],
      expected: this.expectedOn(site),
    }));
  }

  get askers(): readonly Asker[] {
    return [...this.vpcAskers, ...this.siteAskers];
  }

  /** What becomes of an expected name at a server. */
  ask(server: Server, { name, type }: Expectation): readonly Resolution[] {
    return this.resolver.ask(server, name, type);
  }

  /** The servers that a VPC's option set names. */
  serversOf({ vpc }: ClientVpc): readonly Server[] {
    const [association] = this.world.names.optionSets.get(vpc) ?? [];
    const servers = association?.servers ?? ["AmazonProvidedDNS"];
    return distinct(servers.flatMap((server) => this.resolver.servers.at(server, vpc)));
  }

  /** The option set by which hosts ask a server. */
  optionSetNaming(server: Server): string | undefined {
    const asker = this.vpcAskers.find(({ servers }) => servers.some((asked) => keyOf(asked) === keyOf(server)));
    const [association] = asker ? (this.world.names.optionSets.get(asker.client.vpc) ?? []) : [];
    return association && (association.optionSet?.label ?? association.label);
  }

  /** Every server that asks another one for some expected name; a resolver in one's own VPC is always reached. */
  get exchanges(): readonly Exchange[] {
    if (this.exchanged.size === 0) this.collectExchanges();
    return [...this.exchanged.values()];
  }

  /** What several invariants need, worked out the first time. */
  once<Result>(work: (proof: Proof) => Result): Result {
    if (!this.results.has(work)) this.results.set(work, work(this));
    return this.results.get(work) as Result;
  }

  /** Groups of askers that ask the same servers for the same names. */
  private collectExchanges(): void {
    for (const { server, expected } of this.questions()) {
      for (const expectation of expected) {
        for (const { hops } of this.ask(server, expectation)) {
          for (const { server: from, next } of hops) {
            if (next?.kind === "forward" && !isNear(from, next.to)) this.note({ from, to: next.to, by: next.by });
          }
        }
      }
    }
  }

  /** Each server with everything that somebody asks it. */
  questions(): readonly { readonly server: Server; readonly expected: ReadonlySet<Expectation> }[] {
    const asked = new Map<string, { readonly server: Server; readonly expected: Set<Expectation> }>();
    const done = new Set<string>();
    for (const { servers, expected, client } of this.askers) {
      for (const server of servers) {
        const key = keyOf(server);
        const policy = "names" in client && client.names !== "own-zones" ? `${key} ${client.names}` : undefined;
        if (policy !== undefined && done.has(policy)) continue;
        if (policy !== undefined) done.add(policy);
        const known = asked.get(key) ?? { server, expected: new Set<Expectation>() };
        for (const expectation of expected) known.expected.add(expectation);
        asked.set(key, known);
      }
    }
    return [...asked.values()];
  }

  private note(exchange: Exchange): void {
    this.exchanged.set(`${keyOf(exchange.from)} > ${keyOf(exchange.to)}`, exchange);
  }

  /** On-premises hosts learn what their servers send to a hub, and what these know by themselves. */
  private expectedOn(site: SiteFacts): readonly Expectation[] {
    if (site.links.length === 0) return [];
    const { records, domains } = this.expectations;
    const isKnown = (domain: Expectation) =>
      domain.kind === "site-domain" ? domain.site === site : this.resolver.isAskedOfHub(domain.name);
    return [...records.filter(({ name }) => this.resolver.isAskedOfHub(name)), ...domains.filter(isKnown)];
  }
}

function isNear(from: Server, to: Server): boolean {
  return to.kind === "resolver" && vpcOf(from) === to.vpc;
}

function distinct(servers: readonly Server[]): Server[] {
  return [...new Map(servers.map((server) => [keyOf(server), server])).values()];
}
