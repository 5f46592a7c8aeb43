/** Private hosted zones: which VPC may see which, by whose leave. */
import { Refusal, type Cloud, type CloudObject } from "../cloud";
import { blocksIn } from "../configuration";
import { text } from "../values";
import type { Rule, Rules } from "./rule";

/** The VPCs that see a zone: those that it was made with, and those that were associated. */
export function vpcsSeeing(cloud: Cloud, zone: CloudObject): string[] {
  const associated = cloud.all("aws_route53_zone_association").filter(({ values }) => values.zone_id === zone.id);
  return [...blocksIn(zone.values.vpc), ...associated.map(({ values }) => values)].map(({ vpc_id }) => text(vpc_id));
}

const ownVpcs: Rule = ({ cloud, account, values }) => {
  for (const { vpc_id, vpc_region } of blocksIn(values.vpc)) {
    const vpc = cloud.find("aws_vpc", text(vpc_id));
    if (!vpc) continue;
    if (vpc.region !== vpc_region) refuseRegion(vpc, text(vpc_region));
    if (vpc.account === account) continue;
    const detail = `${vpc.id} belongs to account ${vpc.account}; a zone is made with a VPC of its own account, ${account}.`;
    throw new Refusal("NotAuthorizedException", detail, "vpc");
  }
};

const onePerNameOfOwnVpcs: Rule = ({ cloud, id, values }) => {
  for (const { vpc_id } of blocksIn(values.vpc)) refuseSecond(cloud, id, text(values.name), text(vpc_id));
};

const ofOwnZone: Rule = ({ cloud, type, account, values }) => {
  const zone = zoneOf(cloud, values.zone_id);
  if (!zone || zone.account === account) return;
  const detail = `${type}: zone ${zone.id} belongs to account ${zone.account}, not to ${account}.`;
  throw new Refusal("AccessDenied", detail, "zone_id");
};

const withLeave: Rule = ({ cloud, account, values }) => {
  const [zone, vpc] = [zoneOf(cloud, values.zone_id), cloud.find("aws_vpc", text(values.vpc_id))];
  if (!zone) return;
  if (vpc && vpc.region !== values.vpc_region) refuseRegion(vpc, text(values.vpc_region));
  if (vpc && vpc.account !== account) {
    const detail = `${vpc.id} is associated by its own account, ${vpc.account}, not by ${account}.`;
    throw new Refusal("NotAuthorizedException", detail, "vpc_id");
  }
  const authorized = cloud
    .all("aws_route53_vpc_association_authorization")
    .some((given) => given.values.zone_id === zone.id && given.values.vpc_id === values.vpc_id);
  if (zone.account === account || authorized) return;
  const detail = `Account ${zone.account} has not authorized ${text(values.vpc_id)} for its zone ${zone.id}.`;
  throw new Refusal("NotAuthorizedException", detail, "vpc_id");
};

const onlyPrivate: Rule = ({ cloud, values }) => {
  const zone = zoneOf(cloud, values.zone_id);
  if (!zone || blocksIn(zone.values.vpc).length > 0) return;
  throw new Refusal("PublicZoneVPCAssociation", `${zone.id} is a public zone.`, "zone_id");
};

const onePerName: Rule = ({ cloud, values }) => {
  const zone = zoneOf(cloud, values.zone_id);
  if (zone) refuseSecond(cloud, "", text(zone.values.name), text(values.vpc_id));
};

const notTheLast: Rule = ({ cloud, values }) => {
  const zone = zoneOf(cloud, values.zone_id);
  if (!zone || new Set(vpcsSeeing(cloud, zone)).size > 1) return;
  throw new Refusal("LastVPCAssociation", `${text(values.vpc_id)} is the last VPC of the private zone ${zone.id}.`);
};

const notThereYet: Rule = (request) => {
  if (request.values.allow_overwrite === true || !request.cloud.at(request)) return;
  const detail = `The record set ${text(request.values.name)} ${text(request.values.type)} already exists.`;
  throw new Refusal("InvalidChangeBatch", detail, "name");
};

export const zoneRules: Rules = {
  aws_route53_zone: { create: [ownVpcs, onePerNameOfOwnVpcs] },
  aws_route53_zone_association: { create: [onlyPrivate, withLeave, onePerName], remove: [notTheLast] },
  aws_route53_vpc_association_authorization: { create: [onlyPrivate, ofOwnZone] },
  aws_route53_record: { create: [notThereYet], put: [ofOwnZone] },
};

function zoneOf(cloud: Cloud, id: Parameters<typeof text>[0]): CloudObject | undefined {
  return cloud.find("aws_route53_zone", text(id));
}

function refuseSecond(cloud: Cloud, self: string, name: string, vpc: string): void {
  const named = cloud.all("aws_route53_zone").filter((zone) => zone.id !== self && zone.values.name === name);
  const other = named.find((zone) => vpcsSeeing(cloud, zone).includes(vpc));
  if (!other) return;
  throw new Refusal("ConflictingDomainExists", `${vpc} already sees a zone named ${name}: ${other.id}.`);
}

function refuseRegion({ id, region }: CloudObject, said: string): never {
  throw new Refusal("InvalidVPCId", `${id} is in ${region}, not in ${said}.`, "vpc_region");
}
