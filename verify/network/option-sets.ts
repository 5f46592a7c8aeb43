import { listOf, type Block, type Value } from "../terraform";
import type { Network, OptionSetAssociation, Vpc } from "./network";
import { type Reading } from "./reading";
import { Things } from "./things";

/**
 * Which VPC's hosts get which DNS servers: aws_vpc_dhcp_options, aws_default_vpc_dhcp_options,
 * aws_vpc_dhcp_options_association, data.aws_vpc_dhcp_options.
 */
export function readOptionSets(reading: Reading, network: Network): ReadonlyMap<Vpc, readonly OptionSetAssociation[]> {
  const sets = new Things<Block>();
  for (const block of reading.resources("aws_vpc_dhcp_options", DEFAULT_SET)) sets.add(block, block);
  for (const block of reading.data("aws_vpc_dhcp_options")) {
    sets.read(reading, block, ["dhcp_options_id", "id"], () => block);
  }
  const associations = new Map<Vpc, OptionSetAssociation[]>();
  for (const block of reading.resources("aws_vpc_dhcp_options_association")) {
    const [vpc, id] = [network.vpc(block.value("vpc_id")), block.value("dhcp_options_id")];
    const optionSet = sets.find(id);
    if (vpc === undefined) {
      reading.noteDangling(block, "vpc_id", block.value("vpc_id"));
      continue;
    }
    if (optionSet === undefined && id !== NO_SET) reading.noteDangling(block, "dhcp_options_id", id);
    const servers = id === NO_SET ? [] : optionSet && serversOf(optionSet);
    const association = { block, label: block.label, vpc, optionSet, servers };
    associations.set(vpc, [...(associations.get(vpc) ?? []), association]);
  }
  return associations;
}

const DEFAULT_SET = "aws_default_vpc_dhcp_options";
/** In place of an id: no option set at all (EC2 API, AssociateDhcpOptions). */
const NO_SET = "default";

function serversOf(set: Block): readonly Value[] | undefined {
  const written = set.value("domain_name_servers");
  if (written === undefined && set.type === DEFAULT_SET) return ["AmazonProvidedDNS"];
  return written === undefined && set.mode === "data" ? undefined : listOf(written);
}
