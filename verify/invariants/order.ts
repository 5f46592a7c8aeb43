import { keyOf } from "../dns/server";
import type { Directory, Zone } from "../network/network";
import { groupBy } from "../network/reading";
import type { Proof } from "../proof/proof";
import { allTravels, type Travel } from "../proof/travels";
import type { Block } from "../terraform";
import type { ClientVpc } from "../world";
import type { Invariant } from "./invariant";

/** Hosts are sent to a hub only when everything that answers them stands. */
export const neverDark: Invariant = {
  id: "V27",
  name: "NEVER-DARK",
  definition:
    "The association that sends a VPC's hosts to a hub waits, through whatever it refers to, for everything that answers them; a plan deletes or replaces none of it while they are.",
  *check(proof) {
    const predecessors = new Predecessors();
    for (const { client, servers } of proof.vpcAskers) {
      const [association] = proof.world.names.optionSets.get(client.vpc) ?? [];
      const block = association?.block;
      if (block === undefined) continue;
      const first = predecessors.of(block);
      for (const server of servers) {
        if (server.kind !== "directory") continue;
        const missing = answerPath(proof, client, server.directory).filter((needed) => !first.has(needed));
        for (const [cause, blocks] of groupBy(missing, (needed) => whoForgets(block, needed, first))) {
          const labels = blocks.map(({ label }) => label);
          yield {
            invariant: "V27",
            causes: [cause],
            message: `hosts of ${client.name} may be sent to ${keyOf(server)} before ${labels.join(", ")} is there`,
            cures: [`${cause}: depends_on = [${blocks.map(({ address }) => address).join(", ")}]`],
          };
        }
      }
    }
  },
};

/** Everything of ours that has to stand for a directory to answer the hosts of a VPC. */
function answerPath(proof: Proof, client: ClientVpc, directory: Directory): readonly Block[] {
  const { configuration } = proof.world;
  const named = proof.once(zonesByName);
  const own = client.facts?.zones.flatMap(({ text }) => named.get(text) ?? []) ?? [];
  const zones = [...new Set([...own, ...proof.once(zonesOfDomains)])].filter(({ associations }) =>
    associations.some(({ vpc }) => vpc === directory.vpc),
  );
  const associations = zones.flatMap((zone) => zone.associations.filter(({ vpc }) => vpc === directory.vpc));
  const travels = (proof.once(queriesByVpc).get(client.vpc.label) ?? []).filter(
    ({ asked }) => asked?.kind === "directory" && asked.directory === directory,
  );
  const decided = travels.flatMap(({ path }) => path.steps.map(({ by }) => configuration.find(by)));
  const tables = travels.flatMap(({ flow }) =>
    [flow.from, flow.to].map((end) => ("subnet" in end ? end.subnet.tableAssociation : undefined)),
  );
  const forwarders = directory.forwarders.filter(({ block }) => block?.stack === directory.block?.stack);
  const accepters = client.vpc.peerings
    .filter(({ requester, accepter }) => [requester.vpc, accepter.vpc].includes(directory.vpc))
    .map(({ accepterBlock }) => accepterBlock);
  const asking = directory.securityGroup.rules.filter(
    ({ direction, block }) => direction === "egress" && block?.stack === directory.block?.stack,
  );
  const all = [
    ...accepters,
    directory.block,
    ...[...forwarders, ...asking, ...zones, ...associations].map(({ block }) => block),
    ...decided,
    ...tables,
  ];
  return [...new Set(all.filter((block): block is Block => block?.mode === "resource"))];
}

function zonesByName({ world }: Proof): ReadonlyMap<string, readonly Zone[]> {
  return groupBy(world.names.zones, ({ name }) => name.text);
}

/** Zones of the domains that all of the estate asks for. */
function zonesOfDomains(proof: Proof): readonly Zone[] {
  const named = proof.once(zonesByName);
  return proof.world.facts.domains.filter(({ isReverse }) => !isReverse).flatMap(({ text }) => named.get(text) ?? []);
}

function queriesByVpc(proof: Proof): ReadonlyMap<string, readonly Travel[]> {
  const found = new Map<string, Travel[]>();
  for (const travel of proof.once(allTravels)) {
    const { from } = travel.flow;
    if (travel.asked === undefined || !("subnet" in from)) continue;
    const { label } = from.subnet.vpc;
    const known = found.get(label);
    if (known) known.push(travel);
    else found.set(label, [travel]);
  }
  return found;
}

/** Everything that Terraform does before a block. What is published for many is followed once. */
class Predecessors {
  private readonly published = new Map<Block, ReadonlySet<Block>>();

  of(block: Block): Closure {
    const own = new Set<Block>();
    const shared = new Set<ReadonlySet<Block>>();
    const open = [block];
    for (let next = open.pop(); next; next = open.pop()) {
      if (own.has(next)) continue;
      own.add(next);
      for (const needed of next.needs) {
        if (needed.type === PUBLICATION && needed.mode === "resource") shared.add(this.before(needed));
        else open.push(needed);
      }
    }
    return { has: (needed) => own.has(needed) || [...shared].some((blocks) => blocks.has(needed)), shared };
  }

  private before(publication: Block): ReadonlySet<Block> {
    const known = this.published.get(publication);
    if (known) return known;
    const reached = new Set<Block>();
    const open = [publication];
    for (let next = open.pop(); next; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...next.needs);
    }
    this.published.set(publication, reached);
    return reached;
  }
}

interface Closure {
  has(block: Block): boolean;
  readonly shared: ReadonlySet<ReadonlySet<Block>>;
}

const PUBLICATION = "aws_ssm_parameter";

/** What another stack makes is waited for by what that stack publishes. */
function whoForgets(association: Block, missing: Block, { shared }: Closure): string {
  if (missing.stack === association.stack) return association.label;
  const reached = [...shared].flatMap((blocks) => [...blocks]);
  const publication = reached.find(({ stack, type }) => stack === missing.stack && type === PUBLICATION);
  return publication?.label ?? association.label;
}
