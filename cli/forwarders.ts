import { type Command, InvalidArgumentError, Option } from "commander";
import { FORWARDER_FORMATS, type ForwarderFormat, renderForwarders, siteForwarding } from "../forwarders";
import type { Estate, Hub, Site } from "../model";
import { InvalidValue, Ipv4Address } from "../values";
import { Refusal } from "./refusal";
import { addSelection, selectEstate, type Selection } from "./selection";

interface ForwardersOptions extends Selection {
  readonly format: ForwarderFormat;
  readonly site?: string;
  readonly address?: readonly Ipv4Address[];
}

/** `forwarders`: what the DNS servers on-premises must be told. */
export function addForwarders(program: Command): void {
  const command = program
    .command("forwarders")
    .description("print the configuration that sends an on-premises site's queries to its hub")
    .addOption(new Option("--format <server>", "for which DNS server").choices(FORWARDER_FORMATS).makeOptionMandatory())
    .option("--site <name>", "the site (default: the only one)")
    .option("--address <ip,...>", "the hub's DNS servers (default: its pinned dnsAddresses)", parseAddresses);
  addSelection(command).action(printForwarders);
}

async function printForwarders(options: ForwardersOptions): Promise<void> {
  const estate = await selectEstate(options);
  const site = chooseSite(estate, options.site);
  const servers = options.address ?? site.hubs.flatMap(pinnedAddresses);
  process.stdout.write(renderForwarders(options.format, siteForwarding(estate, site, servers)));
}

function chooseSite({ name, sites }: Estate, wanted: string | undefined): Site {
  const site = wanted === undefined && sites.length === 1 ? sites[0] : sites.find(({ key }) => key === wanted);
  if (site !== undefined) return site;
  const there =
    sites.length === 0 ? "it has none" : `choose one with --site: ${sites.map(({ key }) => key).join(", ")}`;
  throw Refusal.forUsage(
    wanted === undefined
      ? `which site of ${name}? ${there}`
      : `${name} has no site ${JSON.stringify(wanted)}: ${there}`,
  );
}

function pinnedAddresses(hub: Hub): readonly Ipv4Address[] {
  const addresses = "addresses" in hub.servers ? hub.servers.addresses : hub.servers.dnsAddresses;
  if (addresses !== undefined) return addresses;
  throw new Refusal(
    `The addresses of hub ${hub.key}'s DNS servers are not known before its directory exists.\n` +
      `Pin them as hubs.${hub.key}.dnsAddresses once it does (terraform output dns_addresses_${hub.key}), ` +
      "or give them here: --address 10.0.1.10,10.0.2.10",
    1,
  );
}

function parseAddresses(text: string): readonly Ipv4Address[] {
  try {
    return text.split(",").map((address) => Ipv4Address.parse(address.trim()));
  } catch (error) {
    if (error instanceof InvalidValue) throw new InvalidArgumentError(error.message);
    throw error;
  }
}
