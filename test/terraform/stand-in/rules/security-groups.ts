/** Rules of security groups: each once, and not too many. */
import { Refusal } from "../cloud";
import { same, text } from "../values";
import type { Request, Rule, Rules } from "./rule";

/** In each direction; IPv6 is counted by itself. */
const MOST_RULES = 60;
/** What makes a rule the same as another one. */
const IDENTITY = [
  "ip_protocol",
  "from_port",
  "to_port",
  "cidr_ipv4",
  "cidr_ipv6",
  "prefix_list_id",
  "referenced_security_group_id",
];

const once: Rule = (request) => {
  const twin = othersOf(request).find(({ values }) =>
    IDENTITY.every((name) => same(values[name] ?? null, request.values[name] ?? null)),
  );
  if (!twin) return;
  const detail = `${text(request.values.security_group_id)} already has this rule: ${twin.id}.`;
  throw new Refusal("InvalidPermission.Duplicate", detail);
};

const notTooMany: Rule = (request) => {
  const isV6 = ({ values }: Pick<Request, "values">) => text(values.cidr_ipv6) !== "";
  const others = othersOf(request).filter((other) => isV6(other) === isV6(request));
  if (others.length < MOST_RULES) return;
  const detail = `${text(request.values.security_group_id)} has ${others.length} rules in this direction already.`;
  throw new Refusal("RulesPerSecurityGroupLimitExceeded", detail);
};

const groupOfTheRegion: Rule = ({ cloud, region, values }) => {
  const id = text(values.referenced_security_group_id).split("/").at(-1) ?? "";
  const group = cloud.find("aws_security_group", id);
  if (!group || group.region === region) return;
  const detail = `${id} is in ${group.region}; groups of another Region than ${region} cannot be referenced.`;
  throw new Refusal("InvalidGroup.NotFound", detail, "referenced_security_group_id");
};

const rule = { create: [notTooMany], put: [once, groupOfTheRegion] };

export const securityGroupRules: Rules = {
  aws_vpc_security_group_ingress_rule: rule,
  aws_vpc_security_group_egress_rule: rule,
};

/** The other rules of the group in the same direction. */
function othersOf({ cloud, type, id, values }: Request) {
  return cloud
    .all(type)
    .filter((other) => other.id !== id && other.values.security_group_id === values.security_group_id);
}
