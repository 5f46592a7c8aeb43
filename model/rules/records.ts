import { and } from "../wording";
import { answeredDomains, closest } from "./domains";
import { namePath, recordsByName, recordsByNameAndType, recordsOf } from "./record-sets";
import type { Rule } from "./rule";

const cnameAtApex: Rule = {
  code: "cname-at-apex",
  severity: "error",
  exceptions: "refused",
  title: "A zone's own name has no CNAME",
  why: "The SOA and NS records stand there, and a CNAME stands alone.",
  source: "Route 53 Developer Guide, supported DNS record types; RFC 1034 section 3.6.2",
  wrong: '{ name: "@", type: "CNAME", values: ["server.pa1.awscloud.com"] }',
  right: '{ name: "@", type: "A", alias: { name: "server.pa1.awscloud.com" } }',
  *check({ estate }) {
    for (const placed of recordsOf(estate)) {
      if (placed.type !== "CNAME" || !placed.record.name.isApex) continue;
      const cure = "use an alias, or give the record a name";
      yield { path: [...placed.path, "type"], got: `CNAME at ${placed.name}`, allowed: "another type", cure };
    }
  },
};

const cnameBesideOthers: Rule = {
  code: "cname-beside-others",
  severity: "error",
  exceptions: "refused",
  title: "A name with a CNAME has no other records",
  why: "A CNAME stands for all types of its name, so Route 53 refuses it beside others.",
  source: "Route 53 Developer Guide, supported DNS record types; RFC 1034 section 3.6.2",
  wrong: '{ www: { type: "CNAME", ... }, "www-text": { name: "www", type: "TXT", ... } }',
  right: '{ www: { type: "CNAME", ... }, "www-text": { name: "_www", type: "TXT", ... } }',
  *check({ estate }) {
    for (const records of recordsByName(estate)) {
      const cname = records.find(({ type, record }) => type === "CNAME" && !record.name.isApex);
      const others = records.filter(({ type }) => type !== "CNAME");
      if (cname === undefined || others.length === 0) continue;
      const got = `CNAME, beside ${and(others.map(({ type, record }) => `${type} (record ${record.key})`))}`;
      yield { path: [...cname.path, "type"], got, allowed: `a name that ${cname.name} does not have`, cure: RENAME };
    }
  },
};

const recordTwice: Rule = {
  code: "record-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A name and type has one record set, or a routing policy",
  why: "Route 53 refuses a second record set of a name and type that no policy tells apart.",
  source: "Route 53 API, ChangeResourceRecordSets",
  wrong:
    '{ a: { name: "www", type: "A", values: ["10.1.1.10"] }, b: { name: "www", type: "A", values: ["10.1.1.11"] } }',
  right: '{ www: { type: "A", values: ["10.1.1.10", "10.1.1.11"] } }',
  *check({ estate }) {
    for (const records of recordsByNameAndType(estate)) {
      const [first, ...others] = records.filter(({ record }) => record.routing === undefined);
      for (const other of others) {
        const got = `${other.name} of type ${other.type}, which record ${first?.record.key} has already`;
        const cure = "put the values into one record set, or give both a routing policy";
        yield { path: namePath(other), got, allowed: "one record set of a name and type", cure };
      }
    }
  },
};

const valueTwice: Rule = {
  code: "record-value-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A record set holds each value once",
  why: "DNS knows no value twice, and two PTR records cannot be made of one address.",
  source: "RFC 2181 section 5",
  wrong: '{ type: "A", values: ["10.1.1.10", "10.1.1.10"] }',
  right: '{ type: "A", values: ["10.1.1.10", "10.1.1.11"] }',
  *check({ estate }) {
    for (const { record, path } of recordsOf(estate)) {
      const seen = new Set<string>();
      const values = "values" in record.content ? record.content.values : [];
      for (const [at, { text }] of values.entries()) {
        if (seen.has(text)) {
          yield {
            path: [...path, "values", at],
            got: `${text}, a second time`,
            allowed: "each value once",
            cure: "remove it",
          };
        }
        seen.add(text);
      }
    }
  },
};

const cnameValues: Rule = {
  code: "cname-values",
  severity: "error",
  exceptions: "refused",
  title: "A CNAME has one target",
  why: "A name has one canonical name; Route 53 refuses more.",
  source: "RFC 2181 section 10.1; Route 53 Developer Guide, supported DNS record types",
  wrong: '{ type: "CNAME", values: ["a.pa1.awscloud.com", "b.pa1.awscloud.com"] }',
  right: '{ type: "CNAME", values: ["a.pa1.awscloud.com"] }',
  *check({ estate }) {
    for (const { record, type, path } of recordsOf(estate)) {
      if (type !== "CNAME" || !("values" in record.content) || record.content.values.length === 1) continue;
      yield {
        path: [...path, "values"],
        got: `${record.content.values.length} targets`,
        allowed: "one target",
        cure: "write a record set with a routing policy for each, or A records",
      };
    }
  },
};

const zeroTtl: Rule = {
  code: "record-ttl-zero",
  severity: "warning",
  exceptions: "allowed",
  title: "Answers may be kept for a while",
  why: "Without caching every question goes through the directory to its resolver, which takes 1,024 packets a second.",
  source: "Amazon VPC User Guide, quotas; Hybrid Cloud DNS Options for Amazon VPC, constraints",
  wrong: '{ type: "A", values: ["10.1.1.10"], ttl: 0 }',
  right: '{ type: "A", values: ["10.1.1.10"], ttl: 5 }',
  *check({ estate }) {
    for (const { record, path } of recordsOf(estate)) {
      if (!("ttl" in record.content) || record.content.ttl !== 0) continue;
      yield { path: [...path, "ttl"], got: "0", allowed: "1 second or more", cure: "write a few seconds" };
    }
  },
};

const shadowedRecord: Rule = {
  code: "record-shadowed",
  severity: "error",
  exceptions: "allowed",
  title: "A record lies in no domain that something more specific answers",
  why: "The most specific zone, forwarder or directory answers alone, so the record can never be an answer.",
  source: "Route 53 Developer Guide, considerations when working with a private hosted zone",
  wrong: '{ pa1: { zone: "pa1.awscloud.com", records: { "host.eu": ... } }, pa2: { zone: "eu.pa1.awscloud.com" } }',
  right: '{ pa1: { zone: "pa1.awscloud.com" }, pa2: { zone: "eu.pa1.awscloud.com", records: { host: ... } } }',
  *check(context) {
    const answerers = answeredDomains(context);
    for (const placed of recordsOf(context.estate)) {
      const { name, participant, record } = placed;
      const own = participant.zone.name;
      const answerer = record.name.isApex ? undefined : closest(name, answerers);
      if (!answerer?.domain.isBelow(own)) continue;
      const got = `${name}, in ${answerer.domain.text}, which ${answerer.text} answers`;
      yield {
        path: namePath(placed),
        got,
        allowed: `a name of ${own.text} outside that`,
        cure: "put the record there, or rename it",
      };
    }
  },
};

export const recordRules: readonly Rule[] = [
  cnameAtApex,
  cnameBesideOthers,
  recordTwice,
  valueTwice,
  cnameValues,
  zeroTtl,
  shadowedRecord,
];

const RENAME = "rename the one or the other";
