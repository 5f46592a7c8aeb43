import type { Reference, Value } from "../../../verify";
import { read, readStacks } from "./terraform";

const VPCS = {
  "aws_vpc.hub": { cidr_block: "10.0.0.0/16" },
  "aws_vpc.app": { provider: "aws.two", region: "us-east-2", cidr_block: "10.1.0.0/16" },
};

function text(value: Value): string {
  return typeof value === "string" ? value : (value as Reference).text;
}

describe("Zones", () => {
  test("are seen by VPCs inline and by associations, with the authorization that lets them", async () => {
    const pair = (region: string) => ({
      zone_id: "${aws_route53_zone.app.zone_id}",
      vpc_id: "${aws_vpc.hub.id}",
      vpc_region: region,
    });
    const { names } = await read({
      ...VPCS,
      "aws_route53_zone.app": {
        provider: "aws.two",
        name: "App.Example.com.",
        vpc: { vpc_id: "${aws_vpc.app.id}", vpc_region: "us-east-2" },
      },
      "aws_route53_vpc_association_authorization.hub": { provider: "aws.two", ...pair("us-east-1") },
      "aws_route53_zone_association.hub": {
        zone_id: "${aws_route53_vpc_association_authorization.hub.zone_id}",
        vpc_id: "${aws_vpc.hub.id}",
      },
      "aws_route53_zone_association.other_region": pair("eu-west-1"),
    });
    const [zone] = names.zones;
    expect(zone).toMatchObject({ private: true, account: "222222222222", elsewhere: false });
    expect(zone?.name.text).toBe("app.example.com");
    expect(
      zone?.associations.map(({ vpc, inline, vpcRegion, authorization }) => [
        vpc?.label,
        inline,
        vpcRegion,
        authorization?.label,
      ]),
    ).toEqual([
      ["aws_vpc.app", true, "us-east-2", undefined],
      ["aws_vpc.hub", false, "us-east-1", "aws_route53_vpc_association_authorization.hub"],
      ["aws_vpc.hub", false, "eu-west-1", undefined],
    ]);
  });

  test("an authorization counts in the zone's own account only", async () => {
    const pair = { zone_id: "${aws_route53_zone.app.zone_id}", vpc_id: "${aws_vpc.hub.id}" };
    const { names } = await read({
      ...VPCS,
      "aws_route53_zone.app": { provider: "aws.two", name: "app.example.com", vpc: { vpc_id: "${aws_vpc.app.id}" } },
      "aws_route53_vpc_association_authorization.hub": pair,
      "aws_route53_zone_association.hub": pair,
    });
    expect(names.zones[0]?.associations[1]?.authorization).toBeUndefined();
  });

  test("without a VPC are public; the same zone is one, whether made, read by its id or by its name", async () => {
    const { names } = await readStacks({
      owner: {
        ...VPCS,
        "aws_route53_zone.public": { name: "app.example.com" },
        "aws_route53_zone.private": { name: "app.example.com", vpc: { vpc_id: "${aws_vpc.hub.id}" } },
      },
      user: {
        "data.aws_route53_zone.by_name": { name: "app.example.com.", private_zone: true },
        "aws_route53_record.a": record("${data.aws_route53_zone.by_name.zone_id}", "a"),
      },
      reader: {
        "data.aws_route53_zone.by_id": {
          zone_id: "Z0OLD",
          lifecycle: {
            postcondition: [
              { condition: '${trimsuffix(self.name, ".") == "old.example.com"}', error_message: "no" },
              { condition: "${self.private_zone}", error_message: "no" },
            ],
          },
        },
      },
      writer: { "aws_route53_record.b": record("Z0OLD", "b") },
    });
    expect(
      names.zones.map(({ name, private: isPrivate, elsewhere, records }) => [
        name.text,
        isPrivate,
        elsewhere,
        ...records.map((each) => each.name),
      ]),
    ).toEqual([
      ["app.example.com", true, false, "a.app.example.com"],
      ["app.example.com", false, false],
      ["old.example.com", true, true, "b.old.example.com"],
    ]);
  });

  test.each([
    ["server", "server.app.example.com"],
    ["Server.App.Example.Com.", "server.app.example.com"],
    ["", "app.example.com"],
    ["app.example.com", "app.example.com"],
    ["\\052.apps", "*.apps.app.example.com"],
    ["*", "*.app.example.com"],
  ])("record name %j is %s", async (written, name) => {
    const { names } = await read({
      ...VPCS,
      "aws_route53_zone.app": { name: "app.example.com", vpc: { vpc_id: "${aws_vpc.hub.id}" } },
      "aws_route53_record.a": record("${aws_route53_zone.app.zone_id}", written),
    });
    expect(names.zones[0]?.records[0]).toMatchObject({ name, type: "A", values: ["10.0.0.10"], alias: undefined });
  });

  test("an alias leads to a name, or where only apply knows", async () => {
    const zone = "${aws_route53_zone.app.zone_id}";
    const alias = (name: string) => ({ zone_id: zone, name, type: "A", alias: { name, zone_id: zone } });
    const { names } = await read({
      ...VPCS,
      "aws_lb.web": { name: "web" },
      "aws_route53_zone.app": { name: "app.example.com", vpc: { vpc_id: "${aws_vpc.hub.id}" } },
      "aws_route53_record.a": { ...alias("Server.App.Example.com."), name: "a" },
      "aws_route53_record.b": { ...alias("${aws_lb.web.dns_name}"), name: "b" },
    });
    expect(names.zones[0]?.records.map((each) => each.alias)).toEqual(["server.app.example.com", undefined]);
  });
});

