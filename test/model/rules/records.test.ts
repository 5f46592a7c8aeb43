import { recordRules } from "../../../model/rules/records";
import { breaches, neighbour, testRules } from "./rule-cases";

const pa1 = (records: object) => ({ "participants.pa1.records": records });
const A = { type: "A", values: ["10.1.1.10"] };
const CNAME = { type: "CNAME", values: ["server.pa2.awscloud.com"] };

testRules(recordRules, [
  {
    code: "cname-at-apex",
    wrong: pa1({ apex: { ...CNAME, name: "@" } }),
    says: [
      {
        path: "participants.pa1.records.apex.type",
        got: "CNAME at pa1.awscloud.com",
        allowed: "another type",
        cure: "use an alias, or give the record a name",
      },
    ],
    right: pa1({ apex: { ...A, name: "@" }, www: CNAME }),
  },
  {
    code: "cname-beside-others",
    wrong: pa1({ www: CNAME, address: { ...A, name: "www" }, text: { name: "WWW", type: "TXT", values: ["x"] } }),
    says: [
      {
        path: "participants.pa1.records.www.type",
        got: "CNAME, beside A (record address) and TXT (record text)",
        allowed: "a name that www.pa1.awscloud.com does not have",
        cure: "rename the one or the other",
      },
    ],
    // Below a CNAME, under a wildcard, or of another participant is another name.
    right: {
      ...pa1({ www: CNAME, "a-www": { ...A, name: "a.www" }, any: { ...A, name: "*" } }),
      "participants.pa2.records": { www: A },
    },
  },
  {
    code: "record-duplicate",
    wrong: pa1({ a: { ...A, name: "www" }, b: { ...A, name: "www" }, www: A }),
    says: [
      {
        path: "participants.pa1.records.b.name",
        got: "www.pa1.awscloud.com of type A, which record a has already",
        allowed: "one record set of a name and type",
        cure: "put the values into one record set, or give both a routing policy",
      },
      { path: "participants.pa1.records.www", got: "www.pa1.awscloud.com of type A, which record a has already" },
    ],
    right: pa1({
      a: { ...A, name: "www", routing: { weighted: 1 } },
      b: { ...A, name: "www", routing: { weighted: 1 } },
      c: { name: "www", type: "AAAA", values: ["fd00::1"] },
    }),
  },
  {
    code: "record-value-duplicate",
    wrong: pa1({ server: { type: "AAAA", values: ["fd00::1", "fd00::2", "fd00:0::1"] } }),
    says: [
      {
        path: "participants.pa1.records.server.values[2]",
        got: "fd00::1, a second time",
        allowed: "each value once",
        cure: "remove it",
      },
    ],
    right: pa1({
      server: { type: "AAAA", values: ["fd00::1", "fd00::2"] },
      other: { type: "AAAA", values: ["fd00::1"] },
    }),
  },
  {
    code: "cname-values",
    wrong: pa1({ www: { type: "CNAME", values: ["a.example.com", "b.example.com"] } }),
    says: [
      {
        path: "participants.pa1.records.www.values",
        got: "2 targets",
        allowed: "one target",
        cure: "write a record set with a routing policy for each, or A records",
      },
    ],
    right: pa1({ www: { type: "A", values: ["10.1.1.10", "10.1.1.11"] }, web: CNAME }),
  },
  {
    code: "record-ttl-zero",
    wrong: pa1({ server: { ...A, ttl: 0 } }),
    says: [
      {
        path: "participants.pa1.records.server.ttl",
        got: "0",
        allowed: "1 second or more",
        cure: "write a few seconds",
      },
    ],
    right: pa1({ server: { ...A, ttl: 1 }, www: { type: "A", alias: { name: "server.pa1.awscloud.com" } } }),
  },
  {
    code: "record-shadowed",
    wrong: {
      "participants.pa2.zone": "eu.pa1.awscloud.com",
      "hubs.east.directory.name": "ad.pa1.awscloud.com",
      "sites.office.domains": ["office.pa1.awscloud.com"],
      ...pa1({
        eu: A,
        host: { ...A, name: "a.b.eu" },
        any: { ...A, name: "*.eu" },
        "dc-1": { ...A, name: "dc.ad" },
        pc: { ...A, name: "pc.office" },
      }),
    },
    says: [
      {
        path: "participants.pa1.records.any.name",
        got: "*.eu.pa1.awscloud.com, in eu.pa1.awscloud.com, which the zone of participant pa2 answers",
      },
      {
        path: "participants.pa1.records.dc-1.name",
        got: "dc.ad.pa1.awscloud.com, in ad.pa1.awscloud.com, which the directory of hub east answers",
      },
      {
        path: "participants.pa1.records.eu",
        got: "eu.pa1.awscloud.com, in eu.pa1.awscloud.com, which the zone of participant pa2 answers",
        allowed: "a name of pa1.awscloud.com outside that",
        cure: "put the record there, or rename it",
      },
      { path: "participants.pa1.records.host.name" },
      {
        path: "participants.pa1.records.pc.name",
        got: "pc.office.pa1.awscloud.com, in office.pa1.awscloud.com, which site office answers",
      },
    ],
    right: {
      "participants.pa2.zone": "eu.pa1.awscloud.com",
      ...pa1({ xeu: A, any: { ...A, name: "*" }, apex: { ...A, name: "@" } }),
    },
  },
]);

test("zones and root domains of environments that share a hub shadow records too", () => {
  const beside = [neighbour({ rootDomain: "x.pa1.awscloud.com" })];
  const changes = pa1({ x: A, y: A, host: { ...A, name: "host.eu" } });
  expect(breaches(recordRules, "record-shadowed", changes, beside)).toMatchObject([
    { got: "x.pa1.awscloud.com, in x.pa1.awscloud.com, which the root domain of environment staging answers" },
  ]);
  const zone = [neighbour({ "participants.pa3.zone": "eu.pa1.awscloud.com" })];
  expect(breaches(recordRules, "record-shadowed", changes, zone)).toMatchObject([
    {
      got: "host.eu.pa1.awscloud.com, in eu.pa1.awscloud.com, which the zone of participant pa3 of environment staging answers",
    },
  ]);
});

test("the zone of a retired participant shadows nothing", () => {
  const changes = {
    "participants.pa2.zone": "eu.pa1.awscloud.com",
    "participants.pa2.retired": true,
    ...pa1({ eu: A }),
  };
  expect(breaches(recordRules, "record-shadowed", changes)).toEqual([]);
});
