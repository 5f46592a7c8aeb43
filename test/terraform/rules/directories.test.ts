import { describeWithTerraform, TerraformRun } from "../harness";
import { configuration, describeRefusals } from "./refusals";

const directory = (name: string, subnets: readonly string[], more: object = {}) => ({
  name,
  password: "Correct-Horse-1",
  type: "MicrosoftAD",
  vpc_settings: { vpc_id: "${aws_vpc.hub.id}", subnet_ids: subnets.map((subnet) => `\${aws_subnet.${subnet}.id}`) },
  ...more,
});
const subnet = (cidr_block: string, zone: string, vpc = "hub") => ({
  vpc_id: `\${aws_vpc.${vpc}.id}`,
  cidr_block,
  availability_zone: `us-east-1${zone}`,
});
const forwarder = (remote_domain_name: string, more: object = {}) => ({
  directory_id: "${aws_directory_service_directory.corp.id}",
  remote_domain_name,
  dns_ips: ["10.0.0.2"],
  ...more,
});
const admitted = (cidr_ipv4: string, more: object = {}) => ({
  security_group_id: "${aws_directory_service_directory.corp.security_group_id}",
  cidr_ipv4,
  ip_protocol: "udp",
  from_port: 53,
  to_port: 53,
  ...more,
});
const network = {
  aws_vpc: { hub: { cidr_block: "10.0.0.0/16" }, other: { cidr_block: "10.1.0.0/16" } },
  aws_subnet: {
    a: subnet("10.0.1.0/24", "a"),
    b: subnet("10.0.2.0/24", "b"),
    c: subnet("10.0.3.0/24", "c"),
    a2: subnet("10.0.4.0/24", "a"),
    other: subnet("10.1.1.0/24", "b", "other"),
  },
};
// AWS itself gives the group eighteen rules.
const pools = Array.from({ length: 42 }, (_, index) => [`pool${index}`, admitted(`100.64.${index}.0/24`)] as const);
const poolAddresses = pools.map(([name]) => `aws_vpc_security_group_ingress_rule.${name}`);

describeRefusals(
  "of directories the stand-in refuses",
  {
    ...network,
    aws_directory_service_directory: { corp: directory("corp.example.net", ["a", "b"]) },
    aws_directory_service_conditional_forwarder: { root: forwarder("example.org"), parent: forwarder("example.net") },
    aws_vpc_security_group_ingress_rule: Object.fromEntries(pools),
  },
  {
    "less or more than two subnets": {
      refused: {
        aws_directory_service_directory: {
          one: directory("one.example.net", ["a"]),
          three: directory("three.example.net", ["a", "b", "c"]),
        },
      },
      because: /Exactly two subnets are needed/,
    },
    "two subnets in one zone": {
      refused: { aws_directory_service_directory: { zone: directory("zone.example.net", ["a", "a2"]) } },
      because: /Both subnets are in us-east-1a; two zones are needed/,
    },
    "a subnet of another VPC": {
      refused: { aws_directory_service_directory: { stray: directory("stray.example.net", ["a", "other"]) } },
      because: /subnet-\w+ is not a subnet of vpc-\w+/,
    },
    "a directory in another account than its VPC": {
      refused: {
        aws_directory_service_directory: { away: directory("away.example.net", ["a", "b"], { provider: "aws.spoke" }) },
      },
      because: /is in account 111111111111, us-east-1, not in account 222222222222/,
    },
    "one domain controller, or more than twenty": {
      refused: {
        aws_directory_service_directory: {
          lone: directory("lone.example.net", ["a", "b"], { desired_number_of_domain_controllers: 1 }),
          many: directory("many.example.net", ["a", "b"], { desired_number_of_domain_controllers: 21 }),
        },
      },
      because: /DomainControllerLimitExceeded/,
    },
    "a forwarder for the directory's own domain": {
      refused: { aws_directory_service_conditional_forwarder: { own: forwarder("Corp.example.net") } },
      because: /corp\.example\.net is the domain of d-\w+ itself/,
    },
    "a second forwarder for a domain": {
      refused: {
        aws_directory_service_conditional_forwarder: {
          twin: forwarder("example.org", { depends_on: ["aws_directory_service_conditional_forwarder.root"] }),
        },
      },
      because: /EntityAlreadyExistsException: d-\w+ has a forwarder for example\.org already/,
    },
    "a rule that AWS gives the directory's group by itself": {
      refused: { aws_vpc_security_group_ingress_rule: { primary: admitted("10.0.0.0/16") } },
      because: /InvalidPermission\.Duplicate|RulesPerSecurityGroupLimitExceeded/,
    },
    "a forty-third rule of ours beside those eighteen": {
      refused: {
        aws_vpc_security_group_ingress_rule: { more: admitted("192.168.0.0/16", { depends_on: poolAddresses }) },
      },
      because: /RulesPerSecurityGroupLimitExceeded: sg-\w+ has 60 rules/,
    },
  },
);

describeWithTerraform("a directory's addresses", () => {
  it("are one in each subnet; a third domain controller adds one and leaves the others, which the next plan reads", async () => {
    const resources = (controllers: number) => ({
      ...network,
      aws_directory_service_directory: {
        corp: directory("corp.example.net", ["a", "b"], { desired_number_of_domain_controllers: controllers }),
      },
    });
    const addresses = async () =>
      (await run.state())["aws_directory_service_directory.corp"]?.values.dns_ip_addresses as string[];
    const run = await TerraformRun.of(configuration(resources(2)));
    await run.apply();
    const first = await addresses();
    expect(first.map((address) => address.replace(/\d+$/, ""))).toEqual(["10.0.1.", "10.0.2."]);
    run.load(configuration(resources(3)));
    await run.apply();
    expect(await addresses()).toHaveLength(3);
    expect(await addresses()).toEqual(expect.arrayContaining(first));
  });
});
