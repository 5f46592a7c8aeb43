import { dev } from "../../../environments/dev";
import { changed } from "../dev";

/** One thing that is wrong with dev once it is changed so, and where that is told. */
export interface Mistake {
  readonly code: string;
  readonly path: string;
  readonly changes: Readonly<Record<string, unknown>>;
  /** Other entries that make it one. */
  readonly beside?: readonly string[];
}

/** Values that cannot be what they stand for, in every collection. */
export const syntaxMistakes: readonly Mistake[] = [
  { code: "account-id", path: "accounts.app1.id", changes: { "accounts.app1.id": "22222222222" } },
  { code: "cidr-host-bits", path: "hubs.east.clients[1]", changes: { "hubs.east.clients.1": "192.168.0.1/16" } },
  { code: "value", path: "hubs.east.directory.edition", changes: { "hubs.east.directory.edition": "Standart" } },
  { code: "format", path: "sites.office.vpn.asn", changes: { "sites.office.vpn.asn": 0 } },
  {
    code: "value",
    path: "participants.pa3.vpcs.main.region",
    changes: { "participants.pa3.vpcs.main.region": "us-esat-2" },
  },
  { code: "type", path: "participants.pa2.records.docs.ttl", changes: { "participants.pa2.records.docs.ttl": "60" } },
  {
    code: "missing-field",
    path: "participants.pa1.records.server.type",
    changes: { "participants.pa1.records.server.type": undefined },
  },
  { code: "unknown-field", path: "peerings.pa1-pa3.allows", changes: { "peerings.pa1-pa3.allows": ["https"] } },
  {
    code: "ipv4-leading-zero",
    path: "participants.pa2.vpcs.main.dhcp.ntpServers[0]",
    changes: { "participants.pa2.vpcs.main.dhcp.ntpServers.0": "169.254.0169.123" },
  },
  { code: "id", path: "services.Ssh", changes: { "services.Ssh": ["tcp/22"] } },
];

/** Values that are right by themselves, and wrong where they stand. */
export const meaningMistakes: readonly Mistake[] = [
  { code: "unknown-name", path: "participants.pa2.account", changes: { "participants.pa2.account": "ap2" } },
  { code: "directory-zones", path: "hubs.east.directory.subnets", changes: { "hubs.east.subnets.dc-b.az": "a" } },
  {
    code: "forwarder-duplicate",
    path: "sites.office.domains[1]",
    changes: { "sites.office.domains.1": "awscloud.com" },
  },
  {
    code: "site-server-in-hub",
    path: "sites.office.dnsServers[1]",
    changes: { "sites.office.dnsServers.1": "10.0.1.10" },
    beside: ["hubs.east"],
  },
  {
    code: "subnet-outside-vpc",
    path: "participants.pa1.vpcs.main.subnets.app-b.cidr",
    changes: { "participants.pa1.vpcs.main.subnets.app-b.cidr": "10.9.2.0/24" },
  },
  {
    code: "overlap-route",
    path: "participants.pa3.vpcs.main.secondaryCidrs[0]",
    changes: { "participants.pa3.vpcs.main.secondaryCidrs": ["10.2.0.0/16"] },
    beside: ["hubs.east", "participants.pa2"],
  },
  {
    code: "cname-at-apex",
    path: "participants.pa1.records.apex.type",
    changes: { "participants.pa1.records.apex": { name: "@", type: "CNAME", values: ["server.pa1.awscloud.com"] } },
  },
  {
    code: "record-value-duplicate",
    path: "participants.pa2.records.apps.values[1]",
    changes: { "participants.pa2.records.apps.values.1": "10.2.1.20" },
  },
  { code: "port-range", path: "services.https[1]", changes: { "services.https.1": "tcp/70000" } },
  {
    code: "peering-self",
    path: "peerings.own.between",
    changes: { "peerings.own": { between: ["pa1/main", "pa1/main"], allow: ["https"] } },
    beside: ["participants.pa1"],
  },
];

export const twentyMistakes: readonly Mistake[] = [...syntaxMistakes, ...meaningMistakes];

/** Dev with these mistakes. */
export function devWithMistakes(mistakes: readonly Mistake[]): unknown {
  return changed(dev, Object.assign({}, ...mistakes.map(({ changes }) => changes)) as Mistake["changes"]);
}

/** `cidr-host-bits at hubs.east.clients[1]` */
export function told({ code, path }: { readonly code: string; readonly path: string }): string {
  return `${code} at ${path}`;
}
