import type { Estate, Hub, Participant, RecordSet } from "../estate";
import type { Path } from "../finding";
import { above, byAccount, type Count, tally } from "./counts";
import { places } from "./places";
import type { Rule } from "./rule";

const zoneAssociations: Rule = {
  code: "zone-associations-limit",
  severity: "error",
  exceptions: "allowed",
  title: "A zone is associated with at most 300 VPCs",
  why: "Every VPC of the participant and every hub takes one; the next one fails until AWS has raised the quota.",
  source: "Amazon Route 53 quotas, VPC associations per private hosted zone",
  wrong: "{ hubs: { /* 2 */ }, participants: { pa1: { vpcs: { /* 299 */ } } } }",
  right: "{ hubs: { /* 2 */ }, participants: { pa1: { vpcs: { /* 298 */ } } } }",
  *check({ estate }) {
    const counts = estate.participants.map((participant) => {
      const number = participant.vpcs.length + (participant.retired ? 0 : estate.hubs.length);
      return {
        path: [...places.participant(participant), "vpcs"],
        number,
        of: "VPCs to associate, the hubs' with them",
      };
    });
    yield* above(300, counts, "make several participants of it, each with a zone of its own");
  },
};

const zoneRecords: Rule = {
  code: "zone-records-limit",
  severity: "error",
  exceptions: "allowed",
  title: "A zone has at most 10,000 records",
  why: "The next one fails until AWS has raised the quota. Two are Route 53's own: NS and SOA.",
  source: "Amazon Route 53 quotas, records per hosted zone",
  wrong: "{ records: { /* 9,999 */ } }",
  right: "{ records: { /* 9,998 */ } }",
  *check({ estate }) {
    const counts = estate.participants.map((participant) => {
      return { path: recordsOf(participant), number: participant.records.length + OWN_RECORDS, of: "records" };
    });
    yield* above(10_000, [...counts, ...pointerCounts(estate)], "move some to a zone of their own");
  },
};

const policyRecords: Rule = {
  code: "record-routing-limit",
  severity: "error",
  exceptions: "refused",
  title: "At most 100 records of one name and type share a routing policy, 30 with geoproximity",
  why: "Route 53 takes no more.",
  source: "Amazon Route 53 quotas, records with one name and type",
  wrong: '{ records: { /* 101 of { name: "api", type: "A", routing: { weighted: 1 } } */ } }',
  right: '{ records: { /* 100 of { name: "api", type: "A", routing: { weighted: 1 } } */ } }',
  *check({ estate }) {
    for (const participant of estate.participants) {
      const groups = tally(participant.records.map(groupOf).filter((group) => group !== undefined));
      for (const [group, number] of groups) {
        const limit = group.endsWith("geoproximity") ? 30 : 100;
        yield* above(limit, [{ path: recordsOf(participant), number, of: `records ${group}` }], "merge some of them");
      }
    }
  },
};

const accountZones: Rule = {
  code: "account-zones-limit",
  severity: "error",
  exceptions: "allowed",
  title: "An account has at most 500 zones",
  why: "The next one fails until AWS has raised the quota. The hubs' root zones and the reverse zones count.",
  source: "Amazon Route 53 quotas, hosted zones per account",
  wrong: '{ participants: { /* 501 with account: "app1" */ } }',
  right: '{ participants: { /* 500 with account: "app1" */ } }',
  *check({ estate, neighbours }) {
    const counts = byAccount(estate, [estate, ...neighbours].flatMap(zoneOwners), "zones");
    yield* above(500, counts, "have the quota raised and allow this exception, or spread the zones over accounts");
  },
};

const fourthController: Rule = {
  code: "directory-unpinned",
  severity: "warning",
  exceptions: "allowed",
  title: "A directory of four domain controllers has the addresses to ask pinned",
  why: "Linux asks the first three of a DHCP option set only; which these are would be left to chance.",
  source: "Hybrid Cloud DNS Options for Amazon VPC, constraints; resolv.conf(5)",
  wrong: "{ directory: { domainControllers: 4, ... } }",
  right: '{ directory: { domainControllers: 4, ... }, dnsAddresses: ["10.0.1.10", "10.0.2.10", "10.0.1.11"] }',
  *check({ estate }) {
    const counts = controllerCounts(estate).filter(({ number }) => number <= MOST_DHCP_SERVERS);
    yield* above(3, counts, "once they are known, add dnsAddresses with the three to ask");
  },
};