describe("Directories", () => {
  const settings = { vpc_id: "${aws_vpc.hub.id}", subnet_ids: ["${aws_subnet.a.id}", "${aws_subnet.b.id}"] };
  const subnets = {
    "aws_subnet.a": { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.1.0/24", availability_zone: "us-east-1a" },
    "aws_subnet.b": { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.2.0/24", availability_zone: "us-east-1b" },
  };

  test("have a VPC, two subnets, forwarders, and addresses once these are pinned", async () => {
    const pinned = '${length(setsubtract(["10.0.1.10", "10.0.2.10"], self.dns_ip_addresses)) == 0}';
    const { names, network } = await read({
      ...VPCS,
      ...subnets,
      "aws_directory_service_directory.open": { name: "open.example.net", vpc_settings: settings },
      "aws_directory_service_directory.pinned": {
        name: "corp.example.net",
        vpc_settings: settings,
        lifecycle: { postcondition: [{ condition: pinned, error_message: "no" }] },
      },
      "aws_directory_service_conditional_forwarder.cloud": {
        directory_id: "${aws_directory_service_directory.pinned.id}",
        remote_domain_name: "example.com",
        dns_ips: "${tolist(aws_directory_service_directory.open.dns_ip_addresses)}",
      },
    });
    const [open, corp] = names.directories;
    expect(open?.addresses).toBeUndefined();
    expect(corp?.addresses?.map(String)).toEqual(["10.0.1.10", "10.0.2.10"]);
    expect(corp?.subnets.map(({ label }) => label)).toEqual(["aws_subnet.a", "aws_subnet.b"]);
    expect(corp?.vpc).toBe(network.vpcs.find(({ label }) => label === "aws_vpc.hub"));
    expect(corp?.forwarders.map(({ domain, servers }) => [domain.text, servers.map(text)])).toEqual([
      ["example.com", ["aws_directory_service_directory.open.dns_ip_addresses"]],
    ]);
  });

  test("that exist are known by their postconditions, and are one in every stack", async () => {
    const data = {
      directory_id: "d-0a",
      lifecycle: {
        postcondition: [
          { condition: '${lower(self.name) == "corp.example.net"}', error_message: "no" },
          { condition: '${one(self.vpc_settings[*].vpc_id) == "vpc-0a"}', error_message: "no" },
        ],
      },
    };
    const { names } = await readStacks({
      one: {
        "data.aws_vpc.hub": { id: "vpc-0a", cidr_block: "10.0.0.0/16" },
        "data.aws_directory_service_directory.ad": data,
      },
      two: {
        "data.aws_directory_service_directory.ad": data,
        "aws_directory_service_conditional_forwarder.cloud": {
          directory_id: "${data.aws_directory_service_directory.ad.id}",
          remote_domain_name: "example.com",
          dns_ips: ["10.0.0.2"],
        },
      },
    });
    expect(names.directories).toHaveLength(1);
    const [directory] = names.directories;
    expect([directory?.name?.text, directory?.vpc?.label]).toEqual(["corp.example.net", "one: data.aws_vpc.hub"]);
    expect(directory?.forwarders).toHaveLength(1);
  });
});

describe("Option sets", () => {
  test("name servers by address, by reference, as Amazon's own, or none at all", async () => {
    const sets = {
      addresses: { domain_name_servers: ["10.0.1.10", "10.0.2.10"] },
      reference: { domain_name_servers: "${aws_directory_service_directory.ad.dns_ip_addresses}" },
      amazon: { domain_name_servers: ["AmazonProvidedDNS"] },
      silent: { domain_name: "example.com" },
    };
    const { names } = await read({
      "aws_directory_service_directory.ad": { name: "corp.example.net" },
      "aws_default_vpc_dhcp_options.region": {},
      ...Object.fromEntries(
        [...Object.keys(sets), "region", "none"].map((name, index) => [
          `aws_vpc.${name}`,
          { cidr_block: `10.${index}.0.0/16` },
        ]),
      ),
      ...Object.fromEntries(Object.entries(sets).map(([name, set]) => [`aws_vpc_dhcp_options.${name}`, set])),
      ...Object.fromEntries(Object.keys(sets).map((name) => association(name, `\${aws_vpc_dhcp_options.${name}.id}`))),
      ...Object.fromEntries([
        association("region", "${aws_default_vpc_dhcp_options.region.id}"),
        association("none", "default"),
      ]),
    });
    const servers = [...names.optionSets].map(([{ label }, [set]]) => [label, set?.servers?.map(text)]);
    expect(Object.fromEntries(servers)).toEqual({
      "aws_vpc.addresses": ["10.0.1.10", "10.0.2.10"],
      "aws_vpc.reference": ["aws_directory_service_directory.ad.dns_ip_addresses"],
      "aws_vpc.amazon": ["AmazonProvidedDNS"],
      "aws_vpc.silent": [],
      "aws_vpc.region": ["AmazonProvidedDNS"],
      "aws_vpc.none": [],
    });
  });
});

describe("Resolvers", () => {
  test("have endpoints, rules with targets, and VPCs that use a rule which another account shares", async () => {
    const endpoint = (direction: string, ip?: string) => ({
      direction,
      security_group_ids: ["${aws_security_group.dns.id}"],
      ip_address: [{ subnet_id: "${aws_subnet.dns.id}", ip }],
    });
    const { names } = await readStacks({
      hub: {
        ...VPCS,
        "aws_subnet.dns": { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.1.0/24" },
        "aws_security_group.dns": { vpc_id: "${aws_vpc.hub.id}" },
        "aws_route53_resolver_endpoint.in": endpoint("INBOUND", "10.0.1.10"),
        "aws_route53_resolver_endpoint.out": endpoint("OUTBOUND"),
        "aws_route53_resolver_rule.cloud": {
          domain_name: "example.com",
          rule_type: "FORWARD",
          resolver_endpoint_id: "${aws_route53_resolver_endpoint.out.id}",
          target_ip: [{ ip: "10.0.1.10" }],
        },
        "aws_route53_resolver_config.hub": { resource_id: "${aws_vpc.hub.id}", autodefined_reverse_flag: "DISABLE" },
      },
      app: {
        "aws_vpc.app": { provider: "aws.two", cidr_block: "10.2.0.0/16" },
        "data.aws_route53_resolver_rule.cloud": {
          provider: "aws.two",
          domain_name: "example.com",
          owner_id: "111111111111",
          rule_type: "FORWARD",
        },
        "aws_route53_resolver_rule_association.cloud": {
          provider: "aws.two",
          resolver_rule_id: "${data.aws_route53_resolver_rule.cloud.id}",
          vpc_id: "${aws_vpc.app.id}",
        },
      },
    });
    expect(
      names.endpoints.map(({ direction, vpc, addresses }) => [direction, vpc?.label, addresses?.map(String)]),
    ).toEqual([
      ["INBOUND", "hub: aws_vpc.hub", ["10.0.1.10"]],
      ["OUTBOUND", "hub: aws_vpc.hub", undefined],
    ]);
    expect(names.rules).toHaveLength(1);
    const [rule] = names.rules;
    expect([rule?.domain?.text, rule?.endpoint?.direction, rule?.targets]).toEqual([
      "example.com",
      "OUTBOUND",
      ["10.0.1.10"],
    ]);
    expect(rule?.associations.map(({ vpc }) => vpc?.label)).toEqual(["app: aws_vpc.app"]);
    expect([...names.noAutodefinedReverse.keys()].map(({ label }) => label)).toEqual(["hub: aws_vpc.hub"]);
  });
});

function record(zone: string, name: string) {
  return { zone_id: zone, name, type: "A", ttl: 60, records: ["10.0.0.10"] };
}

function association(vpc: string, options: string) {
  return [
    `aws_vpc_dhcp_options_association.${vpc}`,
    { vpc_id: `\${aws_vpc.${vpc}.id}`, dhcp_options_id: options },
  ] as const;
}
