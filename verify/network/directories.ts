import type { Ipv4Address } from "../../values";
import { listOf, type Block, isObject, Reference } from "../terraform";
import { directoryVpc } from "./directory-defaults";
import type { Directory, Forwarder, Network } from "./network";
import { isDefined, type Reading } from "./reading";
import { Things } from "./things";

interface DirectoryDraft extends Directory {
  readonly forwarders: Forwarder[];
}

/**
 * Directories and what they forward: aws_directory_service_directory, aws_directory_service_conditional_forwarder,
 * data.aws_directory_service_directory.
 */
export function readDirectories(reading: Reading, network: Network): readonly Directory[] {
  const directories = new Things<DirectoryDraft>();
  const type = "aws_directory_service_directory";
  for (const block of reading.resources(type)) {
    const directory = draft(reading, network, block);
    if (directory) directories.add(directory, block);
  }
  for (const block of reading.data(type)) {
    const known = directories.find(block.value("directory_id")) ?? draft(reading, network, block);
    if (known) directories.read(reading, block, ["directory_id", "id"], () => known);
  }
  for (const block of reading.resources("aws_directory_service_conditional_forwarder")) {
    const directory = directories.find(block.value("directory_id"));
    const domain = reading.domainName(block, "remote_domain_name", block.value("remote_domain_name"));
    if (directory === undefined) reading.noteDangling(block, "directory_id", block.value("directory_id"));
    const servers = listOf(block.value("dns_ips"));
    if (domain) directory?.forwarders.push({ block, label: block.label, domain, servers });
  }
  return directories.list;
}

function draft(reading: Reading, network: Network, block: Block): DirectoryDraft | undefined {
  const securityGroup = network.securityGroup(new Reference(block, "security_group_id"));
  if (securityGroup === undefined) return undefined;
  const [settings] = listOf(block.value("vpc_settings")).filter(isObject);
  const subnets = listOf(settings?.subnet_ids).map((id) => {
    const subnet = network.subnet(id);
    if (subnet === undefined) reading.noteDangling(block, "subnet_ids", id);
    return subnet;
  });
  return {
    block,
    label: block.label,
    name: reading.domainName(block, "name", block.value("name") ?? promised(block, NAME)),
    vpc: directoryVpc(reading, (value) => network.vpc(value), block),
    subnets: subnets.filter(isDefined),
    addresses: addressesOf(reading, block),
    securityGroup,
    forwarders: [],
  };
}

/** Pinned by a postcondition that the directory has them all, else as a plan knows them. */
function addressesOf(reading: Reading, block: Block): readonly Ipv4Address[] | undefined {
  const pinned = promised(block, PINNED)
    ?.split(",")
    .map((text) => text.trim().slice(1, -1));
  const texts = pinned ?? listOf(block.value("dns_ip_addresses"));
  const addresses = texts.map((text) => reading.address(block, "dns_ip_addresses", text)).filter(isDefined);
  return addresses.length > 0 ? addresses : undefined;
}

function promised({ lifecycle }: Block, condition: RegExp): string | undefined {
  return lifecycle.conditions.map((written) => condition.exec(written)?.[1]).find(isDefined);
}

const NAME = /self\.name\)?\s*==\s*"([^"]+)"/;
const PINNED = /length\(setsubtract\(\[([^\]]+)\],\s*self\.dns_ip_addresses\)\)\s*==\s*0/;
