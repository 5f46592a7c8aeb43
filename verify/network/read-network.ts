import type { EstateFacts } from "../facts/facts";
import type { Configuration } from "../terraform";
import { readLinks, vpcsOfFacts } from "./links";
import type { Network } from "./network";
import { NetworkAcls } from "./network-acls";
import { type Peerings, readPeerings } from "./peerings";
import { PrefixLists } from "./prefix-lists";
import { Reading } from "./reading";
import { RouteTables } from "./route-tables";
import { SecurityGroups } from "./security-groups";
import { readSubnets } from "./subnets";
import { type Gateways, readGateways } from "./vpn";
import { readVpcs } from "./vpcs";

/**
 * What packets can cross. Each family of resource types has a reader of its own in this folder; whatever a reader cannot
 * make out of a configuration, broken ones included, is left out and said in `limitations`.
 *
 * @param facts of the estate; tell of sites and of links that Terraform does not hold
 */
export function readNetwork(configuration: Configuration, facts?: EstateFacts): Network {
  const reading = new Reading(configuration);
  const vpcs = readVpcs(reading);
  const gateways = readGateways(reading, vpcs);
  const peerings = readPeerings(reading, vpcs);
  const prefixLists = new PrefixLists(reading);
  const tables = new RouteTables(reading, { reading, vpcs, gateways, peerings, prefixLists });
  const acls = new NetworkAcls(reading, vpcs);
  const subnets = readSubnets(reading, vpcs, tables, acls);
  const groups = new SecurityGroups(reading, vpcs, prefixLists);
  attach(peerings, gateways);
  return {
    vpcs: vpcs.list,
    peerings: peerings.list,
    routeTables: tables.list,
    gateways: gateways.list,
    securityGroups: groups.list,
    networkAcls: acls.list,
    links: readLinks(vpcsOfFacts(reading, vpcs, facts), facts),
    limitations: reading.limitations,
    vpc: (value) => vpcs.find(value),
    subnet: (value) => subnets.find(value),
    securityGroup: (value) => groups.named(value),
  };
}

function attach(peerings: Peerings, gateways: Gateways): void {
  for (const peering of peerings.list) {
    peering.requester.vpc?.peerings.push(peering);
    if (peering.accepter.vpc !== peering.requester.vpc) peering.accepter.vpc?.peerings.push(peering);
  }
  for (const gateway of gateways.list) gateway.vpc?.gateways.push(gateway);
}
