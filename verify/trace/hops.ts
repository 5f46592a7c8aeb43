import type { Hop, Outcome, Resolution } from "../dns/resolution";
import { isWithin } from "../dns/names";
import { type Server, vpcOf } from "../dns/server";
import { resolverOf } from "../network/resolver-address";
import type { Vpc } from "../network/network";
import type { Proof } from "../proof/proof";
import type { World } from "../world";
import { checkForwarder, checkOptionSet, checkZones, dig } from "./live-commands";
import { type Question, serverAddress } from "./question";
import type { StartingPoint } from "./starting-point";

/** One step of a name's resolution, in words, and how to check it in the running estate. */
export interface TraceHop {
  readonly text: string;
  /** Label of the block that decided; undefined for what is so without one. */
  readonly by: string | undefined;
  /** A command that asks the running estate; run from the host unless it starts with aws. */
  readonly check: string;
}

/** The resolution as numbered steps: who asks whom, and why. */
export function hopsOf(proof: Proof, { from, name, type = "A" }: Question, { hops, outcome }: Resolution): TraceHop[] {
  const [first] = hops;
  if (first === undefined) return [];
  const told = { proof, name, type };
  return [
    firstHop(told, from, first.server),
    ...hops.flatMap((hop, at) => [
      ...(hop.next ? [passedOn(told, hop)] : []),
      ...(at === hops.length - 1 ? [end(told, hop, outcome)] : []),
    ]),
  ];
}

interface Told {
  readonly proof: Proof;
  readonly name: string;
  readonly type: string;
}

function firstHop({ proof, name, type }: Told, from: StartingPoint, server: Server): TraceHop {
  const called = nameOf(proof.world, server);
  const check = dig(serverAddress(proof.world, server), name, type);
  if (from.kind === "site") {
    return { text: `${from.title} asks its on-premises DNS server for ${name}`, by: undefined, check };
  }
  const { vpc } = from.client;
  const [association] = proof.world.names.optionSets.get(vpc) ?? [];
  const source = association ? "of its DHCP option set" : "that every VPC has";
  const text = `${from.title} asks the DNS server ${source} (${called}) for ${name}`;
  return { text, by: association?.optionSet?.label ?? association?.label, check: `${check}; ${checkOptionSet(vpc)}` };
}

function passedOn({ proof, type }: Told, { server, name, next }: Hop): TraceHop {
  const called = nameOf(proof.world, server);
  if (next === undefined || next.kind === "rewrite") {
    const target = next?.target ?? name;
    return {
      text: `${called} answers that ${name} is ${target}, which is asked for in turn`,
      by: next?.by,
      check: dig(serverAddress(proof.world, server), name, "CNAME"),
    };
  }
  const to = nameOf(proof.world, next.to);
  const reason = reasonOf(proof.world, server, name, next.domain);
  const check =
    server.kind === "directory"
      ? checkForwarder(server.directory, next.domain)
      : dig(serverAddress(proof.world, next.to), name, type);
  return { text: `${called} forwards to ${to}: ${reason}`, by: next.by, check };
}

function reasonOf({ facts }: World, server: Server, name: string, domain: string | undefined): string {
  if (domain !== undefined) {
    const isRoot = facts.domains[0]?.text === domain;
    return `the name is in the ${isRoot ? "root domain" : "domain"} ${domain}`;
  }
  if (server.kind === "directory") return "it has no forwarder for the name, and asks its VPC's resolver";
  if (server.kind === "inbound") return "the endpoint answers as its VPC's resolver";
  const asked = facts.domains.find(({ text }) => isWithin(name, text));
  return asked ? `it forwards ${asked.text} to the hub` : "it forwards the directory's domain to the hub";
}

function end({ proof, type }: Told, { server, name }: Hop, outcome: Outcome): TraceHop {
  const called = nameOf(proof.world, server);
  const vpc = vpcOf(server);
  const by = "zone" in outcome ? outcome.zone.label : undefined;
  const check =
    vpc && server.kind === "resolver" ? checkZones(vpc) : dig(serverAddress(proof.world, server), name, type);
  return { text: endText(called, name, outcome, vpc && vpcName(proof.world, vpc)), by, check };
}

function endText(server: string, name: string, outcome: Outcome, vpc = "its VPC"): string {
  switch (outcome.kind) {
    case "answer": {
      const values = outcome.records.flatMap(
        ({ values: texts, alias }) => texts ?? (alias === undefined ? [] : [`alias ${alias}`]),
      );
      return `${server} answers ${values.join(", ")} from zone ${outcome.zone.name.text}: ${vpc} is associated with it`;
    }
    case "held":
      return `${server} answers by itself: ${name} is in its own domain, whose records Terraform does not hold`;
    case "unknown":
      return `${server} takes zone ${outcome.zone.name.text}, which is only read: whether it holds ${name} is not told`;
    case "no-such-name":
      return `${server} answers NXDOMAIN from zone ${outcome.zone.name.text}: it has no ${name}`;
    case "no-data":
      return `${server} answers from zone ${outcome.zone.name.text} that ${name} has no record of that type`;
    case "public":
      return `${server} asks public DNS: no private zone that it sees holds ${name}`;
    case "failed":
      return outcome.failure.message;
  }
}

/** A server as people call it. */
function nameOf(world: World, server: Server): string {
  switch (server.kind) {
    case "directory":
      return `the directory${inVpc(world, server.directory.vpc)}`;
    case "resolver":
      return `Route 53 (${vpcName(world, server.vpc)} base+2${addressIn(server.vpc)})`;
    case "inbound":
      return `the inbound endpoint${inVpc(world, server.vpc)}`;
    case "site":
      return `the on-premises server of ${server.site.name}`;
    case "plain":
      return `the DNS servers${inVpc(world, server.hub.vpc)}`;
    case "stranger":
      return server.text;
  }
}

function inVpc(world: World, vpc: Vpc | undefined): string {
  return vpc ? ` in ${vpcName(world, vpc)}` : "";
}

function addressIn(vpc: Vpc): string {
  const address = resolverOf(vpc)?.text;
  return address === undefined ? "" : `, ${address}`;
}

function vpcName({ clients, hubs }: World, vpc: Vpc): string {
  const hub = hubs.find((candidate) => candidate.vpc === vpc);
  if (hub) return hubs.length > 1 && hub.facts ? `the DNS-VPC ${hub.name}` : "the DNS-VPC";
  return clients.find((client) => client.vpc === vpc)?.name ?? vpc.label;
}
