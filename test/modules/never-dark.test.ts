import type { TerraformStack } from "cdktf";
import {
  DhcpOptionSet,
  type DnsChoice,
  type HubRef,
  Network,
  PrivateZone,
  SiteToSiteVpn,
  VirtualPrivateGateway,
  VpcPeering,
  ZoneAssociation,
} from "../../modules";
import { synthStack } from "../support/synth";
import type { TerraformJson } from "../support/terraform-json";
import { type Account, accountOf, address, cidr, domain, type HubOptions, hubOf, region } from "./world";

/** Types of which every resource of hub and VPC takes part in answering the VPC, so that its hosts must wait for it. */
const ANSWERING = [
  "aws_customer_gateway",
  "aws_directory_service_conditional_forwarder",
  "aws_directory_service_directory",
  "aws_route",
  "aws_route53_vpc_association_authorization",
  "aws_route53_zone",
  "aws_route53_zone_association",
  "aws_route_table",
  "aws_route_table_association",
  "aws_subnet",
  "aws_vpc",
  "aws_vpc_peering_connection",
  "aws_vpc_peering_connection_accepter",
  "aws_vpc_peering_connection_options",
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpn_connection",
  "aws_vpn_connection_route",
  "aws_vpn_gateway",
  "aws_vpn_gateway_route_propagation",
];
const SETS = "aws_vpc_dhcp_options";
const ASSOCIATION = "aws_vpc_dhcp_options_association";

const json = estate("pa1");

test("every type of resource either takes part in answering or hands out addresses", () => {
  expect(Object.keys(json.counts()).sort()).toEqual([...ANSWERING, SETS, ASSOCIATION].sort());
});

test.each<DnsChoice>(["hub", "amazon-provided"])(
  "hosts are sent to %s after all that makes the hub answer them",
  (dns) => {
    const switched = synthStack((stack) => participant(stack, "pa1", "10.1.0.0/16", hub(stack), dns));
    const before = switched.graph.before(switched.only(ASSOCIATION).address);
    const answering = switched.resources().filter(({ type }) => ANSWERING.includes(type));
    expect(answering.map(({ address: at }) => at).filter((at) => !before.includes(at))).toEqual([]);
  },
);

test("another participant adds nothing to what the first one's hosts wait for", () => {
  const both = estate("pa1", "pa2");
  const [first, second] = both.resources(ASSOCIATION);
  expect(first && both.graph.before(first.address)).toEqual(json.graph.before(json.only(ASSOCIATION).address));
  const before = second ? both.graph.before(second.address) : [];
  expect(before.filter((at) => at.includes("pa1"))).toEqual([]);
  expect(before.some((at) => at.includes("pa2"))).toBe(true);
});

test("an option set reaches the directory through its addresses only, and no peering, route or association at all", () => {
  const directory = json.only("aws_directory_service_directory");
  for (const { address: set, attributes } of json.resources(SETS)) {
    expect(attributes).not.toHaveProperty("depends_on");
    const namesHub = attributes.domain_name_servers === `\${tolist(${directory.address}.dns_ip_addresses)}`;
    expect(json.graph.before(set)).toEqual(
      namesHub ? [directory.address, ...json.graph.before(directory.address)].sort() : [],
    );
  }
  const behind = json.graph.before(directory.address).map((at) => json.at(at).type);
  expect([...new Set(behind)].sort()).toEqual(["aws_subnet", "aws_vpc"]);
});

test("with pinned addresses the option sets reach nothing, and hosts still wait for the same", () => {
  const pinned = estateOf(["pa1"], { dnsAddresses: [address("10.0.0.10"), address("10.0.1.10")] });
  for (const set of pinned.resources(SETS)) expect(pinned.graph.before(set.address)).toEqual([]);
  const [now, before] = [pinned, json].map((one) => one.graph.before(one.only(ASSOCIATION).address));
  expect(now).toEqual(before);
});

test("no resource but the association waits explicitly for anything", () => {
  const waiting = json.resources().filter(({ attributes }) => "depends_on" in attributes);
  expect(waiting.map(({ type }) => type)).toEqual([ASSOCIATION]);
});

test("nothing is created before its predecessor is destroyed but what no directory, zone or VPC depends on", () => {
  const eager = json
    .resources()
    .filter(({ attributes }) => JSON.stringify(attributes).includes("create_before_destroy"));
  expect([...new Set(eager.map(({ type }) => type))].sort()).toEqual(["aws_customer_gateway", SETS]);
});

function estate(...participants: readonly string[]): TerraformJson {
  return estateOf(participants, {});
}

function estateOf(participants: readonly string[], props: HubOptions): TerraformJson {
  return synthStack((stack) => {
    const made = hub(stack, props);
    for (const [index, key] of participants.entries()) participant(stack, key, `10.${index + 1}.0.0/16`, made, "hub");
  });
}

/** A hub with a root zone, an on-premises domain and the VPN to its servers. */
function hub(stack: TerraformStack, props: HubOptions = {}): HubRef {
  const vpc = network(stack, "dns", "dns", "us-east-1", "10.0.0.0/16");
  const [first = "", second = ""] = vpc.subnets.values();
  const forwarders = [{ domain: domain("example.com"), servers: [address("192.168.0.10")] }];
  const { dnsAddresses, ready } = hubOf(stack, { vpc, subnetIds: [first, second], forwarders, ...props });
  const gateway = new VirtualPrivateGateway(stack, "gateway", { vpc, gateway: { asn: 64512 } });
  const site = new SiteToSiteVpn(stack, "site", {
    name: "office",
    gateway,
    address: address("203.0.113.10"),
    asn: 65000,
    routing: { static: [cidr("192.168.0.0/20")] },
  });
  return { vpc, dnsAddresses, ready: [...ready, ...gateway.ready, ...site.ready] };
}

/** A VPC of another account and Region with a zone of its own, wired to the hub. */
function participant(stack: TerraformStack, key: string, block: string, to: HubRef, dns: DnsChoice): void {
  const vpc = network(stack, key, "app", "us-east-2", block);
  const zone = new PrivateZone(stack, `${key}-zone`, { name: domain(`${key}.awscloud.com`), vpc });
  const association = new ZoneAssociation(stack, `${key}-zone-hub`, { zone, vpc: to.vpc });
  const peering = new VpcPeering(stack, `${key}-peering`, { requester: vpc, accepter: to.vpc });
  const after = [...zone.ready, ...association.ready, ...peering.ready];
  new DhcpOptionSet(stack, `${key}-dhcp`, { vpc, hub: to, dns, domainName: "ec2.internal", after });
}

function network(stack: TerraformStack, name: string, account: Account, place: string, block: string): Network {
  const subnet = (third: number, zone: string) => ({
    cidr: cidr(block.replace("0.0/16", `${third}.0/24`)),
    availabilityZone: place + zone,
  });
  return new Network(stack, `${name}-network`, {
    name,
    account: accountOf(stack, account),
    region: region(place),
    cidr: cidr(block),
    subnets: { a: subnet(0, "a"), b: subnet(1, "b") },
  });
}
