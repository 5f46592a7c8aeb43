import { Cidr, type DomainName, Ipv4Address, parseDirectoryDomain } from "../../values";
import type { Account, Hub } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { type Derived, lookUp, sortedEntries } from "./names";
import { checkSource, deriveNetwork } from "./network";

type HubShape = Shape["hubs"][string];

export function deriveHub(
  key: string,
  shape: HubShape,
  path: Path,
  accounts: Derived<Account>,
  findings: Findings,
): Hub | undefined {
  const account = lookUp(accounts, shape.account, [...path, "account"], findings);
  checkSource(shape, path, findings);
  const servers = deriveServers(key, shape, path, findings);
  if (account === undefined || servers === undefined) return undefined;
  return {
    ...deriveNetwork(key, shape, account),
    clients: shape.clients.map(Cidr.parse),
    servers,
    rootZone: shape.rootZone ?? "private",
    vpnGateway: shape.vpnGateway ?? { asn: AMAZON_ASN },
  };
}

/** What AWS gives a virtual private gateway if nothing is said. */
const AMAZON_ASN = 64512;

function deriveServers(key: string, shape: HubShape, path: Path, findings: Findings): Hub["servers"] | undefined {
  const { directory, dnsServers, dnsAddresses } = shape;
  if ((directory === undefined) === (dnsServers === undefined)) {
    return findings.add([...path, "directory"], {
      code: "hub-servers",
      got: directory === undefined ? "neither a directory nor dnsServers" : "a directory, and dnsServers",
      allowed: "a directory, or dnsServers with the addresses of servers that somebody else runs",
      cure: directory === undefined ? "add a directory" : "remove one of the two",
    });
  }
  if (directory === undefined) {
    checkNoAddresses(dnsAddresses, [...path, "dnsAddresses"], findings);
    return { addresses: (dnsServers ?? []).map(Ipv4Address.parse) };
  }
  const pinned = dnsAddresses && { dnsAddresses: dnsAddresses.map(Ipv4Address.parse) };
  const name = parseDirectoryDomain(directory.name);
  if ("existing" in directory) return { name, directoryId: directory.existing, ...pinned };
  if (shape.existing === undefined || shape.subnets !== undefined) {
    checkDirectorySubnets(shape.subnets, directory.subnets, [...path, "directory", "subnets"], findings);
  } else reportNewInOld([...path, "directory"], findings);
  return {
    name,
    ...pinned,
    shortName: directory.shortName ?? netBiosName(name),
    edition: directory.edition ?? "Standard",
    subnets: directory.subnets,
    domainControllers: directory.domainControllers ?? 2,
    password: directory.password ?? { variable: `directory_password_${key.replaceAll("-", "_")}` },
  };
}

/** They would be checked against a directory that is not there. */
function checkNoAddresses(dnsAddresses: HubShape["dnsAddresses"], path: Path, findings: Findings): void {
  if (dnsAddresses === undefined) return;
  findings.add(path, {
    code: "hub-servers",
    got: "the addresses of a directory, beside dnsServers",
    allowed: "dnsAddresses of a hub with a directory",
    cure: "remove dnsAddresses: the hosts are handed dnsServers",
  });
}

/** Its subnets would have to be known by name. */
function reportNewInOld(path: Path, findings: Findings): void {
  findings.add(path, {
    code: "hub-servers",
    got: "a directory to be created, in a VPC that exists",
    allowed: "an existing directory, or dnsServers, for a VPC that exists",
    cure: "give the id of the directory in existing, or let the VPC be created too",
  });
}

/** What AWS would choose: the first label, which NetBIOS limits to 15 characters. */
function netBiosName({ text }: DomainName): string {
  return text.slice(0, Math.min(text.indexOf("."), 15));
}

function checkDirectorySubnets(
  subnets: HubShape["subnets"],
  names: readonly string[],
  path: Path,
  findings: Findings,
): void {
  const written = new Map(sortedEntries(subnets));
  const zones = names.map((name, at) => lookUp(written, name, [...path, at], findings)?.az);
  if (zones[0] === undefined || zones[0] !== zones[1]) return;
  findings.add(path, {
    code: "directory-zones",
    got: `two subnets in zone ${zones[0]}`,
    allowed: "two subnets in two Availability Zones",
    cure: "give one of them another az, or name another subnet",
  });
}
