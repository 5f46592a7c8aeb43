import {
  addRecordSet,
  PrivateZone,
  type RecordSetProps,
  parseRecordData,
  RecordName,
  type RecordData,
} from "../../modules";
import { addressChanges } from "../support/differences";
import { synthStack } from "../support/synth";
import { type Attributes, omit, type TerraformJson } from "../support/terraform-json";
import { privateZone } from "./programs/private-zone";
import { domain, vpcOf } from "./world";

const json = synthStack(privateZone);

test("a zone has exactly one VPC inline, with its Region, and ignores that list from the day it is created", () => {
  expect(json.only("aws_route53_zone").attributes).toEqual({
    provider: "aws.app",
    name: "pa1.awscloud.com",
    comment: "Managed by central-dns",
    vpc: [{ vpc_id: "vpc-0bbbbbbbbbbbbbbbb", vpc_region: "us-east-2" }],
    lifecycle: { ignore_changes: ["vpc"], prevent_destroy: true },
  });
});

test("protection against destroying can be switched off; the zone is never emptied by force", () => {
  const zone = zoneWith({}, { preventDestroy: false }).only("aws_route53_zone").attributes;
  expect(zone.lifecycle).toEqual({ ignore_changes: ["vpc"] });
  expect(zone).not.toHaveProperty("force_destroy");
});

test("the program has a record of every type that a private zone takes", () => {
  expect(json.counts()).toEqual({ aws_route53_zone: 1, aws_route53_record: 20 });
  const types = new Set(json.resources("aws_route53_record").map(({ attributes }) => attributes.type));
  expect([...types].sort()).toEqual(["A", "AAAA", "CAA", "CNAME", "MX", "NAPTR", "PTR", "SRV", "TXT"]);
});

test("every record is in the zone and acts as the zone's owner", () => {
  const zoneId = `\${${json.only("aws_route53_zone").address}.zone_id}`;
  for (const { attributes } of json.resources("aws_route53_record")) {
    expect(attributes).toMatchObject({ provider: "aws.app", zone_id: zoneId });
  }
});

test.each([
  ["server", { name: "server.pa1.awscloud.com", type: "A", ttl: 300, records: ["10.1.0.10", "10.1.1.10"] }],
  ["server-v6", { name: "server.pa1.awscloud.com", type: "AAAA", ttl: 300, records: ["2001:db8::10"] }],
  ["www", { name: "www.pa1.awscloud.com", type: "CNAME", ttl: 300, records: ["server.pa1.awscloud.com"] }],
  ["mail", { name: "pa1.awscloud.com", type: "MX", ttl: 300, records: ["10 mail.example.com"] }],
  ["sip", { name: "_sip._tcp.pa1.awscloud.com", type: "SRV", ttl: 300, records: ["0 5 5060 sip.example.com"] }],
  ["reverse", { name: "10.0.pa1.awscloud.com", type: "PTR", ttl: 300, records: ["server.pa1.awscloud.com"] }],
  ["issuers", { name: "pa1.awscloud.com", type: "CAA", ttl: 300, records: ['0 issue "ca.example.com"'] }],
  ["apps", { name: "*.apps.pa1.awscloud.com", type: "A", ttl: 300, records: ["10.1.0.20"] }],
  ["spf", { name: "pa1.awscloud.com", type: "TXT", ttl: 300, records: ["v=spf1 exists:%%{i}._spf.example.com -all"] }],
  [
    "enum",
    {
      name: "sip.pa1.awscloud.com",
      type: "NAPTR",
      ttl: 300,
      records: ['100 50 "S" "SIP+D2U" "" _sip._udp.example.com'],
    },
  ],
])("record %s is written with values, type and TTL, and nothing more", (id, expected) => {
  expect(record(json, id)).toEqual(expected);
});

test("an alias has a target and no TTL; without a zone of its own the target is in the same zone", () => {
  expect(record(json, "apex")).toEqual({
    name: "pa1.awscloud.com",
    type: "A",
    alias: {
      name: "server.pa1.awscloud.com",
      zone_id: `\${${json.only("aws_route53_zone").address}.zone_id}`,
      evaluate_target_health: true,
    },
  });
});

test("an alias may name what Terraform makes: the name and zone of another resource stay references", () => {
  const elsewhere = synthStack((stack) => {
    const zone = new PrivateZone(stack, "zone", { name: domain("pa1.awscloud.com"), vpc: vpcOf(stack, "app") });
    addRecordSet(zone, "lb", zone, {
      name: RecordName.parse("lb"),
      content: { type: "AAAA", alias: zone.id, zoneId: zone.id, evaluateTargetHealth: false },
    });
  });
  const reference = `\${${elsewhere.only("aws_route53_zone").address}.zone_id}`;
  expect(record(elsewhere, "lb").alias).toEqual({
    name: reference,
    zone_id: reference,
    evaluate_target_health: false,
  });
});

