import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "../support/temporary-directory";
import { TerraformJson } from "../support/terraform-json";
import { changesIn, Cloud, describeWithTerraform, TerraformRun } from "../terraform/harness";
import { centralDns, contentsOf, ROOT } from "./commands";

/** The smallest estate, in JSON: DNS servers that somebody else runs, in a VPC that was there before. */
const out = temporaryDirectory();
const synth = centralDns(temporaryDirectory(), "synth", "--config", join(ROOT, "environments/lab.json"), "--out", out);
const stack = join(out, "stacks", "lab");
const json = () => TerraformJson.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8"));

it("is written by its file alone", () => {
  const summary =
    "lab: 1 account, 1 region, 3 vpcs, 2 zones, 3 peerings, 41 resources, 1 stack; 5 pairs of host and name proven\n";
  expect({ status: synth.status, stdout: synth.stdout }).toEqual({ status: 0, stdout: summary });
  expect(Object.keys(contentsOf(out))).toEqual(["facts.json", "manifest.json", "stacks/lab/cdk.tf.json"]);
});

it("makes nothing of the hub, and no zone for a domain that is a public one", () => {
  const own = json()
    .addresses()
    .filter((address) => !/\.(participant-(bench|robots)|peering-bench-robots)_/.test(address));
  expect(own).toEqual([]);
  const zones = json().resources("aws_route53_zone");
  expect(zones.map(({ attributes }) => attributes.name)).toEqual(["bench.lab.example.org", "robots.lab.example.org"]);
});

it("sends one VPC to these servers, and keeps the other ready for them", () => {
  const servers = json()
    .resources("aws_vpc_dhcp_options")
    .map(({ address, attributes }) => [address.replace(/_\w{8}$/, ""), attributes.domain_name_servers]);
  expect(Object.fromEntries(servers)).toEqual({
    "aws_vpc_dhcp_options.participant-bench_dhcp-main_hub": ["10.90.0.10", "10.90.0.11"],
    "aws_vpc_dhcp_options.participant-bench_dhcp-main_amazon-provided": ["AmazonProvidedDNS"],
    "aws_vpc_dhcp_options.participant-robots_dhcp-main_hub": ["10.90.0.10", "10.90.0.11"],
    "aws_vpc_dhcp_options.participant-robots_dhcp-main_amazon-provided": ["AmazonProvidedDNS"],
  });
  const chosen = json()
    .resources("aws_vpc_dhcp_options_association")
    .map(({ attributes }) => /dhcp-main_([a-z-]+)_/.exec(String(attributes.dhcp_options_id))?.[1]);
  expect(chosen).toEqual(["hub", "amazon-provided"]);
});

describeWithTerraform("lab, applied by real terraform to a stand-in for the provider,", () => {
  it("is created in its one account, and then left alone", async () => {
    const [id, owner] = ["vpc-0090a0b1c2d3e4f50", { account: "123123123123", region: "eu-central-1" }];
    const cloud = new Cloud();
    const resolving = { enable_dns_support: true, enable_dns_hostnames: true };
    cloud.seed("aws_vpc", owner, { id, cidr_block: "10.90.0.0/24", ...resolving });
    cloud.seed("aws_route_table", owner, { id: "rtb-0090a0b1c2d3e4f50", vpc_id: id });
    const run = await TerraformRun.of(stack, { cloud });
    await run.validate();
    await run.apply();
    const managed = Object.values(await run.state()).filter(({ mode }) => mode === "managed");
    expect(managed.map(({ address }) => address).sort()).toEqual(json().addresses());
    expect(changesIn(await run.plan())).toEqual({});
  });
});
