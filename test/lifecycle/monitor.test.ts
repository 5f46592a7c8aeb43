import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { withEntries, writeEnvironment } from "../stacks/estates";
import { Cloud, type Configuration, describeWithTerraform, TerraformRun } from "../terraform/harness";
import type { CloudObject } from "../terraform/stand-in/cloud";
import { text, type Value, type Values } from "../terraform/stand-in/values";
import { Monitor } from "./monitor";
import { unfavourably } from "./unfavourable";

type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** Milliseconds: more than Terraform needs between two operations, even on a busy machine. */
const LONG = 200;
const variables = { directory_password_east: "Fe5-example-only" };

/** A cloud that is watched, and a run that makes in it what it is given, at AWS's least favourable. */
async function watched(source: string | Configuration) {
  const cloud = new Cloud();
  const monitor = new Monitor({ cloud, rootDomain: dev.rootDomain, linkedElsewhere: [] });
  const run = await TerraformRun.of(source, { cloud, variables, before: unfavourably(LONG) });
  await run.apply();
  return { cloud, monitor, run };
}

/** dev as it is written, with a hand in it. */
function written(environment: object, edit: (resources: Resources) => void): Configuration {
  const text = readFileSync(join(writeEnvironment(environment), "cdk.tf.json"), "utf8");
  const configuration = JSON.parse(text) as Configuration & { resource: Resources };
  edit(configuration.resource);
  return configuration;
}

function each(resources: Resources, type: string, edit: (resource: Record<string, unknown>) => void): void {
  Object.values(resources[type] ?? {}).forEach(edit);
}

/** What is done to dev by hand, as objects put in the place of those that are there, and what the monitor says of it. */
const hands: Readonly<Record<string, readonly [type: string, change: Change, reason: RegExp]>> = {
  "the forwarder of the root domain is gone": [
    "aws_directory_service_conditional_forwarder",
    ({ values }) => (values.remote_domain_name === "awscloud.com" ? null : undefined),
    /^10\.1\.0\.0\/16: d-\w+ does not forward awscloud\.com to 10\.0\.0\.2, after removing aws_directory/,
  ],
  "the forwarder of the root domain asks somebody else": [
    "aws_directory_service_conditional_forwarder",
    ({ values }) => (values.remote_domain_name === "awscloud.com" ? { dns_ips: ["10.1.0.2"] } : undefined),
    /does not forward awscloud\.com to 10\.0\.0\.2/,
  ],
  "a forwarder takes a participant's zone away": [
    "aws_directory_service_conditional_forwarder",
    ({ values }) =>
      values.remote_domain_name === "example.com" ? { remote_domain_name: "pa2.awscloud.com" } : undefined,
    /^10\.2\.0\.0\/16: d-\w+ does not forward pa2\.awscloud\.com to 10\.0\.0\.2/,
  ],
  "the directory does not admit TCP": [
    "aws_vpc_security_group_ingress_rule",
    ({ values }) => (values.cidr_ipv4 === "10.0.0.0/8" && values.ip_protocol === "tcp" ? null : undefined),
    /does not admit tcp 53 from 10\.1\.[12]\.0\/24/,
  ],
  "the directory admits another port": [
    "aws_vpc_security_group_ingress_rule",
    ({ values }) => (values.cidr_ipv4 === "10.0.0.0/8" ? { from_port: 54, to_port: 54 } : undefined),
    /does not admit udp 53/,
  ],
  "a VPC has no route to the hub": [
    "aws_route",
    ({ values }) => (values.destination_cidr_block === "10.0.0.0/16" ? null : undefined),
    /rtb-\w+ has no way to 10\.0\.[12]\.\d+/,
  ],
  "the hub has no route back": [
    "aws_route",
    ({ values }) => (values.destination_cidr_block === "10.3.0.0/16" ? null : undefined),
    /^10\.3\.0\.0\/16: rtb-\w+ has no way back to 10\.3\.1\.0\/24/,
  ],
  "a more specific route leads elsewhere": [
    "aws_route",
    ({ values }) =>
      values.destination_cidr_block === "10.2.0.0/16" ? { destination_cidr_block: "10.1.1.0/25" } : undefined,
    /^10\.1\.0\.0\/16: rtb-\w+ has no way back to 10\.1\.1\.0\/24/,
  ],
  "a subnet falls back to the main table": [
    "aws_route_table_association",
    ({ values }, cloud) => (networkOf(cloud, values.subnet_id) === "10.3.1.0/24" ? null : undefined),
    /^10\.3\.0\.0\/16: rtb-\w+ has no way to 10\.0\.[12]\.\d+/,
  ],
  "a peering is not active": [
    "aws_vpc_peering_connection",
    () => ({ accept_status: "deleted" }),
    /no active peering joins it with vpc-\w+/,
  ],
  "a participant's zone is not seen by the hub": [
    "aws_route53_zone_association",
    () => null,
    /vpc-\w+ sees no zone pa\d\.awscloud\.com/,
  ],
  "the root zone is not seen by the hub": [
    "aws_route53_zone",
    ({ values }) => (values.name === "awscloud.com" ? { vpc: [] } : undefined),
    /vpc-\w+ sees no zone awscloud\.com/,
  ],
  "the hub's VPC does not resolve private names": [
    "aws_vpc",
    ({ values }) => (values.cidr_block === "10.0.0.0/16" ? { enable_dns_hostnames: false } : undefined),
    /vpc-\w+ does not resolve private names/,
  ],
  "a domain controller has another address": [
    "aws_directory_service_directory",
    () => ({ dns_ip_addresses: ["10.0.1.99", "10.0.2.99"] }),
    /nobody answers at 10\.0\./,
  ],
  "the directory is gone": ["aws_directory_service_directory", () => null, /nobody answers at 10\.0\./],
  "a VPC has no option set": [
    "aws_vpc",
    ({ values }) => (values.cidr_block === "10.3.0.0/16" ? { dhcp_options_id: "default" } : undefined),
    /^10\.3\.0\.0\/16: its hosts are told of no DNS server/,
  ],
};

