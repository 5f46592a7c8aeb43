import type { Values } from "../stand-in/values";
import { describeWithTerraform, TerraformRun } from "../harness";
import { configuration, HUB, refusalsOf } from "./refusals";

const resources = {
  aws_vpc: Object.fromEntries(
    ["host", "subnets", "tables", "groups", "peered", "gateways"].map((name, index) => [
      name,
      { cidr_block: `10.${index}.0.0/16` },
    ]),
  ),
  aws_vpc_ipv4_cidr_block_association: {
    pods: { vpc_id: "${aws_vpc.host.id}", cidr_block: "100.64.0.0/16" },
  },
  aws_subnet: { directory: { vpc_id: "${aws_vpc.host.id}", cidr_block: "10.0.1.0/24" } },
  aws_security_group: { referenced: { vpc_id: "${aws_vpc.host.id}" } },
  aws_vpn_gateway: { attached: {}, connected: {} },
  aws_customer_gateway: { site: { type: "ipsec.1", bgp_asn: "65000" } },
  aws_route53_zone: {
    records: { name: "records.example", vpc: { vpc_id: "${aws_vpc.host.id}" } },
    emptied: { name: "emptied.example", vpc: { vpc_id: "${aws_vpc.host.id}" }, force_destroy: true },
  },
};

type User = readonly [type: string, values: (used: Values) => Values];
const gateway: User = ["aws_vpn_gateway_attachment", ({ id }) => ({ vpn_gateway_id: id ?? null })];
const record: User = ["aws_route53_record", ({ id }) => ({ zone_id: id ?? null })];

/** What somebody else made, and what it uses. */
const users: Readonly<Record<string, User>> = {
  "aws_vpc.subnets": ["aws_subnet", ({ id }) => ({ vpc_id: id ?? null, cidr_block: "10.1.1.0/24" })],
  "aws_vpc.tables": ["aws_route_table", ({ id }) => ({ vpc_id: id ?? null })],
  "aws_vpc.groups": ["aws_security_group", ({ id }) => ({ vpc_id: id ?? null })],
  "aws_vpc.peered": ["aws_vpc_peering_connection", ({ id }) => ({ peer_vpc_id: id ?? null })],
  "aws_vpc.gateways": ["aws_vpn_gateway_attachment", ({ id }) => ({ vpc_id: id ?? null })],
  "aws_vpc_ipv4_cidr_block_association.pods": [
    "aws_subnet",
    ({ vpc_id = null }) => ({ vpc_id, cidr_block: "100.64.1.0/24" }),
  ],
  "aws_subnet.directory": [
    "aws_directory_service_directory",
    ({ id }) => ({ vpc_settings: [{ subnet_ids: [id ?? null] }] }),
  ],
  "aws_security_group.referenced": [
    "aws_vpc_security_group_ingress_rule",
    ({ id }) => ({ referenced_security_group_id: id ?? null, security_group_id: "sg-1" }),
  ],
  "aws_vpn_gateway.attached": gateway,
  "aws_vpn_gateway.connected": ["aws_vpn_connection", ({ id }) => ({ vpn_gateway_id: id ?? null })],
  "aws_customer_gateway.site": ["aws_vpn_connection", ({ id }) => ({ customer_gateway_id: id ?? null })],
  "aws_route53_zone.records": record,
};

describeWithTerraform("what somebody else still uses", () => {
  /** `<address> by <type of the user>`; Terraform names no addresses when it destroys. */
  let kept: string[];

  beforeAll(async () => {
    const run = await TerraformRun.of(configuration(resources));
    await run.apply();
    const state = Object.values(await run.state());
    for (const { address, values } of state) {
      const [type, using] = users[address] ?? (address === "aws_route53_zone.emptied" ? record : []);
      if (type === undefined || using === undefined) continue;
      const user = { ...using(values as Values), id: `user of ${address}` };
      run.cloud.seed(type, { account: HUB, region: "us-east-1" }, user);
    }
    const refusals = await refusalsOf(() => run.destroy());
    kept = refusals.map(({ message }) => {
      const [, id, type] = /^Stand-in: DependencyViolation: (\S+) is still used by (\w+)/.exec(message) ?? [];
      return `${state.find(({ values }) => values.id === id)?.address ?? message} by ${type ?? ""}`;
    });
  });

  it.each(Object.entries(users))("%s is not destroyed, by whatever it is used", (address, [type]) => {
    expect(kept).toContain(`${address} by ${type}`);
  });

  it("and all else is, a zone with records and force_destroy among it", () => {
    expect(kept).toHaveLength(Object.keys(users).length);
  });
});