test.each([
  ["blue", { weighted_routing_policy: { weight: 90 } }],
  ["green", { weighted_routing_policy: { weight: 0 } }],
  ["first", { failover_routing_policy: { type: "PRIMARY" }, health_check_id: "12345678-1234-1234-1234-123456789012" }],
  ["second", { failover_routing_policy: { type: "SECONDARY" } }],
  ["one", { multivalue_answer_routing_policy: true }],
  ["ohio", { latency_routing_policy: { region: "us-east-2" } }],
  ["europe", { geolocation_routing_policy: { continent: "EU" } }],
  ["texas", { geolocation_routing_policy: { country: "US", subdivision: "TX" } }],
  ["near", { geoproximity_routing_policy: { aws_region: "us-east-2", bias: -10 } }],
])("the routing policy of %s comes with a set identifier, its id", (id, policy) => {
  expect(omit(record(json, id), "name", "type", "ttl", "records")).toEqual({ set_identifier: id, ...policy });
});

test("text that Terraform would read as a template reaches it escaped: values, alias targets, set identifiers", () => {
  const values = zoneWith({
    "a${b}": { content: { ttl: 60, values: [txt("${x} %{i} $5 100%")] }, routing: { multivalue: true } },
  });
  expect(values.only("aws_route53_record").attributes).toMatchObject({
    records: ["$${x} %%{i} $5 100%"],
    set_identifier: "a$${b}",
  });
  const alias = zoneWith({ a: { content: { type: "A", alias: "${x}.example.com", evaluateTargetHealth: false } } });
  expect(alias.only("aws_route53_record").attributes.alias).toMatchObject({ name: "$${x}.example.com" });
});

test("a text of more than 255 octets is cut into strings as the provider wants them", () => {
  const long = zoneWith({ a: { content: { ttl: 60, values: [txt("a".repeat(255) + "bc")] } } });
  expect(long.only("aws_route53_record").attributes.records).toEqual([`${"a".repeat(255)}""bc`]);
});

test("a record in the middle comes and goes without touching the others", () => {
  const content = { ttl: 60, values: [txt("x")] } as const;
  const [a, b, c] = ["a", "b", "c"].map((name) => ({ name: RecordName.parse(name), content }));
  expect(addressChanges(zoneWith({ a, c }), zoneWith({ a, b, c }))).toEqual({
    added: ["aws_route53_record.zone_record-b"],
    removed: [],
    changed: [],
  });
});

test("a record whose full name DNS could not carry is refused", () => {
  const label = "a".repeat(63);
  const name = RecordName.parse([label, label, label, "a".repeat(50)].join("."));
  expect(() => zoneWith({ a: { name, content: { ttl: 60, values: [txt("x")] } } })).toThrow("253 octets");
});

test("two records with one id are refused", () => {
  const props = { name: RecordName.parse("a"), content: { ttl: 60, values: [txt("x")] } } as const;
  expect(() =>
    synthStack((stack) => {
      const zone = new PrivateZone(stack, "zone", { name: domain("pa1.awscloud.com"), vpc: vpcOf(stack, "app") });
      addRecordSet(zone, "a", zone, props);
      addRecordSet(zone, "a", zone, props);
    }),
  ).toThrow("record-a");
});

type Records = Readonly<Record<string, (Omit<RecordSetProps, "name"> & Partial<RecordSetProps>) | undefined>>;

function zoneWith(records: Records, props: { readonly preventDestroy?: boolean } = {}): TerraformJson {
  return synthStack((stack) => {
    const zone = new PrivateZone(stack, "zone", {
      name: domain("pa1.awscloud.com"),
      vpc: vpcOf(stack, "app"),
      ...props,
    });
    for (const [id, record] of Object.entries(records)) {
      if (record) addRecordSet(zone, id, zone, { name: RecordName.parse("a"), ...record });
    }
  });
}

function txt(text: string): RecordData {
  return parseRecordData("TXT", text);
}

/** What a record of the zone says, but for its zone and provider. */
function record(of: TerraformJson, id: string): Attributes {
  const pattern = new RegExp(`\\.zone_record-${id}_[0-9A-F]{8}$`);
  const found = of.resources("aws_route53_record").find(({ address }) => pattern.test(address));
  return omit(found?.attributes ?? {}, "zone_id", "provider");
}
