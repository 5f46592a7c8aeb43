import type { Resolution } from "../dns/resolution";
import { Resolver } from "../dns/resolver";
import { distinct, keyOf, type Server, vpcOf } from "../dns/server";
import type { Flow, Path } from "../packet/path";
import type { SiteFacts } from "../facts/facts";
import type { ResolverEndpoint } from "../network/network";
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
  /** The outbound Resolver endpoint that asks for it. */
  readonly through: ResolverEndpoint | undefined;
}

/** One server, and what becomes of everything that somebody asks it. */
export interface Questions {
  readonly server: Server;
  readonly answers: ReadonlyMap<Expectation, readonly Resolution[]>;
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
  ask(server: Server, expectation: Expectation): readonly Resolution[] {
    const known = this.once(questionsByServer).get(keyOf(server))?.answers.get(expectation);
    return known ?? this.resolver.ask(server, expectation.name, expectation.type);
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

  /** Each server with everything that somebody asks it. */
  get questions(): readonly Questions[] {
    return this.once(collectQuestions);
  }

  /** Every server that asks another one for some expected name; a resolver in one's own VPC is always reached. */
  get exchanges(): readonly Exchange[] {
    return this.once(collectExchanges);
  }

  /** What several invariants need, worked out the first time. */
  once<Result>(work: (proof: Proof) => Result): Result {
    if (!this.results.has(work)) this.results.set(work, work(this));
    return this.results.get(work) as Result;
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

/** Hosts of one policy ask a server for the same names: only one of them is looked at. */
function collectQuestions(proof: Proof): readonly Questions[] {
  const asked = new Map<string, { readonly server: Server; readonly lists: Set<readonly Expectation[]> }>();
  for (const { servers, expected } of proof.askers) {
    for (const server of servers) {
      const key = keyOf(server);
      const known = asked.get(key) ?? { server, lists: new Set<readonly Expectation[]>() };
      asked.set(key, known);
      known.lists.add(expected);
    }
  }
  return [...asked.values()].map(({ server, lists }) => {
    const answers = new Map<Expectation, readonly Resolution[]>();
    for (const expected of lists) {
      for (const each of expected) {
        if (!answers.has(each)) answers.set(each, proof.resolver.ask(server, each.name, each.type));
      }
    }
    return { server, answers };
  });
}

function questionsByServer({ questions }: Proof): ReadonlyMap<string, Questions> {
  return new Map(questions.map((asked) => [keyOf(asked.server), asked]));
}

function collectExchanges({ questions }: Proof): readonly Exchange[] {
  const found = new Map<Server, Map<Server, Exchange>>();
  for (const { answers } of questions) {
    for (const resolutions of answers.values()) {
      for (const { hops } of resolutions) {
        for (const { server: from, next } of hops) {
          if (next?.kind !== "forward" || isNear(from, next.to)) continue;
          const known = found.get(from) ?? new Map<Server, Exchange>();
          if (!known.has(next.to))
            found.set(from, known.set(next.to, { from, to: next.to, by: next.by, through: next.through }));
        }
      }
    }
  }
  const all = [...found.values()].flatMap((exchanges) => [...exchanges.values()]);
  return [...new Map(all.map((exchange) => [`${keyOf(exchange.from)} > ${keyOf(exchange.to)}`, exchange])).values()];
}

function isNear(from: Server, to: Server): boolean {
  return to.kind === "resolver" && vpcOf(from) === to.vpc;
}
