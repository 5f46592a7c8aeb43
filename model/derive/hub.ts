import { Cidr, type DomainName, Ipv4Address, parseDirectoryDomain } from "../../values";
import type { Account, Directory, Hub } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { type Derived, lookUp, sortedEntries } from "./names";
import { deriveNetwork } from "./network";

type HubShape = Shape["hubs"][string];

export function deriveHub(
  key: string,
  shape: HubShape,
  path: Path,
  accounts: Derived<Account>,
  findings: Findings,
): Hub | undefined {
  const account = lookUp(accounts, shape.account, [...path, "account"], findings);
  checkDirectorySubnets(shape, [...path, "directory", "subnets"], findings);
  if (account === undefined) return undefined;
  return {
    ...deriveNetwork(key, shape, account),
    clients: shape.clients.map(Cidr.parse),
    directory: deriveDirectory(key, shape.directory),
    ...(shape.dnsAddresses && { dnsAddresses: shape.dnsAddresses.map(Ipv4Address.parse) }),
    rootZone: shape.rootZone ?? "private",
    vpnGateway: shape.vpnGateway ?? { asn: AMAZON_ASN },
  };
}

/** What AWS gives a virtual private gateway if nothing is said. */
const AMAZON_ASN = 64512;

function deriveDirectory(hub: string, shape: HubShape["directory"]): Directory {
  const name = parseDirectoryDomain(shape.name);
  return {
    name,
    shortName: shape.shortName ?? netBiosName(name),
    edition: shape.edition ?? "Standard",
    subnets: shape.subnets,
    domainControllers: shape.domainControllers ?? 2,
    password: shape.password ?? { variable: `directory_password_${hub.replaceAll("-", "_")}` },
  };
}

/** What AWS would choose: the first label, which NetBIOS limits to 15 characters. */
function netBiosName({ text }: DomainName): string {
  return text.slice(0, Math.min(text.indexOf("."), 15));
}

function checkDirectorySubnets({ subnets, directory }: HubShape, path: Path, findings: Findings): void {
  const written = new Map(sortedEntries(subnets));
  const zones = directory.subnets.map((name, at) => lookUp(written, name, [...path, at], findings)?.az);
  if (zones[0] === undefined || zones[0] !== zones[1]) return;
  findings.add(path, {
    code: "directory-zones",
    got: `two subnets in zone ${zones[0]}`,
    allowed: "two subnets in two Availability Zones",
    cure: "give one of them another az, or name another subnet",
  });
}
