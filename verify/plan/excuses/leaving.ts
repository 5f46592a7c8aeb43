import type { Json } from "../../terraform/json";
import { ASSOCIATION } from "../answer-path";
import { cidrIn } from "../networks";
import type { Resource } from "../transition";
import type { Circumstances, Excuse, Excuses } from "./excuse";

const VPC = "aws_vpc";
const SUBNET = "aws_subnet";
const TABLE_ASSOCIATION = "aws_route_table_association";
const NETWORK_ASSOCIATION = "aws_vpc_ipv4_cidr_block_association";

/** Option sets: the association has been changed over before one goes. */
const optionSet: Excuse = ({ isReplacement, isSucceeded }) => isSucceeded || !isReplacement;

/** What has been associated stays so without the authorization. */
const authorization: Excuse = () => true;

/** Only hosts in it lose it, and AWS deletes no subnet that has any. */
const subnet: Excuse = ({ resource }, circumstances) => isEmptied(resource, circumstances);

const tableAssociation: Excuse = ({ resource }, circumstances) => {
  const of = circumstances.transition.byId(SUBNET, resource.values.subnet_id);
  return of !== undefined && isEmptied(of, circumstances);
};

const table: Excuse = ({ resource }, circumstances) => isOfNobody(resource.values.id, circumstances);

/** Of a table that nobody is left in, or back to networks of the VPC that nobody is left in. */
const route: Excuse = ({ resource: { values } }, circumstances) =>
  isOfNobody(values.route_table_id, circumstances) || isDeserted(values.destination_cidr_block, circumstances);

const network: Excuse = ({ resource }, circumstances) => isDeserted(resource.values.cidr_block, circumstances);

/** Another VPC with hosts of its own, all of it. */
const vpc: Excuse = ({ resource }, circumstances) => isAnotherClient(resource, circumstances);

const zoneAssociation: Excuse = ({ resource }, circumstances) => {
  const seeing = circumstances.transition.byId(VPC, resource.values.vpc_id);
  return seeing !== undefined && isAnotherClient(seeing, circumstances);
};

/** Parts of an answer path that only what leaves with them has needed. */
export const leaving: Excuses = {
  aws_vpc_dhcp_options: optionSet,
  aws_route53_vpc_association_authorization: authorization,
  [SUBNET]: subnet,
  [TABLE_ASSOCIATION]: tableAssociation,
  aws_route_table: table,
  aws_route: route,
  [NETWORK_ASSOCIATION]: network,
  [VPC]: vpc,
  aws_route53_zone_association: zoneAssociation,
};

/** A subnet that goes, and that none of the DNS servers is in. */
function isEmptied(of: Resource, { transition, path }: Circumstances): boolean {
  const range = cidrIn(of.values.cidr_block);
  return transition.isRemoved(of) && range !== undefined && !path.servers.some((server) => range.contains(server));
}

/** A route table all of whose subnets go. */
function isOfNobody(id: Json | undefined, circumstances: Circumstances): boolean {
  const { transition } = circumstances;
  const subnets = transition
    .ofType(TABLE_ASSOCIATION)
    .filter(({ values }) => values.route_table_id === id)
    .map(({ values }) => transition.byId(SUBNET, values.subnet_id));
  return subnets.length > 0 && subnets.every((of) => of !== undefined && isEmptied(of, circumstances));
}

/** Whether a network is one of the VPC's own, and none of the subnets that stay is in it. */
function isDeserted(written: Json | undefined, { transition, path: { vpcId } }: Circumstances): boolean {
  const range = cidrIn(written);
  const isOfVpc = ({ values }: Resource) => values.vpc_id === vpcId;
  const own = [transition.byId(VPC, vpcId), ...transition.ofType(NETWORK_ASSOCIATION).filter(isOfVpc)];
  const networks = own.flatMap((each) => cidrIn(each?.values.cidr_block) ?? []);
  if (range === undefined || !networks.some((each) => each.contains(range))) return false;
  const staying = transition.ofType(SUBNET).filter((each) => isOfVpc(each) && !transition.isRemoved(each));
  const ranges = staying.flatMap(({ values }) => cidrIn(values.cidr_block) ?? []);
  return ranges.length > 0 && !ranges.some((each) => each.overlaps(range));
}

/** Whether a VPC goes that has no servers: it had an option set for its own hosts. The one on the path does not go. */
function isAnotherClient(of: Resource, { transition, path, facts }: Circumstances): boolean {
  const { id, cidr_block: primary } = of.values;
  const isClient = transition.ofType(ASSOCIATION).some(({ values }) => values.vpc_id === id);
  const isHub = facts?.hubs.some((hub) => transition.idOf(hub.vpc.id) === id) === true;
  const range = cidrIn(primary);
  const hasServers = range !== undefined && path.servers.some((server) => range.contains(server));
  return transition.isRemoved(of) && isClient && !isHub && !hasServers;
}
