import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import {
  AccountId,
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

  zone.addRecord("server", { name: named("server"), content: values("A", "10.1.0.10", "10.1.1.10") });
  zone.addRecord("server-v6", { name: named("server"), content: values("AAAA", "2001:db8::10") });
  zone.addRecord("www", { name: named("www"), content: values("CNAME", "server.pa1.awscloud.com") });
  zone.addRecord("spf", { name: named("@"), content: values("TXT", "v=spf1 exists:%{i}._spf.example.com -all") });
  zone.addRecord("mail", { name: named("@"), content: values("MX", "10 mail.example.com") });
  zone.addRecord("sip", { name: named("_sip._tcp"), content: values("SRV", "0 5 5060 sip.example.com") });
  zone.addRecord("reverse", { name: named("10.0"), content: values("PTR", "server.pa1.awscloud.com") });
  zone.addRecord("issuers", { name: named("@"), content: values("CAA", '0 issue "ca.example.com"') });
  zone.addRecord("enum", {
    name: named("sip"),
    content: values("NAPTR", '100 50 "S" "SIP+D2U" "" _sip._udp.example.com'),
  });
  zone.addRecord("apps", { name: named("*.apps"), content: values("A", "10.1.0.20") });
  zone.addRecord("apex", {
    name: named("@"),
    content: { type: "A", alias: "server.pa1.awscloud.com", evaluateTargetHealth: true },
  });

  const content = values("A", "10.1.0.30");
  zone.addRecord("blue", { name: named("weighted"), content, routing: { weighted: 90 } });
  zone.addRecord("green", { name: named("weighted"), content, routing: { weighted: 0 } });
  zone.addRecord("first", {
    name: named("failover"),
    content,
    routing: { failover: "primary" },
    healthCheckId: "12345678-1234-1234-1234-123456789012",
  });
  zone.addRecord("second", { name: named("failover"), content, routing: { failover: "secondary" } });
  zone.addRecord("one", { name: named("multivalue"), content, routing: { multivalue: true } });
  zone.addRecord("ohio", { name: named("latency"), content, routing: { latency: Region.parse("us-east-2") } });
  zone.addRecord("europe", { name: named("geo"), content, routing: { geolocation: { continent: "EU" } } });
  zone.addRecord("texas", {
    name: named("geo"),
    content,
    routing: { geolocation: { country: "US", subdivision: "TX" } },
  });
  zone.addRecord("near", {
    name: named("near"),
    content,
    routing: { geoproximity: { region: Region.parse("us-east-2"), bias: -10 } },
  });
}

function values(type: RecordType, first: string, ...others: string[]): RecordValues {
  return { ttl: 300, values: [parseRecordData(type, first), ...others.map((text) => parseRecordData(type, text))] };
}
