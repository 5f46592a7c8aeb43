import type { Hop, Outcome, Resolution } from "../dns/resolution";
import { keyOf, type Server } from "../dns/server";
import { isAnswered } from "../proof/answers";
import type { Expectation } from "../proof/expectations";
import type { Asker, Proof } from "../proof/proof";
import type { Invariant, InvariantId, Violation } from "./invariant";
import { blameMissingAssociation } from "./zones";

/** Whatever is expected is answered, at every server that is asked for it. */
export const resolveAll: Invariant = {
  id: "V1",
  name: "RESOLVE-ALL",
  definition: "Every host resolves every name that it must, at every DNS server that it has.",
  *check(proof) {
    const failures = new Map<string, Violation & { readonly names: Set<string>; readonly server: Server }>();
    for (const { server, answers } of proof.questions) {
      for (const [expectation, resolutions] of answers) {
        for (const resolution of resolutions) {
          if (isAnswered(expectation, resolution.outcome)) continue;
          const causes = causesOf(proof, expectation, resolution);
          const key = `${keyOf(server)} ${causes[0]}`;
          const known = failures.get(key);
          if (known) known.names.add(expectation.name);
          else {
            const names = new Set([expectation.name]);
            failures.set(key, { invariant: "V1", causes, message: said(resolution), cures: [], names, server });
          }
        }
      }
    }
    for (const { names, server, message, ...violation } of failures.values()) {
      const hosts = proof.askers.filter(({ servers }) => servers.some((asked) => keyOf(asked) === keyOf(server)));
      yield { ...violation, message: `${list(hosts.map(nameOf))} cannot resolve ${list([...names])}: ${message}` };
    }
  },
};

/** Two servers that a host may ask, or that are asked on its way, never answer differently. */
export const answerAgree: Invariant = {
  id: "V2",
  name: "ANSWER-AGREE",
  definition: "All DNS servers of a host give the same answer, whichever of them is asked.",
  *check(proof) {
    const compared = new Set<string>();
    for (const { servers, expected, name } of proof.askers) {
      const key = servers.map(keyOf).join(" ");
      if (compared.has(key)) continue;
      compared.add(key);
      for (const expectation of expected) {
        const resolutions = servers.flatMap((server) => proof.ask(server, expectation));
        if (resolutions.length < 2) continue;
        const answers = new Set(resolutions.map(({ outcome }) => summary(outcome)));
        if (answers.size < 2) continue;
        const odd = resolutions.find(({ outcome }) => !isAnswered(expectation, outcome)) ?? resolutions[0];
        if (odd === undefined) continue;
        const message = `${expectation.name} is answered to ${name} in different ways: ${[...answers].join("; ")}`;
        yield { invariant: "V2", causes: causesOf(proof, expectation, odd), message, cures: [] };
        break;
      }
    }
  },
};

/** Forwarders that send a question around. */
export const noLoop: Invariant = {
  id: "V3",
  name: "NO-LOOP",
  definition: "No question comes back to a server that has sent it on, and none is sent on without end.",
  check: (proof) => failuresOf(proof, "V3", ["loop", "too-long"], "send the domain to the servers that hold it"),
};

/** Nothing private, existing or not, is asked of public DNS. */
export const noLeak: Invariant = {
  id: "V24",
  name: "NO-LEAK",
  definition: "No name below a private domain, existing or not, is asked of public DNS.",
  *check(proof) {
    const seen = new Set<string>();
    for (const asker of proof.askers.filter(({ client }) => !("names" in client) || client.names === "estate")) {
      for (const server of asker.servers) {
        if (seen.has(keyOf(server))) continue;
        seen.add(keyOf(server));
        for (const { text: domain } of proof.world.facts.privateDomains) {
          yield* leaks(proof, asker, server, domain);
        }
      }
    }
  },
};

function* leaks(proof: Proof, asker: Asker, server: Server, domain: string): Iterable<Violation> {
  for (const { hops, outcome } of proof.resolver.ask(server, `no-such-host.${domain}`, "A")) {
    if (outcome.kind !== "public") continue;
    const vpc = outcome.from.kind === "resolver" ? outcome.from.vpc : undefined;
    const cause = vpc?.label ?? lastLabel(hops) ?? keyOf(outcome.from);
    yield {
      invariant: "V24",
      causes: [cause],
      message: `a name below ${domain} that does not exist leaves ${asker.name} for public DNS`,
      cures: [`associate a private zone ${domain} with ${cause}`],
    };
  }
}

/** Questions that end in a failure of one of these kinds, once for each cause. */
function* failuresOf(
  proof: Proof,
  invariant: InvariantId,
  codes: readonly string[],
  cure: string,
): Iterable<Violation> {
  const seen = new Set<string>();
  for (const { server, answers } of proof.questions) {
    for (const resolutions of answers.values()) {
      for (const { outcome } of resolutions) {
        if (outcome.kind !== "failed" || !codes.includes(outcome.failure.code)) continue;
        const cause = outcome.failure.cause ?? proof.optionSetNaming(server) ?? keyOf(server);
        if (seen.has(cause)) continue;
        seen.add(cause);
        yield { invariant, causes: [cause], message: outcome.failure.message, cures: [`${cause}: ${cure}`] };
      }
    }
  }
}

function causesOf(proof: Proof, expectation: Expectation, { hops, outcome }: Resolution): [string, ...string[]] {
  if (outcome.kind === "failed" && outcome.failure.cause !== undefined) return [outcome.failure.cause];
  const by = lastLabel(hops);
  const last = hops.at(-1)?.server;
  if (expectation.kind === "record" && last?.kind === "resolver") {
    return [...blameMissingAssociation(proof.world, expectation.zone, last.vpc), ...(by === undefined ? [] : [by])];
  }
  const first = hops[0]?.server;
  // A directory without a forwarder for the domain asks its VPC's resolver, and that asks everybody.
  const forgetful = outcome.kind === "public" ? hops.findLast(({ server }) => server.kind === "directory") : undefined;
  if (by === undefined && forgetful) return [keyOf(forgetful.server)];
  return [by ?? (first && proof.optionSetNaming(first)) ?? (last ? keyOf(last) : expectation.name)];
}

function lastLabel(hops: readonly Hop[]): string | undefined {
  return hops.findLast(({ next }) => next?.by !== undefined)?.next?.by;
}

function said({ outcome, hops }: Resolution): string {
  const last = hops.at(-1);
  switch (outcome.kind) {
    case "failed":
      return outcome.failure.message;
    case "public":
      return `${keyOf(outcome.from)} asks public DNS`;
    case "no-such-name":
      return `zone ${outcome.zone.name.text} answers that there is no such name`;
    case "no-data":
      return `zone ${outcome.zone.name.text} has no record of that type`;
    default:
      return `${last ? keyOf(last.server) : "another server"} answers instead`;
  }
}

function summary(outcome: Outcome): string {
  switch (outcome.kind) {
    case "answer":
      return `from ${outcome.zone.label}`;
    case "held":
      return `from ${keyOf(outcome.by)}`;
    case "failed":
      return outcome.failure.message;
    case "public":
      return "by public DNS";
    default:
      return `${outcome.kind} in ${outcome.zone.label}`;
  }
}

function nameOf({ name }: Asker): string {
  return name;
}

function list(items: readonly string[]): string {
  const [first = "nobody", second, third] = items;
  if (second === undefined) return first;
  if (items.length <= 3) return [first, second, third].filter(Boolean).join(", ");
  return `${first}, ${second} and ${items.length - 2} more`;
}
