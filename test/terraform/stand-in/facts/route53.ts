/** Route 53: zones, records, associations, and the Resolver's configuration of a VPC. */
import { digest, type Cloud } from "../cloud";
import { blocksIn, partitionOf } from "../configuration";
import { canonical, text, type Value, type Values } from "../values";
import { hexId, oneOf, type Birth, type Facts } from "./facts";

const ROUTING_POLICIES = [
  "cidr_routing_policy",
  "failover_routing_policy",
  "geolocation_routing_policy",
  "geoproximity_routing_policy",
  "latency_routing_policy",
  "multivalue_answer_routing_policy",
  "weighted_routing_policy",
];

export const route53Facts: Record<string, Facts> = {
  aws_route53_zone: {
    id: ({ account, cloud, values }) =>
      cloud.freshId((hex) => `Z${hex.slice(0, 20).toUpperCase()}`, digest(account, JSON.stringify(values))),
    defaults: { comment: "Managed by Terraform", force_destroy: false },
    forceNew: ["delegation_set_id", "name"],
    conflicts: [["delegation_set_id", "vpc"]],
    spelling: { name: domainName },
    computed: {
      arn: ({ id, providerRegion }) => `arn:${partitionOf(providerRegion)}:route53:::hostedzone/${id}`,
      name_servers: ({ id }) => [0, 1, 2, 3].map((n) => nameServer(id, n)),
      primary_name_server: ({ id }) => nameServer(id, 0),
      "vpc.vpc_region": ({ providerRegion }) => providerRegion,
      zone_id: ({ id }) => id,
    },
    // The provider reads every VPC of the zone, those that association resources brought too: hence `ignore_changes`.
    refresh: (values, cloud) => ({ ...values, vpc: vpcsOf(values, cloud) }),
  },

  aws_route53_record: {
    version: 2,
    id: ({ values }) =>
      ["zone_id", "name", "type", "set_identifier"].flatMap((name) => text(values[name]) || []).join("_"),
    forceNew: ["name", "zone_id"],
    conflicts: [ROUTING_POLICIES, ["alias", "ttl"]],
    exactlyOne: [["alias", "records"]],
    requires: { ...Object.fromEntries(ROUTING_POLICIES.map((name) => [name, ["set_identifier"]])), ttl: ["records"] },
    checks: {
      type: oneOf(..."SOA A TXT NS CNAME MX NAPTR PTR SRV SPF AAAA CAA DS TLSA SSHFP SVCB HTTPS".split(" ")),
    },
    spelling: { name: domainName },
    computed: { fqdn: qualifiedName },
  },

  aws_route53_zone_association: {
    id: ({ values }) => ["zone_id", "vpc_id", "vpc_region"].map((name) => text(values[name])).join(":"),
    forceNew: ["vpc_id", "vpc_region", "zone_id"],
    computed: {
      owning_account: ({ account, cloud, values }) =>
        cloud.find("aws_route53_zone", text(values.zone_id))?.account ?? account,
      vpc_region: ({ providerRegion }) => providerRegion,
    },
  },

  aws_route53_vpc_association_authorization: {
    id: ({ values }) => `${text(values.zone_id)}:${text(values.vpc_id)}`,
    forceNew: ["vpc_id", "vpc_region", "zone_id"],
    computed: { vpc_region: ({ providerRegion }) => providerRegion },
  },

  aws_route53_resolver_config: {
    id: hexId("rslvr-rc"),
    forceNew: ["resource_id"],
    checks: { autodefined_reverse_flag: oneOf("ENABLE", "DISABLE") },
  },
};

/** Lower case, without the period at the end. */
function domainName(name: string): string {
  return name === "." ? name : name.toLowerCase().replace(/\.$/, "");
}

function qualifiedName({ cloud, values }: Birth): Value {
  const name = text(values.name);
  const zone = text(cloud.find("aws_route53_zone", text(values.zone_id))?.values.name);
  if (name === "" || zone === "") return name || zone;
  return name.endsWith(zone) ? name : `${name}.${zone}`;
}

function nameServer(zone: string, number: number): string {
  return `ns-${parseInt(digest(zone, String(number)).slice(0, 3), 16)}.awsdns-0${number}.${["com", "net", "org", "co.uk"][number] ?? "com"}`;
}

function vpcsOf(zone: Values, cloud: Cloud): Value {
  const associated = cloud
    .all("aws_route53_zone_association")
    .filter(({ values }) => values.zone_id === zone.id)
    .map(({ values }) => ({ vpc_id: values.vpc_id ?? null, vpc_region: values.vpc_region ?? null }));
  return [...new Map([...blocksIn(zone.vpc), ...associated].map((vpc) => [canonical(vpc), vpc])).values()];
}
