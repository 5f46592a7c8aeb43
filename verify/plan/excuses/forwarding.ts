import type { Cidr } from "../../../values";
import { isWithin } from "../../dns/names";
import type { EstateFacts } from "../../facts/facts";
import { asText } from "../../terraform/json";
import { addressesIn, cidrIn } from "../networks";
import { objects, type Resource, texts, type Transition } from "../transition";
import type { Excuse, Excuses } from "./excuse";

const FORWARDER = "aws_directory_service_conditional_forwarder";
const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const DNS_PORT = 53;

/** A forwarder goes unnoticed if nobody is to ask for its domain any more, or a more specific one is asked instead. */
const forwardsNothing: Excuse = ({ resource }, { transition, facts }) =>
  facts !== undefined && !isNeeded(resource, transition, facts);

/** A rule that lets a directory ask: each domain keeps a server that it can be asked at all the while. */
const letsOutNothing: Excuse = ({ resource }, { transition, facts }) => {
  const network = networkOf(resource);
  if (network === undefined || facts === undefined || !isForDns(resource)) return false;
  const kept = rulesBeside(resource, transition).flatMap((rule) => networkOf(rule) ?? []);
  return transition
    .ofType(FORWARDER)
    .filter((forwarder) => isNeeded(forwarder, transition, facts))
    .every((forwarder) => {
      const before = addressesIn(texts(forwarder.values.dns_ips));
      if (!before.some((server) => network.contains(server))) return true;
      const after = texts(transition.planned(forwarder, "dns_ips"));
      return before.some((server) => after.includes(server.text) && kept.some((each) => each.contains(server)));
    });
};

/** A rule that lets hosts ask a directory: others that were there before let in every pool that it was for. */
const letsInNobody: Excuse = ({ resource }, { transition, facts }) => {
  const network = networkOf(resource);
  if (network === undefined || facts === undefined || !isForDns(resource)) return false;
  const kept = rulesBeside(resource, transition).flatMap((rule) => networkOf(rule) ?? []);
  return hubsOf(resource, transition, facts)
    .flatMap(({ clients }) => clients)
    .filter((pool) => pool.overlaps(network))
    .every((pool) => (network.contains(pool) ? pool : network).isCoveredBy(kept));
};

/** A zone of which nobody is to resolve names any more. */
const holdsNothing: Excuse = ({ resource, isReplacement }, { facts }) =>
  !isReplacement && facts !== undefined && !named(facts).some((name) => isWithin(name, asText(resource.values.name)));

export const forwarding: Excuses = {
  aws_route53_zone: holdsNothing,
  [FORWARDER]: forwardsNothing,
  [EGRESS]: letsOutNothing,
  [INGRESS]: letsInNobody,
};

/** Whether any part of what a stack forwards is still to be asked for. */
export function forwardsAnything(transition: Transition, facts: EstateFacts | undefined): boolean {
  return facts === undefined || transition.ofType(FORWARDER).some((each) => isNeeded(each, transition, facts));
}

function isNeeded(forwarder: Resource, transition: Transition, facts: EstateFacts): boolean {
  const domain = domainOf(forwarder);
  const deeper = transition
    .ofType(FORWARDER)
    .filter((other) => other.values.directory_id === forwarder.values.directory_id && !transition.isRemoved(other))
    .map(domainOf)
    .filter((other) => other !== domain && isWithin(other, domain));
  return named(facts).some((name) => isWithin(name, domain) && !deeper.some((other) => isWithin(name, other)));
}

/** Domains of which the estate is to resolve names. */
function named({ domains, privateDomains, hubs, vpcs, sites }: EstateFacts): readonly string[] {
  const all = [
    ...domains,
    ...privateDomains,
    ...hubs.flatMap(({ directoryDomain }) => directoryDomain ?? []),
    ...vpcs.flatMap(({ zones }) => zones),
    ...sites.flatMap((site) => site.domains),
  ];
  return all.map(({ text }) => text);
}

/** The hubs whose directory a rule's group guards; where that cannot be told, any. */
function hubsOf({ values }: Resource, transition: Transition, { hubs }: EstateFacts): EstateFacts["hubs"] {
  const directory = transition
    .ofType("aws_directory_service_directory")
    .find((each) => each.values.security_group_id === values.security_group_id);
  const vpcId = objects(directory?.values.vpc_settings)[0]?.vpc_id;
  const own = hubs.filter(({ vpc }) => vpcId !== undefined && transition.idOf(vpc.id) === vpcId);
  return own.length > 0 ? own : hubs;
}

/** Rules for the same group and protocol that stay. */
function rulesBeside(rule: Resource, transition: Transition): readonly Resource[] {
  return transition
    .ofType(rule.type)
    .filter(
      (other) =>
        !transition.isRemoved(other) &&
        other.values.security_group_id === rule.values.security_group_id &&
        other.values.ip_protocol === rule.values.ip_protocol &&
        isForDns(other),
    );
}

function isForDns({ values }: Resource): boolean {
  return Number(values.from_port) <= DNS_PORT && DNS_PORT <= Number(values.to_port);
}

function networkOf({ values }: Resource): Cidr | undefined {
  return cidrIn(values.cidr_ipv4);
}

function domainOf({ values }: Resource): string {
  return asText(values.remote_domain_name);
}