const fifthController: Rule = {
  code: "directory-unpinned-limit",
  severity: "error",
  exceptions: "refused",
  title: "A directory of more than four domain controllers has the addresses to ask pinned",
  why: "A DHCP option set takes four DNS servers, and AWS refuses one with the addresses of more.",
  source: "Amazon VPC User Guide, DHCP option sets",
  wrong: "{ directory: { domainControllers: 5, ... } }",
  right: '{ directory: { domainControllers: 5, ... }, dnsAddresses: ["10.0.1.10", "10.0.2.10", "10.0.1.11"] }',
  *check({ estate }) {
    const cure = "begin with fewer, add dnsAddresses once they are known, then raise the number";
    yield* above(MOST_DHCP_SERVERS, controllerCounts(estate), cure);
  },
};

const publicationSize: Rule = {
  code: "publication-size",
  severity: "error",
  exceptions: "refused",
  title: "What a hub publishes fits into a parameter of 4 KB",
  why: "Systems Manager refuses a longer one. Each reverse zone takes about 50 bytes, and a /9 has 128 of them.",
  source: "AWS Systems Manager, quotas of standard parameters",
  wrong: '{ reverseLookup: { hub: "east", networks: ["10.0.0.0/9"] } }',
  right: '{ reverseLookup: { hub: "east", networks: ["10.0.0.0/8"] } }',
  *check({ estate }) {
    const { hubs, layout, reverseLookup } = estate;
    for (const hub of layout === "per-account" ? hubs : []) {
      const path = reverseLookup?.hub === hub ? ["reverseLookup"] : places.hub(hub);
      const number = JSON.stringify(publicationOf(hub, estate)).length;
      yield* above(
        4096,
        [{ path, number, of: "bytes to publish" }],
        "round reverseLookup.networks to whole octets (/8, /16), or merge route tables",
      );
    }
  },
};

export const dnsQuotaRules: readonly Rule[] = [
  zoneAssociations,
  zoneRecords,
  policyRecords,
  accountZones,
  fourthController,
  fifthController,
  publicationSize,
];

/** NS and SOA. */
const OWN_RECORDS = 2;

const MOST_DHCP_SERVERS = 4;

function recordsOf(participant: Participant): Path {
  return [...places.participant(participant), "records"];
}

/** PTR records that the participants put into the reverse zones. */
function pointerCounts({ participants, reverseLookup }: Estate): Count[] {
  const pointers = participants.flatMap(({ records }) => records.flatMap((record) => record.pointers));
  const byZone = tally(pointers.map(({ zone }) => zone.text));
  return (reverseLookup?.zones ?? []).map(({ text }) => {
    return { path: ["reverseLookup"], number: (byZone.get(text) ?? 0) + OWN_RECORDS, of: `records in ${text}` };
  });
}

/** `api A weighted`: what Route 53 counts together. Of failover there are two at most. */
function groupOf({ name, content, routing }: RecordSet): string | undefined {
  const policy = Object.keys(routing ?? {})[0];
  if (policy === undefined || policy === "failover") return undefined;
  const type = "values" in content ? content.values[0].type : content.type;
  return `${name.text} ${type} ${policy}`;
}

/** The account id of every zone that is created. */
function zoneOwners({ participants, hubs, reverseLookup }: Estate): string[] {
  const owned = participants.filter(({ retired, zone }) => !retired && zone.existingId === undefined);
  return [
    ...owned.map(({ account }) => account.id.text),
    ...hubs.filter(({ rootZone }) => rootZone === "private").map(({ account }) => account.id.text),
    ...(reverseLookup?.zones ?? []).map(() => reverseLookup?.hub.account.id.text ?? ""),
  ];
}

/** Domain controllers of our directories whose addresses all go into the DHCP options. */
function controllerCounts({ hubs }: Estate): Count[] {
  return hubs.flatMap((hub) => {
    if (!("domainControllers" in hub.servers) || hub.servers.dnsAddresses) return [];
    const path = [...places.hub(hub), "directory", "domainControllers"];
    return [{ path, number: hub.servers.domainControllers, of: "domain controllers, and no dnsAddresses" }];
  });
}

/** As long as what the hub's stack publishes, with ids of the usual length. */
function publicationOf(hub: Hub, { reverseLookup }: Estate): unknown {
  const zones = reverseLookup?.hub === hub ? reverseLookup.zones : [];
  return {
    vpc_id: "vpc-0123456789abcdef0",
    route_tables: Object.fromEntries(hub.routeTables.map((table) => [table, "rtb-0123456789abcdef0"])),
    dns_addresses: ["255.255.255.255", "255.255.255.255"],
    directory_id: "d-0123456789",
    security_group_id: "sg-0123456789abcdef0",
    reverse_zones: Object.fromEntries(zones.map(({ text }) => [text, "Z0123456789ABCDEFGHIJ"])),
  };
}
