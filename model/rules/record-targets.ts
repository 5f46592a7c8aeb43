import { Cidr } from "../../values";
import type { Estate } from "../estate";
import { didYouMean } from "../wording";
import { AddressRanges } from "./address-ranges";
import { answeredDomains, closest, liveParticipants, parentOf } from "./domains";
import { type PlacedRecord, recordsOf } from "./record-sets";
import type { Rule, RuleContext } from "./rule";

const danglingCname: Rule = {
  code: "cname-dangling",
  severity: "warning",
  exceptions: "allowed",
  title: "The target of a CNAME exists",
  why: "Nothing but the estate's own zones answers there, and they have no such record: NXDOMAIN.",
  source: "Route 53 Developer Guide, considerations when working with a private hosted zone",
  wrong: '{ www: { type: "CNAME", values: ["sever.pa1.awscloud.com"] }, server: { type: "A", ... } }',
  right: '{ www: { type: "CNAME", values: ["server.pa1.awscloud.com"] }, server: { type: "A", ... } }',
  *check(context) {
    const answerers = answeredDomains(context);
    const namesByZone = namesOfZones(context);
    for (const { type, record, path } of recordsOf(context.estate)) {
      if (type !== "CNAME" || !("values" in record.content)) continue;
      for (const [at, { text }] of record.content.values.entries()) {
        const answerer = closest(text, answerers);
        const names = namesByZone.get(answerer?.domain.text ?? "");
        if (answerer === undefined || names === undefined || has(names, text)) continue;
        const cure = didYouMean(text, [...names]) ?? "add the record, or correct the target";
        const got = `${text}, which ${answerer.text} does not have`;
        yield { path: [...path, "values", at], got, allowed: "a name that exists", cure };
      }
    }
  },
};

const cnameLoop: Rule = {
  code: "cname-loop",
  severity: "error",
  exceptions: "allowed",
  title: "CNAMEs lead somewhere",
  why: "A resolver that comes back to a name gives up with SERVFAIL.",
  source: "RFC 1034 section 3.6.2",
  wrong:
    '{ a: { type: "CNAME", values: ["b.pa1.awscloud.com"] }, b: { type: "CNAME", values: ["a.pa1.awscloud.com"] } }',
  right: '{ a: { type: "CNAME", values: ["b.pa1.awscloud.com"] }, b: { type: "A", values: ["10.1.1.10"] } }',
  *check({ estate }) {
    const cnames = new Map(
      recordsOf(estate)
        .filter(({ type }) => type === "CNAME")
        .map((each) => [each.name, each]),
    );
    const followed = new Set<PlacedRecord>();
    for (const start of cnames.values()) {
      const chain = new Set<PlacedRecord>();
      let next: PlacedRecord | undefined = start;
      while (next !== undefined && !followed.has(next)) {
        followed.add(next);
        chain.add(next);
        next = cnames.get(targetOf(next));
      }
      if (next === undefined || !chain.has(next)) continue;
      const loop = [...chain].slice([...chain].indexOf(next)).map(({ name }) => name);
      yield {
        path: [...next.path, "values", 0],
        got: [...loop, next.name].join(" -> "),
        allowed: "a chain that ends in another type",
        cure: "point one of them at the host",
      };
    }
  },
};

const aliasTarget: Rule = {
  code: "alias-target",
  severity: "error",
  exceptions: "refused",
  title: "An alias without zoneId leads to a record of its own zone and type",
  why: "Route 53 looks the target up at once, and refuses an alias to a name or type that the zone does not have.",
  source: "Route 53 API, AliasTarget",
  wrong: '{ www: { type: "AAAA", alias: { name: "server.pa1.awscloud.com" } }, server: { type: "A", ... } }',
  right: '{ www: { type: "A", alias: { name: "server.pa1.awscloud.com" } }, server: { type: "A", ... } }',
  *check({ estate }) {
    const known = new Set(recordsOf(estate).map(({ name, type }) => `${name} ${type}`));
    for (const { record, participant, name, type, path } of recordsOf(estate)) {
      if (!("alias" in record.content) || record.content.zoneId !== undefined) continue;
      const { zone } = participant;
      const target = record.content.alias.toLowerCase().replace(/\.$/, "");
      const isInside = target === zone.name.text || target.endsWith(`.${zone.name.text}`);
      const mayExist = zone.existingId !== undefined || known.has(`${target} ${type}`);
      if (isInside && mayExist && target !== name) continue;
      yield {
        path: [...path, "alias", "name"],
        got: target,
        allowed: `the name of another record of type ${type} in ${zone.name.text}`,
        cure: isInside ? "correct the name or the type" : "add the zoneId of the target, such as the load balancer's",
      };
    }
  },
};

