import { Cidr, Ipv4Address, nearest } from "../../values";
import type { SiteFacts } from "../facts/facts";
import type { Subnet } from "../network/network";
import type { Endpoint } from "../packet/path";
import type { Proof } from "../proof/proof";
import type { ClientVpc } from "../world";

/** Where a trace starts: hosts of a VPC, or of an on-premises site. */
export type StartingPoint =
  | {
      readonly kind: "vpc";
      readonly client: ClientVpc;
      /** The subnets that the host may be in. */
      readonly subnets: readonly Subnet[];
      /** Its own address, where one was named. */
      readonly address: Ipv4Address | undefined;
      readonly title: string;
    }
  | { readonly kind: "site"; readonly site: SiteFacts; readonly title: string };

/** Nothing of the estate goes by that name. */
export class UnknownStartingPoint extends Error {
  constructor(text: string, known: readonly string[]) {
    const near = nearest(text, known);
    const advice = near === undefined ? "" : `; did you mean ${near}?`;
    super(
      `nothing of the estate is called ${text}: --from takes ${known.join(", ")}, an address or a host name${advice}`,
    );
  }
}

/**
 * What `--from` means: a VPC (`pa1/main`, or `pa1` for its VPC `main`), an on-premises site, a subnet or VPC by its
 * Terraform address, an address, or the name of a host that has an A record.
 *
 * @throws UnknownStartingPoint
 */
export function findStartingPoint(proof: Proof, text: string): StartingPoint {
  const { clients, facts } = proof.world;
  const client = clients.find(({ name }) => name === text) ?? clients.find(({ name }) => name === `${text}/main`);
  if (client) return whole(client);
  const [firstSite] = facts.sites;
  const site = facts.sites.find(({ name }) => name === text) ?? (text === "on-premises" ? firstSite : undefined);
  if (site) return { kind: "site", site, title: `a host of ${site.name}` };
  const found = bySubnet(clients, text) ?? byAddress(proof, text) ?? byHostName(proof, text);
  if (found) return found;
  throw new UnknownStartingPoint(text, [...clients.map(({ name }) => name), ...facts.sites.map(({ name }) => name)]);
}

/** The endpoints of a starting point: any host of it. */
export function endpointsOf(from: StartingPoint): readonly Endpoint[] {
  if (from.kind === "site") return from.site.networks.map((addresses) => ({ site: from.site, addresses }));
  const { address } = from;
  return from.subnets.map((subnet) => ({
    subnet,
    addresses: address ? Cidr.parse(`${address.text}/32`) : subnet.cidr,
    groups: undefined,
  }));
}

function whole(client: ClientVpc): StartingPoint {
  return { kind: "vpc", client, subnets: client.vpc.subnets, address: undefined, title: `a host of ${client.name}` };
}

function bySubnet(clients: readonly ClientVpc[], text: string): StartingPoint | undefined {
  for (const client of clients) {
    if (isCalled(client.vpc, text)) return whole(client);
    const subnet = client.vpc.subnets.find((candidate) => isCalled(candidate, text));
    if (subnet)
      return { kind: "vpc", client, subnets: [subnet], address: undefined, title: `a host of ${subnet.label}` };
  }
  return undefined;
}

function isCalled({ label, block }: Subnet | ClientVpc["vpc"], text: string): boolean {
  return label === text || block?.address === text;
}

function byAddress({ world }: Proof, text: string): StartingPoint | undefined {
  const address = parsed(text);
  if (address === undefined) return undefined;
  for (const client of world.clients) {
    const subnets = client.vpc.subnets.filter(({ cidr }) => cidr.contains(address));
    if (subnets.length > 0) return { kind: "vpc", client, subnets, address, title: `${text} of ${client.name}` };
  }
  const site = world.facts.sites.find(({ networks }) => networks.some((network) => network.contains(address)));
  return site && { kind: "site", site, title: `${text} of ${site.name}` };
}

function byHostName(proof: Proof, text: string): StartingPoint | undefined {
  const name = text.toLowerCase();
  const site = proof.world.facts.sites.find(({ domains }) =>
    domains.some((domain) => name === domain.text || name.endsWith(`.${domain.text}`)),
  );
  if (site) return { kind: "site", site, title: text };
  const record = proof.expectations.records.find((candidate) => candidate.name === name && candidate.type === "A");
  const address = record?.record.values?.[0];
  const found = address === undefined ? undefined : byAddress(proof, address);
  return found && { ...found, title: name };
}

function parsed(text: string): Ipv4Address | undefined {
  try {
    return Ipv4Address.parse(text);
  } catch {
    return undefined;
  }
}
