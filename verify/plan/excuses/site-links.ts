import type { EstateFacts } from "../../facts/facts";
import type { Json } from "../../terraform/json";
import { cidrIn } from "../networks";
import type { Transition } from "../transition";
import type { Circumstances, Excuse, Excuses } from "./excuse";

const DEVICE = "aws_customer_gateway";
const CONNECTION = "aws_vpn_connection";
const GATEWAY = "aws_vpn_gateway";

/** The connection is changed over to the device's successor; or no site has the device any more. */
const device: Excuse = ({ resource, isSucceeded }, { facts }) =>
  isSucceeded || isAbandoned(resource.values.ip_address, facts);

const connection: Excuse = ({ resource }, { transition, facts }) =>
  isAbandoned(deviceOf(resource.values.customer_gateway_id, transition), facts);

/** A network that no site has any more may go before its site does. */
const connectionRoute: Excuse = ({ resource }, { transition, facts }) => {
  const { vpn_connection_id: id, destination_cidr_block: network } = resource.values;
  const gateway = transition.byId(CONNECTION, id)?.values.customer_gateway_id;
  if (isAbandoned(deviceOf(gateway, transition), facts)) return true;
  const destination = cidrIn(network);
  if (facts === undefined || destination === undefined) return false;
  return facts.sites.every((site) => site.networks.every((each) => !each.overlaps(destination)));
};

const gateway: Excuse = ({ resource }, circumstances) => linksNoSite(resource.values.vpc_id, circumstances);

const propagation: Excuse = ({ resource }, circumstances) => {
  const owner = circumstances.transition.byId(GATEWAY, resource.values.vpn_gateway_id);
  return owner !== undefined && linksNoSite(owner.values.vpc_id, circumstances);
};

/** VPN connections to sites, and what they end at. */
export const siteLinks: Excuses = {
  [DEVICE]: device,
  [CONNECTION]: connection,
  aws_vpn_connection_route: connectionRoute,
  [GATEWAY]: gateway,
  aws_vpn_gateway_route_propagation: propagation,
};

function deviceOf(id: Json | undefined, transition: Transition): Json | undefined {
  return transition.byId(DEVICE, id)?.values.ip_address;
}

/** Whether the facts know the device of every site, and this one is none of them. */
function isAbandoned(address: Json | undefined, facts: EstateFacts | undefined): boolean {
  if (address === undefined || facts === undefined) return false;
  return overVpn(facts).every((link) => link.address !== undefined && link.address.text !== address);
}

function linksNoSite(vpcId: Json | undefined, { transition, facts }: Circumstances): boolean {
  if (facts === undefined) return false;
  const hub = facts.hubs.find(({ vpc }) => transition.idOf(vpc.id) === vpcId);
  return overVpn(facts).every((link) => hub !== undefined && link.hub !== hub.name);
}

function overVpn({ sites }: EstateFacts) {
  return sites.flatMap(({ links }) => links.filter(({ over }) => over === "vpn"));
}