const aliasToCloudFront: Rule = {
  code: "alias-cloudfront",
  severity: "error",
  exceptions: "refused",
  title: "No alias leads to CloudFront",
  why: "Route 53 refuses such an alias in a private zone.",
  source: "Route 53 API, AliasTarget",
  wrong: '{ type: "A", alias: { name: "d111111abcdef8.cloudfront.net", zoneId: "Z2FDTNDATAQYW2" } }',
  right: '{ type: "CNAME", values: ["d111111abcdef8.cloudfront.net"] }',
  *check({ estate }) {
    for (const { record, path } of recordsOf(estate)) {
      if (!("alias" in record.content) || !/\.cloudfront\.net\.?$/i.test(record.content.alias)) continue;
      const got = record.content.alias;
      yield { path: [...path, "alias", "name"], got, allowed: "another target", cure: "write a CNAME" };
    }
  },
};

const pointerTwice: Rule = {
  code: "ptr-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "One record of an address has its PTR record",
  why: "An address has one record set of type PTR, and Route 53 refuses the second.",
  source: "Route 53 API, ChangeResourceRecordSets",
  wrong: '{ server: { values: ["10.1.1.10"], ptr: true }, www: { values: ["10.1.1.10"], ptr: true } }',
  right: '{ server: { values: ["10.1.1.10"], ptr: true }, www: { values: ["10.1.1.10"] } }',
  *check({ estate }) {
    const owners = new Map<string, PlacedRecord>();
    for (const placed of recordsOf(estate)) {
      for (const { address } of placed.record.pointers) {
        const owner = owners.get(address.text);
        owners.set(address.text, owner ?? placed);
        if (owner === undefined || owner === placed) continue;
        const got = `true, for ${address.text}, which leads to ${owner.name} already`;
        const cure = `remove it here or from record ${owner.record.key} of participant ${owner.participant.key}`;
        yield { path: [...placed.path, "ptr"], got, allowed: "true for one record of an address", cure };
      }
    }
  },
};

const strayAddress: Rule = {
  code: "record-address-stray",
  severity: "warning",
  exceptions: "allowed",
  title: "A private address in a record is one of the estate's",
  why: "No network of the estate, its sites and partners holds the address, so nothing can answer there.",
  source: "RFC 1918; RFC 6598",
  wrong:
    '{ pa1: { vpcs: { main: { cidr: "10.1.0.0/16" } }, records: { server: { type: "A", values: ["10.11.1.10"] } } } }',
  right:
    '{ pa1: { vpcs: { main: { cidr: "10.1.0.0/16" } }, records: { server: { type: "A", values: ["10.1.1.10"] } } } }',
  *check(context) {
    const known = new AddressRanges(networksOf(context));
    for (const { record, type, path } of recordsOf(context.estate)) {
      if (type !== "A" || !("values" in record.content)) continue;
      for (const [at, { text }] of record.content.values.entries()) {
        const address = numberOf(text);
        if (known.hold(address) || !PRIVATE.hold(address)) continue;
        const allowed = "an address in a VPC, a site's networks or a partner's";
        yield { path: [...path, "values", at], got: text, allowed, cure: "correct the address, or name its network" };
      }
    }
  },
};

export const recordTargetRules: readonly Rule[] = [
  danglingCname,
  cnameLoop,
  aliasTarget,
  aliasToCloudFront,
  pointerTwice,
  strayAddress,
];

/** The names of every zone that the estate and its neighbours make. An existing zone has others too. */
function namesOfZones({ estate, neighbours }: RuleContext): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const each of [estate, ...neighbours]) {
    if (each.hubs.every(({ rootZone }) => rootZone === "private")) names.set(each.rootDomain.text, new Set());
    for (const { zone } of liveParticipants(each))
      if (zone.existingId === undefined) names.set(zone.name.text, new Set());
    for (const { participant, name } of recordsOf(each)) names.get(participant.zone.name.text)?.add(name);
  }
  return names;
}

/** Whether a zone has the name, be it by a wildcard: one at the closest name above that the zone has. */
function has(names: ReadonlySet<string>, name: string): boolean {
  if (names.has(name)) return true;
  for (let rest = parentOf(name); rest !== "" && !names.has(rest); rest = parentOf(rest)) {
    if (names.has(`*.${rest}`)) return true;
  }
  return false;
}

function targetOf({ record }: PlacedRecord): string {
  return "values" in record.content ? record.content.values[0].text : "";
}

const PRIVATE = new AddressRanges(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map(Cidr.parse));

/** Of an address that has been checked: parsing it again takes long where there are many. */
function numberOf(address: string): number {
  return address.split(".").reduce((number, octet) => number * 256 + Number(octet), 0);
}

function networksOf({ estate, neighbours }: RuleContext): Cidr[] {
  return [estate, ...neighbours].flatMap(({ hubs, sites, participants, peerings }: Estate) => [
    ...hubs.flatMap(({ cidrs }) => cidrs),
    ...sites.flatMap(({ networks }) => networks),
    ...participants.flatMap(({ vpcs }) => vpcs.flatMap(({ cidrs }) => cidrs)),
    ...peerings.flatMap((peering) => ("partner" in peering ? peering.partner.cidrs : [])),
  ]);
}