/** Other attributes; null where it is removed, nothing where it stays as it is. */
type Change = (object: CloudObject, cloud: Cloud) => Values | null | undefined;

function networkOf(cloud: Cloud, subnet: Value | undefined): Value | undefined {
  return cloud.find("aws_subnet", text(subnet))?.values.cidr_block;
}

describeWithTerraform("the monitor, of a dev that terraform made,", () => {
  let cloud: Cloud;
  let monitor: Monitor;

  beforeAll(async () => {
    ({ cloud, monitor } = await watched(writeEnvironment(dev)));
  });

  it("has asked of every VPC once it was sent to the hub, and found nothing dark", () => {
    expect(monitor.asked).toBeGreaterThan(3);
    expect(monitor.darkMoments).toEqual([]);
  });

  it.each(Object.entries(hands))("sees that %s, and when it is there again", (_what, [type, change, reason]) => {
    const before = monitor.darkMoments.length;
    const changed = cloud.all(type).filter((object) => {
      const values = change(object, cloud);
      if (values === null) cloud.remove(object);
      else if (values !== undefined) cloud.change(object, values);
      return values !== undefined;
    });
    const moments = monitor.darkMoments.slice(before);
    for (const object of changed) cloud.put(object);
    expect(moments).toContainEqual(expect.stringMatching(reason));
    const repaired = monitor.darkMoments.length;
    for (const vpc of cloud.all("aws_vpc")) cloud.put(vpc);
    expect(monitor.darkMoments.slice(repaired)).toEqual([]);
  });

  it("lets a VPC be that is sent to Amazon's resolver, whatever becomes of the hub", () => {
    const before = monitor.darkMoments.length;
    const [amazon] = cloud
      .all("aws_vpc_dhcp_options")
      .filter(({ values }) => JSON.stringify(values.domain_name_servers) === '["AmazonProvidedDNS"]');
    for (const vpc of cloud.all("aws_vpc")) cloud.change(vpc, { dhcp_options_id: amazon?.id ?? null });
    const [directory] = cloud.all("aws_directory_service_directory");
    if (directory) cloud.remove(directory);
    expect(monitor.darkMoments.slice(before)).toEqual([]);
  });
});

describeWithTerraform(
  "a configuration in whose order somebody had a hand goes dark where terraform makes it so:",
  () => {
    it("an association that waits for nothing is made before the hub answers", async () => {
      const { monitor } = await watched(
        written(dev, (resources) => {
          each(resources, "aws_vpc_dhcp_options_association", (association) => delete association.depends_on);
        }),
      );
      expect(monitor.darkMoments.length).toBeGreaterThan(0);
    });

    it("a forwarder that is taken from the configuration leaves everybody without an answer", async () => {
      const { monitor, run } = await watched(writeEnvironment(dev));
      expect(monitor.darkMoments).toEqual([]);
      run.load(
        written(dev, (resources) => {
          for (const forwarders of Object.values(resources.aws_directory_service_conditional_forwarder ?? {})) {
            if (forwarders.remote_domain_name === "awscloud.com") forwarders.remote_domain_name = "elsewhere.example";
          }
        }),
      );
      await run.apply();
      expect(new Set(monitor.darkMoments.map((moment) => moment.split(":")[0]))).toEqual(
        new Set(["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"]),
      );
    });

    it("an option set that is destroyed before the next one is made leaves its VPC without any", async () => {
      const careless = (environment: object) =>
        written(environment, (resources) => {
          each(resources, "aws_vpc_dhcp_options", (set) => delete set.lifecycle);
        });
      const { monitor, run } = await watched(careless(dev));
      expect(monitor.darkMoments).toEqual([]);
      const domain = { domainName: "new.awscloud.com" };
      run.load(careless(withEntries(dev, { "participants/pa1/vpcs/main/dhcp": domain })));
      await run.apply();
      expect(monitor.darkMoments).toContainEqual(
        expect.stringMatching(/^10\.1\.0\.0\/16: its hosts are told of no DNS server/),
      );
    });
  },
);
