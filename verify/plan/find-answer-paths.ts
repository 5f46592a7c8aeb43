import type { Ipv4Address } from "../../values";
import type { EstateFacts, VpcFacts } from "../facts/facts";
import type { Json } from "../terraform/json";
import { type AnswerPath, ASSOCIATION, type Intent, type LiveVpc } from "./answer-path";
import { forwardsAnything } from "./excuses/forwarding";
import { addressesIn } from "./networks";
import { type Resource, texts, type Transition } from "./transition";

/**
 * The answer paths that a plan may cut. The association of a VPC with the option set that names the hub's servers was
 * made after all that makes them answer; what was made before it is its answer path, as Terraform's state keeps it. Where
 * the VPCs are in other stacks, what a hub publishes for them was made after all that. And where a stack joins hubs, all
 * of it serves the names that one asks the other for.
 */
export function answerPaths(transition: Transition, intent: Intent): readonly AnswerPath[] {
  const own = pathsOfAssociations(transition, intent);
  const hubs = pathsOfHubs(transition, intent);
  const isOfNoVpc = transition.ofType(ASSOCIATION).length === 0 && hubsIn(intent).length === 0;
  return [...own, ...hubs, ...(isOfNoVpc ? pathsBetweenHubs(transition, intent) : [])];
}

/** Whether the hosts of an associated VPC ask others than Amazon's own resolver, or may do so. */
export function isSwitched(transition: Transition, association: Resource): boolean {
  const servers = serversOf(transition, association.values.dhcp_options_id);
  return servers === undefined || servers.some((server) => server !== AMAZON);
}

/** VPCs that are switched to a hub, by the facts, and that another stack than this one makes. */
export function vpcsElsewhere({ facts, stack }: Intent, isOf: (vpc: VpcFacts) => boolean): readonly VpcFacts[] {
  return (facts?.vpcs ?? []).filter((vpc) => vpc.vpc.stack !== stack && isOf(vpc));
}

export function hubsIn({ facts, stack }: Intent): EstateFacts["hubs"] {
  return facts?.hubs.filter(({ vpc }) => vpc.stack === stack) ?? [];
}

/** By which people know the VPC of an association. */
export function nameOfVpc(transition: Transition, { facts, stack }: Intent, { values, address }: Resource) {
  const known = facts?.vpcs.find(({ vpc }) => vpc.stack === stack && transition.idOf(vpc.id) === values.vpc_id);
  const made = transition.byId("aws_vpc", values.vpc_id);
  return { facts: known, name: known?.name ?? made?.address ?? `the VPC of ${address}` };
}

const AMAZON = "AmazonProvidedDNS";

function pathsOfAssociations(transition: Transition, intent: Intent): readonly AnswerPath[] {
  return transition
    .ofType(ASSOCIATION)
    .filter((association) => isSwitched(transition, association) && !goesWithItsVpc(transition, association))
    .map((association) => {
      const { vpc_id: vpcId, dhcp_options_id: set } = association.values;
      const next = transition.planned(association, "dhcp_options_id");
      const isLeaving =
        next !== undefined && serversOf(transition, next)?.every((server) => server === AMAZON) === true;
      return {
        vpcs: [{ ...nameOfVpc(transition, intent, association), isLeaving }],
        vpcId,
        members: new Set([association.address, ...transition.closureOf(association)]),
        servers: addressesIn(serversOf(transition, set) ?? []),
      };
    });
}

/** Nobody is left to be answered in a VPC that goes. */
export function goesWithItsVpc(transition: Transition, { values }: Resource): boolean {
  const vpc = transition.byId("aws_vpc", values.vpc_id);
  return vpc !== undefined && transition.isRemoved(vpc);
}

function pathsOfHubs(transition: Transition, intent: Intent): readonly AnswerPath[] {
  const published = transition.ofType("aws_ssm_parameter").map((parameter) => transition.closureOf(parameter));
  const members = new Set(published.flatMap((closure) => [...closure]));
  return hubsIn(intent).map((hub) => ({
    vpcs: live(vpcsElsewhere(intent, (vpc) => vpc.hub === hub.name && vpc.names === "estate")),
    vpcId: undefined,
    members,
    servers: [...hub.servers, ...serversOfDirectories(transition)],
  }));
}

function pathsBetweenHubs(transition: Transition, intent: Intent): readonly AnswerPath[] {
  const forwarders = transition.ofType("aws_directory_service_conditional_forwarder");
  if (forwarders.length === 0 || !forwardsAnything(transition, intent.facts)) return [];
  return [
    {
      vpcs: live(vpcsElsewhere(intent, ({ names }) => names === "estate")),
      vpcId: undefined,
      members: new Set(transition.removals.map(({ resource }) => resource.address)),
      servers: addressesIn(forwarders.flatMap(({ values }) => texts(values.dns_ips))),
    },
  ];
}

function live(vpcs: readonly VpcFacts[]): readonly LiveVpc[] {
  return vpcs.map((facts) => ({ name: facts.name, facts, isLeaving: false }));
}

/** Undefined where no stack knows the set. */
function serversOf(transition: Transition, id: Json | undefined): readonly string[] | undefined {
  const set = transition.byId("aws_vpc_dhcp_options", id);
  return set === undefined ? undefined : texts(set.values.domain_name_servers);
}

function serversOfDirectories(transition: Transition): readonly Ipv4Address[] {
  const directories = transition.ofType("aws_directory_service_directory");
  return directories.flatMap(({ values }) => addressesIn(texts(values.dns_ip_addresses)));
}
