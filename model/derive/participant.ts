import { DomainName, Ipv4Address, RecordName } from "../../values";
import type { Account, Hub, Participant, Vpc, Zone } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { oneOf, show } from "../wording";
import { type Derived, deriveAll, listOf, lookUp } from "./names";
import { checkSource, deriveNetwork } from "./network";
import { deriveRecord } from "./record";

type ParticipantShape = Shape["participants"][string];
type VpcShape = ParticipantShape["vpcs"][string];

export interface Surroundings {
  readonly accounts: Derived<Account>;
  readonly hubs: Derived<Hub>;
  readonly reverseZones: readonly DomainName[];
}

export function deriveParticipant(
  key: string,
  shape: ParticipantShape,
  path: Path,
  { accounts, hubs, reverseZones }: Surroundings,
  findings: Findings,
): Participant | undefined {
  const account = lookUp(accounts, shape.account, [...path, "account"], findings);
  const hub = lookUp(hubs, shape.hub, [...path, "hub"], findings);
  const zone = deriveZone(shape);
  const records = deriveAll(shape.records, [...path, "records"], (id, record, at) =>
    deriveRecord(id, record, at, { zone: zone.name, reverseZones }, findings),
  );
  const vpcs = deriveAll(shape.vpcs, [...path, "vpcs"], (name, vpc, at) =>
    deriveVpc(`${key}/${name}`, vpc, at, { account, hub, hubs }, findings),
  );
  const homeKey = findHome(shape, path, findings);
  const home = homeKey === undefined ? undefined : vpcs.get(homeKey);
  if (account === undefined || home === undefined) return undefined;
  const retired = shape.retired ?? false;
  const isRetired = (vpc: Vpc) => retired || shape.vpcs[vpc.key]?.retired === true;
  return {
    key,
    displayName: shape.displayName ?? key,
    account,
    zone,
    retired,
    home,
    vpcs: listOf(vpcs).filter((vpc) => !isRetired(vpc)),
    retiredVpcs: listOf(vpcs).filter(isRetired),
    records: listOf(records),
    retiredNames: retiredNames(shape.records, zone),
  };
}

function retiredNames(records: ParticipantShape["records"], { name: zone }: Zone): string[] {
  const retired = Object.entries(records ?? {}).filter(([, record]) => record.retired);
  return retired.map(([key, { name }]) => RecordName.parse(name ?? key).within(zone)).sort();
}

function deriveZone({ zone, authorizations = "kept" }: ParticipantShape): Zone {
  if (typeof zone === "string") return { name: DomainName.parse(zone), authorization: authorizations };
  return { name: DomainName.parse(zone.name), existingId: zone.existing, authorization: authorizations };
}

function deriveVpc(
  vpcPath: string,
  shape: VpcShape,
  path: Path,
  owner: { readonly account?: Account; readonly hub?: Hub; readonly hubs: Derived<Hub> },
  findings: Findings,
): Vpc | undefined {
  checkSource(shape, path, findings);
  const hub = shape.hub === undefined ? owner.hub : lookUp(owner.hubs, shape.hub, [...path, "hub"], findings);
  if (owner.account === undefined || hub === undefined) return undefined;
  const network = deriveNetwork(vpcPath.slice(vpcPath.indexOf("/") + 1), shape, owner.account);
  return {
    ...network,
    path: vpcPath,
    hub,
    link: shape.link ?? "peering",
    dns: shape.dns ?? "hub",
    domainName: shape.dhcp?.domainName ?? network.region.defaultDomainName,
    ntpServers: (shape.dhcp?.ntpServers ?? []).map(Ipv4Address.parse),
    uses: shape.uses ?? [],
  };
}

/** Key of the VPC that the zone is created with. It must not move when another VPC is added: said, or "main". */
function findHome(shape: ParticipantShape, path: Path, findings: Findings): string | undefined {
  const home = chooseHome(shape, path, findings);
  if (home !== undefined && shape.vpcs[home]?.retired && !shape.retired) {
    findings.add([...path, "vpcs", home, "retired"], {
      code: "home-retired",
      got: "true, on the VPC that the zone was created with",
      allowed: "retiring any other VPC, or the whole participant",
      cure: "retire the participant, or move its zone first",
    });
  }
  return home;
}

function chooseHome({ home, vpcs }: ParticipantShape, path: Path, findings: Findings): string | undefined {
  const keys = Object.keys(vpcs).sort();
  if (home !== undefined) return lookUp(new Map(keys.map((key) => [key, key])), home, [...path, "home"], findings);
  if (keys.length === 0) {
    const cure = "add the VPC that the zone is to be created with";
    return findings.add([...path, "vpcs"], { code: "vpc-count", got: "no VPC", allowed: "one VPC or more", cure });
  }
  if (keys.includes("main")) return "main";
  return findings.add([...path, "home"], {
    code: "home",
    got: show(undefined),
    allowed: `${oneOf(keys)}: the VPC that the zone is created with`,
    cure: "name the one that was there first: it never moves",
  });
}
