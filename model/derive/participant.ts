import { DomainName, Ipv4Address } from "../../values";
import type { Account, Hub, Participant, Vpc } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { oneOf, show } from "../wording";
import { type Derived, deriveAll, listOf, lookUp, sortedEntries } from "./names";
import { deriveNetwork } from "./network";
import { deriveRecord } from "./record";

type ParticipantShape = Shape["participants"][string];

export function deriveParticipant(
  key: string,
  shape: ParticipantShape,
  path: Path,
  { accounts, hubs }: { readonly accounts: Derived<Account>; readonly hubs: Derived<Hub> },
  findings: Findings,
): Participant | undefined {
  const account = lookUp(accounts, shape.account, [...path, "account"], findings);
  const hub = lookUp(hubs, shape.hub, [...path, "hub"], findings);
  const zone = DomainName.parse(shape.zone);
  const records = deriveAll(shape.records, [...path, "records"], (id, record, at) =>
    deriveRecord(id, record, at, zone, findings),
  );
  const homeKey = findHome(shape, path, findings);
  if (account === undefined || hub === undefined) return undefined;
  const vpcs = sortedEntries(shape.vpcs).map(([name, vpc]) => deriveVpc(key, name, vpc, account));
  const home = vpcs.find((vpc) => vpc.key === homeKey);
  if (home === undefined) return undefined;
  const displayName = shape.displayName ?? key;
  return { key, displayName, account, hub, zone, home, vpcs, records: listOf(records) };
}

function deriveVpc(participant: string, key: string, shape: ParticipantShape["vpcs"][string], account: Account): Vpc {
  const network = deriveNetwork(key, shape, account);
  return {
    ...network,
    path: `${participant}/${key}`,
    dns: shape.dns ?? "hub",
    domainName: shape.dhcp?.domainName ?? network.region.defaultDomainName,
    ntpServers: (shape.dhcp?.ntpServers ?? []).map(Ipv4Address.parse),
  };
}

/** Key of the VPC that the zone is created with. It must not move when another VPC is added, so never "the first". */
function findHome({ home, vpcs }: ParticipantShape, path: Path, findings: Findings): string | undefined {
  const keys = Object.keys(vpcs).sort();
  if (home !== undefined) return lookUp(new Map(keys.map((key) => [key, key])), home, [...path, "home"], findings);
  if (keys.length === 0) {
    const cure = "add the VPC that the zone is to be created with";
    return findings.add([...path, "vpcs"], { code: "vpc-count", got: "no VPC", allowed: "one VPC or more", cure });
  }
  if (keys.includes("main")) return "main";
  if (keys.length === 1) return keys[0];
  return findings.add([...path, "home"], {
    code: "home",
    got: show(undefined),
    allowed: `${oneOf(keys)}: the VPC that the zone is created with`,
    cure: "name the one that was there first: it never moves",
  });
}
