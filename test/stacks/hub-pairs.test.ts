import { prod } from "../../environments/prod";
import type { Resource } from "../support/terraform-json";
import { north } from "./estate-edits";
import { stacksOf, type Stacks, withEntries } from "./estates";

const two = stacksOf(prod);
const three = stacksOf(withEntries(prod, north));

/** Where each hub is: by its Region each of its pieces is told. */
const HUBS: Readonly<Record<string, string>> = { "us-east-1": "east", "us-west-2": "west", "eu-west-1": "north" };

const hubOf = ({ attributes }: Resource) => HUBS[String(attributes.region)] ?? "no hub";
const all = (stacks: Stacks, type: string) => [...stacks.values()].flatMap((json) => json.resources(type));

/** `<hub> asks <whom> about <domain>`, of every conditional forwarder. */
function forwarders(stacks: Stacks): string[] {
  return all(stacks, "aws_directory_service_conditional_forwarder").map((forwarder) => {
    const { dns_ips: servers, remote_domain_name: domain } = forwarder.attributes;
    return `${hubOf(forwarder)} asks ${whom(servers)} about ${String(domain)}`;
  });
}

/** Addresses, or the hub that published them. */
function whom(servers: unknown): string {
  const published = /^\$\{jsondecode\(data\.aws_ssm_parameter\.hub-([a-z]+)_\w+\.insecure_value\)\.dns_addresses\}$/;
  return Array.isArray(servers) ? servers.join(" ") : String(servers).replace(published, "$1");
}

it("each of two hubs asks the other about its directory's domain and the sites that only the other is linked to", () => {
  const pair = new Map([...two].filter(([stack]) => stack === "prod-hubs-east-west"));
  const pinned = "10.0.0.10 10.0.1.10 10.0.0.11";
  expect(forwarders(pair).sort()).toEqual([
    "east asks west about plant.example.com",
    "east asks west about west.ad.example.net",
    `west asks ${pinned} about 168.192.in-addr.arpa`,
    `west asks ${pinned} about corp.example.com`,
    `west asks ${pinned} about east.ad.example.net`,
  ]);
});

it("each of two hubs may ask the other: its directory lets queries out, the other's lets them in", () => {
  const rules = (stack: string, type: string) => two.get(stack)?.resources(`aws_vpc_security_group_${type}_rule`) ?? [];
  const said = (resource: Resource) =>
    `${hubOf(resource)} ${String(resource.attributes.ip_protocol)} ${String(resource.attributes.cidr_ipv4)}`;
  expect(rules("prod-hubs-east-west", "egress").map(said).sort()).toEqual([
    "east tcp 10.128.0.0/20",
    "east udp 10.128.0.0/20",
    "west tcp 10.0.0.0/20",
    "west udp 10.0.0.0/20",
  ]);
  expect(rules("prod-hubs-east-west", "ingress")).toEqual([]);
  for (const hub of ["east", "west"]) {
    const clients = rules(`prod-hub-${hub}`, "ingress").map(said);
    expect(clients).toEqual(expect.arrayContaining([`${hub} udp 10.0.0.0/8`, `${hub} tcp 10.0.0.0/8`]));
  }
});

it.each([
  ["two", two, ["east", "west"]],
  ["three", three, ["east", "north", "west"]],
])("of %s hubs each can reach every domain, by one forwarder and no more", (_count, stacks, hubs) => {
  const everywhere = [
    ...["aws.example.net", "10.in-addr.arpa", "64.100.in-addr.arpa", "20.172.in-addr.arpa"],
    ...["corp.example.com", "168.192.in-addr.arpa", "plant.example.com", "dc.example.com"],
  ];
  const expected = hubs.flatMap((hub) => {
    const directories = hubs.filter((other) => other !== hub).map((other) => `${other}.ad.example.net`);
    return [...everywhere, ...directories].map((domain) => `${hub} about ${domain}`);
  });
  const asked = forwarders(stacks).map((forwarder) => forwarder.replace(/ asks .* about /, " about "));
  expect(asked.sort()).toEqual(expected.sort());
});

it.each([
  ["two", two, ["east", "west"]],
  ["three", three, ["east", "north", "west"]],
])("every participant's zone and every reverse zone is seen by each of %s hubs", (_count, stacks, hubs) => {
  const participants = [...stacks].filter(([stack]) => /^prod-participant-(?!closing)/.test(stack));
  expect(participants).toHaveLength(8);
  for (const [, json] of participants) {
    const seeing = json
      .resources("aws_route53_zone_association")
      .map(({ attributes }) => /aws_ssm_parameter\.hub-(\w+?)_/.exec(String(attributes.vpc_id))?.[1]);
    expect(seeing.filter((hub) => hub !== undefined).sort()).toEqual(hubs);
  }
  const reverse = [...stacks]
    .filter(([stack]) => stack.startsWith("prod-hubs-"))
    .flatMap(([, json]) => json.resources("aws_route53_zone_association"))
    .map(({ attributes }) => {
      const [, zone = ""] = /reverse_zones\["([^"]+)"\]/.exec(String(attributes.zone_id)) ?? [];
      return `${zone} ${HUBS[String(attributes.vpc_region)] ?? ""}`;
    });
  const others = hubs.filter((hub) => hub !== "east");
  const zones = ["10.in-addr.arpa", "20.172.in-addr.arpa", "64.100.in-addr.arpa"];
  expect(reverse.sort()).toEqual(zones.flatMap((zone) => others.map((hub) => `${zone} ${hub}`)));
});

it("DNS servers that somebody else runs are asked about their sites, and not told whom to ask", () => {
  const plain = stacksOf(
    withEntries(prod, { "hubs/west/directory": undefined, "hubs/west/dnsServers": ["10.128.0.10", "10.128.1.10"] }),
  );
  expect(forwarders(new Map([...plain].filter(([stack]) => stack === "prod-hubs-east-west")))).toEqual([
    "east asks 10.128.0.10 10.128.1.10 about plant.example.com",
  ]);
  expect(plain.get("prod-hub-west")?.resources("aws_directory_service_conditional_forwarder")).toEqual([]);
});
