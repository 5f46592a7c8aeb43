import type { Vpc, Zone } from "../network/network";
import type { World } from "../world";
import { type Decision, Decisions } from "./decisions";
import type { Failure, Hop, Next, Resolution } from "./resolution";
import { isSame, keyOf, type Server, vpcOf } from "./server";
import { Servers } from "./servers";

/** How many times a question may be sent on or rewritten before it counts as never ending. */
const LONGEST_CHAIN = 8;

/** Answers any question at any server as the estate would, from its Terraform alone. */
export class Resolver {
  readonly servers: Servers;
  private readonly decisions: Decisions;

  constructor(world: World) {
    this.servers = new Servers(world);
    this.decisions = new Decisions(world, this.servers);
  }

  /** What becomes of a question at a server: one resolution for each way that it may take. */
  ask(server: Server, name: string, type: string): readonly Resolution[] {
    return this.follow(server, name, type, []);
  }

  /** The private zone that a VPC's resolver takes a name from. */
  zoneFor(vpc: Vpc, name: string): Zone | undefined {
    return this.decisions.zoneFor(vpc, name);
  }

  /** Whom a site asks of a hub. */
  serversOf(hub: string): readonly Server[] {
    return this.decisions.serversOf(hub);
  }

  /** Whether on-premises servers send a name to a hub. */
  isAskedOfHub(name: string): boolean {
    return this.decisions.isAskedOfHub(name);
  }

  /** Whether a name is answered within the estate, not by public DNS. */
  isOurs(name: string): boolean {
    return this.decisions.isOurs(name);
  }

  private follow(server: Server, name: string, type: string, before: readonly Hop[]): readonly Resolution[] {
    const failure = obstacle(server, name, before);
    if (failure) return [{ hops: before, outcome: { kind: "failed", failure } }];
    const decision = this.decisions.of(server, name, type);
    const continued = (next: Next): readonly Hop[] => [...before, { server, name, next }];
    switch (decision.kind) {
      case "end":
        return [{ hops: [...before, { server, name, next: undefined }], outcome: blamed(decision, before) }];
      case "rewrite": {
        const { record, target } = decision;
        const start = before[0]?.server ?? server;
        return this.follow(start, target, type, continued({ kind: "rewrite", target, by: record.label }));
      }
      case "forward": {
        const { domain, by, to, through } = decision;
        if (to.length === 0) {
          const message = `${by ?? keyOf(server)} names no server`;
          return [{ hops: before, outcome: { kind: "failed", failure: { code: "no-server", cause: by, message } } }];
        }
        return to.flatMap((next) =>
          this.follow(next, name, type, continued({ kind: "forward", to: next, domain, by, through })),
        );
      }
    }
  }
}

/** Why a server cannot take a question that the hops before led to it. */
function obstacle(server: Server, name: string, before: readonly Hop[]): Failure | undefined {
  const asker = before.at(-1);
  if (before.some((hop) => hop.name === name && isSame(hop.server, server))) {
    return { code: "loop", cause: lastCause(before), message: `${name} comes back to ${keyOf(server)}` };
  }
  if (before.length > LONGEST_CHAIN) {
    const message = `${name} is sent on more than ${LONGEST_CHAIN} times`;
    return { code: "too-long", cause: lastCause(before), message };
  }
  if (server.kind === "resolver" && asker?.next?.kind === "forward" && vpcOf(asker.server) !== server.vpc) {
    const message = `the resolver of ${server.vpc.label} answers nobody outside its VPC`;
    return { code: "foreign-resolver", cause: lastCause(before), message };
  }
  return undefined;
}

/** Who led a question where it is: the last forwarder, rule or alias that a block makes. */
function lastCause(hops: readonly Hop[]): string | undefined {
  return hops.findLast(({ next }) => next?.by !== undefined)?.next?.by;
}

function blamed({ outcome }: Decision & { kind: "end" }, before: readonly Hop[]) {
  if (outcome.kind !== "failed" || outcome.failure.cause !== undefined) return outcome;
  return { ...outcome, failure: { ...outcome.failure, cause: lastCause(before) } };
}
