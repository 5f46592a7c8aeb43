import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import {
  AccountId,
  addRecordSet,
  Cidr,
  DomainName,
  parseRecordData,
  PrivateZone,
  RecordName,
  type RecordType,
  type RecordValues,
  Region,
} from "../../../modules";

/** A zone with a record of each type that a private zone takes, an alias, a wildcard, and every routing policy. */
export function privateZone(stack: TerraformStack): void {
  const provider = new AwsProvider(stack, "aws-app", {
    alias: "app",
    region: "us-east-1",
    allowedAccountIds: ["222222222222"],
  });
  const zone = new PrivateZone(stack, "zone", {
    name: DomainName.parse("pa1.awscloud.com"),
    vpc: {
      name: "app",
      id: "vpc-0bbbbbbbbbbbbbbbb",
      account: { id: AccountId.parse("222222222222"), provider },
      region: Region.parse("us-east-2"),
      cidrs: [Cidr.parse("10.1.0.0/16")],
      routeTables: {},
      ready: [],
    },
  });
  const { parse: named } = RecordName;

  addRecordSet(zone, "server", zone, { name: named("server"), content: values("A", "10.1.0.10", "10.1.1.10") });
  addRecordSet(zone, "server-v6", zone, { name: named("server"), content: values("AAAA", "2001:db8::10") });
  addRecordSet(zone, "www", zone, { name: named("www"), content: values("CNAME", "server.pa1.awscloud.com") });
  addRecordSet(zone, "spf", zone, {
    name: named("@"),
    content: values("TXT", "v=spf1 exists:%{i}._spf.example.com -all"),
  });
  addRecordSet(zone, "mail", zone, { name: named("@"), content: values("MX", "10 mail.example.com") });
  addRecordSet(zone, "sip", zone, { name: named("_sip._tcp"), content: values("SRV", "0 5 5060 sip.example.com") });
  addRecordSet(zone, "reverse", zone, { name: named("10.0"), content: values("PTR", "server.pa1.awscloud.com") });
  addRecordSet(zone, "issuers", zone, { name: named("@"), content: values("CAA", '0 issue "ca.example.com"') });
  addRecordSet(zone, "enum", zone, {
    name: named("sip"),
    content: values("NAPTR", '100 50 "S" "SIP+D2U" "" _sip._udp.example.com'),
  });
  addRecordSet(zone, "apps", zone, { name: named("*.apps"), content: values("A", "10.1.0.20") });
  addRecordSet(zone, "apex", zone, {
    name: named("@"),
    content: { type: "A", alias: "server.pa1.awscloud.com", evaluateTargetHealth: true },
  });

  const content = values("A", "10.1.0.30");
  addRecordSet(zone, "blue", zone, { name: named("weighted"), content, routing: { weighted: 90 } });
  addRecordSet(zone, "green", zone, { name: named("weighted"), content, routing: { weighted: 0 } });
  addRecordSet(zone, "first", zone, {
    name: named("failover"),
    content,
    routing: { failover: "primary" },
    healthCheckId: "12345678-1234-1234-1234-123456789012",
  });
  addRecordSet(zone, "second", zone, { name: named("failover"), content, routing: { failover: "secondary" } });
  addRecordSet(zone, "one", zone, { name: named("multivalue"), content, routing: { multivalue: true } });
  addRecordSet(zone, "ohio", zone, {
    name: named("latency"),
    content,
    routing: { latency: Region.parse("us-east-2") },
  });
  addRecordSet(zone, "europe", zone, { name: named("geo"), content, routing: { geolocation: { continent: "EU" } } });
  addRecordSet(zone, "texas", zone, {
    name: named("geo"),
    content,
    routing: { geolocation: { country: "US", subdivision: "TX" } },
  });
  addRecordSet(zone, "near", zone, {
    name: named("near"),
    content,
    routing: { geoproximity: { region: Region.parse("us-east-2"), bias: -10 } },
  });
}

function values(type: RecordType, first: string, ...others: string[]): RecordValues {
  return { ttl: 300, values: [parseRecordData(type, first), ...others.map((text) => parseRecordData(type, text))] };
}
