import { findingsWith } from "./dev";

describe("a text that is no such value is refused with what to write", () => {
  test.each([
    [
      "accounts.dns.id",
      "1111",
      "account-id",
      "an AWS account id",
      "write its 12 digits, in quotes and without hyphens",
    ],
    ["hubs.east.cidr", "10.0.0.1/16", "cidr-host-bits", "an IPv4 CIDR whose host bits are zero", "write 10.0.0.0/16"],
    [
      "hubs.east.cidr",
      "10.0.0.0",
      "cidr-prefix-missing",
      "an IPv4 CIDR with a prefix length",
      "append the prefix length",
    ],
    [
      "hubs.east.clients.0",
      "010.0.0.0/8",
      "cidr-leading-zero",
      "an IPv4 CIDR without leading zeros",
      "write 10.0.0.0/8",
    ],
    ["hubs.east.subnets.dc-a.cidr", "10.0.1.0/024", "cidr-leading-zero", "without leading zeros", "write 10.0.1.0/24"],
    ["sites.office.networks.0", "fd00::/8", "cidr-ipv6", "an IPv4 CIDR", "IPv6 blocks are not supported here"],
    ["participants.pa1.vpcs.main.cidr", "ten/16", "cidr-syntax", "an IPv4 CIDR", "such as 10.1.0.0/16"],
    ["sites.office.vpn.address", "203.0.113", "ipv4-syntax", "an IPv4 address", "write four numbers from 0 to 255"],
    ["sites.office.dnsServers.1", "192.168.0.011", "ipv4-leading-zero", "without leading zeros", "write 192.168.0.11"],
    [
      "rootDomain",
      "aws_cloud.com",
      "domain-directory",
      "a domain name that AWS Directory Service takes",
      "no underscore",
    ],
    ["hubs.east.directory.name", "corp", "domain-single-label", "two or more labels", "such as corp.example.com"],
    [
      "sites.office.domains.0",
      "*.example.com",
      "domain-wildcard",
      "without wildcard",
      "a wildcard is for records only",
    ],
    ["participants.pa1.zone", "pa1..awscloud.com", "domain-empty-label", "without empty labels", "remove"],
    ["participants.pa1.zone", "-pa1.awscloud.com", "domain-label", "letters, digits", 'change "-pa1"'],
    [
      "participants.pa2.vpcs.main.dhcp.domainName",
      "bücher.example",
      "domain-not-ascii",
      "ASCII",
      "xn--bcher-kva.example",
    ],
    ["hubs.east.vpnGateway", { id: "vgw-1" }, "aws-id-vpn-gateway", "the id of an existing vpn gateway", "vgw-0a1b"],
  ])("%s: %j", (place, value, code, allowed, cure) => {
    const path = place.replace(/\.(\d+)$/, "[$1]") + (typeof value === "string" ? "" : ".id");
    const got = JSON.stringify(typeof value === "string" ? value : value.id);
    const text = { allowed: expect.stringContaining(allowed) as string, cure: expect.stringContaining(cure) as string };
    expect(findingsWith({ [place]: value })).toEqual([{ code, path, got, ...text }]);
  });
});

const service = 'a protocol with a port or port range: "tcp/443", "udp/8000-8080", "icmp"';

describe("a text of another form is refused with the form", () => {
  test.each([
    ["accounts.dns.role", "central dns", "the name of an IAM role, with its path if it has one"],
    ["hubs.east.directory.shortName", "LONGER-THAN-15-CHARACTERS", "a NetBIOS name: up to 15 characters"],
    ["services.https.0", "443", service],
    ["services.https.0", "tcp", service],
    ["services.https.0", "icmp/8", service],
    ["services.https.0", "tcp/443-", service],
    ["participants.pa1.records.server.healthCheckId", "check", "the id of a Route 53 health check"],
    ["hubs.east.subnets.dc-a.routeTable", "Private", "a letter, then letters, digits and single hyphens inside"],
  ])("%s: %s", (place, value, allowed) => {
    const path = place.replace(/\.(\d+)$/, "[$1]");
    expect(findingsWith({ [place]: value })).toEqual([
      { code: "format", path, got: JSON.stringify(value), allowed: expect.stringContaining(allowed) as string },
    ]);
  });

  test.each([
    ["bucket", "Bucket", "the name of an S3 bucket"],
    ["prefix", "a b", "letters, digits and . _ - /"],
    ["kmsKeyArn", "key", "the ARN of a KMS key"],
    ["roleArn", "arn:aws:iam::1:role/x", "the ARN of an IAM role"],
  ])("%s of a backend s3: %s", (field, value, allowed) => {
    expect(findingsWith({ backend: { type: "s3", bucket: "states", region: "us-east-1", [field]: value } })).toEqual([
      { code: "format", path: `backend.${field}`, got: JSON.stringify(value), allowed },
    ]);
  });

  test.each([
    ["organization", "a b", "the name of an HCP Terraform organization"],
    ["hostname", "https://x", "a host name"],
  ])("%s of a backend cloud: %s", (field, value, allowed) => {
    expect(findingsWith({ backend: { type: "cloud", organization: "example", [field]: value } })).toEqual([
      { code: "format", path: `backend.${field}`, got: JSON.stringify(value), allowed },
    ]);
  });
});

test.each(["tcp/0", "tcp/90-80", "udp/65536", "tcp/1-70000", "tcp/0-80"])("%s is no range of ports", (text) => {
  expect(findingsWith({ "services.https": ["tcp/443", text] })).toEqual([
    {
      code: "port-range",
      path: "services.https[1]",
      got: JSON.stringify(text),
      allowed: "ports from 1 to 65535, the lower one first",
    },
  ]);
});

test("a text too long to read is cut", () => {
  const zone = `${"a".repeat(300)}.example.com`;
  expect(findingsWith({ "participants.pa1.zone": zone })).toMatchObject([
    { code: "domain-label-length", got: `"${"a".repeat(76)}...` },
  ]);
});
