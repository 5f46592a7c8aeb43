import type { Blocks } from "../network/terraform";
import { follow, HUB_AND_SPOKES, id, obstaclesOf, type Question } from "./estate";

const DENIED_IN = "GROUP_DENIES_IN aws_security_group.server";
/** The rule itself, where it admits a part. */
const RULE_IN = "GROUP_DENIES_IN aws_vpc_security_group_ingress_rule.server";
const ASK = { from: "one", to: "hub", protocol: "tcp", port: 53 } satisfies Question;
/** The asking host is in group `client`, the asked one in `server`. */
const WITH_GROUPS: Question = { ...ASK, groups: { one: ["client"], hub: ["server"] } };

function groups(client: Blocks, server: Blocks): Blocks {
  return {
    ...HUB_AND_SPOKES,
    "aws_security_group.client": { vpc_id: id("aws_vpc", "one") },
    "aws_security_group.server": { vpc_id: id("aws_vpc", "hub") },
    ...client,
    ...server,
  };
}

function rule(direction: "ingress" | "egress", group: string, network: string, name = group, more = {}): Blocks {
  return {
    [`aws_vpc_security_group_${direction}_rule.${name}`]: {
      security_group_id: id("aws_security_group", group),
      ip_protocol: "tcp",
      from_port: 53,
      to_port: 53,
      cidr_ipv4: network,
      ...more,
    },
  };
}

const OUT = rule("egress", "client", "10.0.0.0/16");
const IN = rule("ingress", "server", "10.1.0.0/16");

describe("Security groups", () => {
  test("let through what a rule admits, and remember it: replies need no rule", async () => {
    const path = await follow(groups(OUT, IN), WITH_GROUPS);
    expect(path.obstacles).toEqual([]);
    expect(path.steps.map(({ by }) => by)).toContain("aws_vpc_security_group_ingress_rule.server");
  });

  test.each([
    ["no rule out", {}, IN, "GROUP_DENIES_OUT aws_security_group.client"],
    ["no rule in", OUT, {}, "GROUP_DENIES_IN aws_security_group.server"],
    [
      "a rule for ports that end before",
      OUT,
      rule("ingress", "server", "10.1.0.0/16", "server", { to_port: 52, from_port: 1 }),
      RULE_IN,
    ],
    ["another protocol", OUT, rule("ingress", "server", "10.1.0.0/16", "server", { ip_protocol: "udp" }), DENIED_IN],
    ["a rule for half of the addresses", OUT, rule("ingress", "server", "10.1.1.0/25"), RULE_IN],
  ])("stop a packet with %s", async (_, client, server, obstacle) => {
    expect(obstaclesOf(await follow(groups(client, server), WITH_GROUPS))).toEqual([obstacle]);
  });

  test("say which addresses are left out, and what to add", async () => {
    const path = await follow(groups(OUT, rule("ingress", "server", "10.1.1.0/25")), WITH_GROUPS);
    expect(path.obstacles[0]?.cure).toBe("add an ingress rule for tcp 53 and 10.1.1.128 to 10.1.1.255 to it");
  });

  test("add up: two halves are the whole, whether in one group or in two", async () => {
    const halves = {
      ...rule("ingress", "server", "10.1.1.0/25", "low"),
      ...rule("ingress", "server", "10.1.1.128/25", "high"),
    };
    expect((await follow(groups(OUT, halves), WITH_GROUPS)).obstacles).toEqual([]);
    const second = { "aws_security_group.second": { vpc_id: id("aws_vpc", "hub") } };
    const apart = {
      ...second,
      ...rule("ingress", "server", "10.1.1.0/25"),
      ...rule("ingress", "second", "10.1.1.128/25"),
    };
    const both = { ...WITH_GROUPS, groups: { one: ["client"], hub: ["server", "second"] } };
    expect((await follow(groups(OUT, apart), both)).obstacles).toEqual([]);
    expect(obstaclesOf(await follow(groups(OUT, apart), WITH_GROUPS))).toEqual([RULE_IN]);
  });

  test("name the rule that is narrower than its twin of the other protocol", async () => {
    const pair = {
      ...rule("ingress", "server", "10.0.0.0/8", "udp", { ip_protocol: "udp" }),
      ...rule("ingress", "server", "10.2.0.0/16"),
      ...rule("ingress", "server", "192.168.0.0/16", "other"),
    };
    expect(obstaclesOf(await follow(groups(OUT, pair), WITH_GROUPS))).toEqual([RULE_IN]);
  });

  test("name the rules that would admit it but for one thing", async () => {
    const rules = {
      ...rule("ingress", "server", "10.1.0.0/16", "port", { from_port: 54, to_port: 54 }),
      ...rule("ingress", "server", "10.1.0.0/16", "protocol", { ip_protocol: "udp" }),
      ...rule("ingress", "server", "10.7.0.0/16", "network"),
      ...rule("ingress", "server", "10.7.0.0/16", "both", { ip_protocol: "udp" }),
    };
    const path = await follow(groups(OUT, rules), WITH_GROUPS);
    const suspects = ["network", "port", "protocol"].map((name) => `aws_vpc_security_group_ingress_rule.${name}`);
    expect(path.obstacles[0]?.suspects).toEqual(suspects);
  });

  test("may name a group of the other side over a peering in one Region, but not across Regions", async () => {
    const byGroup = rule("ingress", "server", "", "server", {
      cidr_ipv4: undefined,
      referenced_security_group_id: id("aws_security_group", "client"),
    });
    const blocks = groups(OUT, byGroup);
    expect((await follow(blocks, WITH_GROUPS)).obstacles).toEqual([]);
    expect(obstaclesOf(await follow(blocks, { ...WITH_GROUPS, groups: { hub: ["server"] } }))).toEqual([DENIED_IN]);

    const farAway = { ...blocks };
    for (const name of ["aws_vpc.one", "aws_subnet.one", "aws_route_table.one", "aws_route.one_hub"]) {
      farAway[name] = { ...blocks[name], region: "us-west-2" };
    }
    farAway["aws_vpc_peering_connection.one_hub"] = {
      vpc_id: id("aws_vpc", "one"),
      peer_vpc_id: id("aws_vpc", "hub"),
      peer_region: "us-east-1",
      region: "us-west-2",
    };
    farAway["aws_vpc_peering_connection_accepter.one_hub"] = {
      vpc_peering_connection_id: id("aws_vpc_peering_connection", "one_hub"),
      auto_accept: true,
    };
    expect(obstaclesOf(await follow(farAway, WITH_GROUPS))).toEqual([DENIED_IN]);
  });

  test("that nobody tells are taken to let packets through, and that is said", async () => {
    const path = await follow(HUB_AND_SPOKES, ASK);
    expect(path.obstacles).toEqual([]);
    expect(path.assumptions).toEqual([
      "security groups of hosts that are not told let tcp 53 out",
      "security groups of hosts that are not told let tcp 53 in",
    ]);
  });
});

describe("Network ACLs", () => {
  const entry = (number: number, action: string, from: number, to: number, cidr = "0.0.0.0/0", protocol = "tcp") => ({
    rule_no: number,
    action,
    protocol,
    from_port: from,
    to_port: to,
    cidr_block: cidr,
  });
  const ANY = [entry(100, "allow", 0, 0, "0.0.0.0/0", "-1")];
  const acl = (subnet: string, ingress: readonly object[], egress: readonly object[]): Blocks => ({
    ...HUB_AND_SPOKES,
    "aws_network_acl.acl": {
      vpc_id: id("aws_vpc", subnet),
      subnet_ids: [id("aws_subnet", subnet)],
      ingress,
      egress,
    },
  });

  test("remember nothing: both sides let requests in one way and replies to client ports the other", async () => {
    const server = acl("hub", [entry(100, "allow", 53, 53)], [entry(100, "allow", 1024, 65_535)]);
    expect((await follow(server, ASK)).obstacles).toEqual([]);
    const client = acl("one", [entry(100, "allow", 1024, 65_535)], [entry(100, "allow", 53, 53)]);
    expect((await follow(client, ASK)).obstacles).toEqual([]);
  });

  test.each([
    ["requests into the server", acl("hub", [], ANY), "ACL_DENIES_REQUEST aws_network_acl.acl"],
    [
      "replies out of the server",
      acl("hub", ANY, [entry(100, "allow", 53, 53)]),
      "ACL_DENIES_REPLY aws_network_acl.acl",
    ],
    [
      "a part of the client ports",
      acl("hub", ANY, [entry(100, "allow", 32_768, 65_535)]),
      "ACL_DENIES_REPLY aws_network_acl.acl",
    ],
    [
      "requests out of the client",
      acl("one", ANY, [entry(100, "allow", 443, 443)]),
      "ACL_DENIES_REQUEST aws_network_acl.acl",
    ],
    ["replies into the client", acl("one", [entry(100, "allow", 53, 53)], ANY), "ACL_DENIES_REPLY aws_network_acl.acl"],
    [
      "some of the clients",
      acl("hub", [entry(100, "allow", 53, 53, "10.1.1.0/25")], ANY),
      "ACL_DENIES_REQUEST aws_network_acl.acl",
    ],
    [
      "another protocol's packets",
      acl("hub", [entry(100, "allow", 53, 53, "0.0.0.0/0", "udp")], ANY),
      "ACL_DENIES_REQUEST aws_network_acl.acl",
    ],
  ])("without a rule for them stop %s", async (_, blocks, obstacle) => {
    expect(obstaclesOf(await follow(blocks, ASK))).toEqual([obstacle]);
  });

  test("go by the lowest number: a denial counts only before what allows", async () => {
    const deny = entry(50, "deny", 53, 53, "10.1.1.7/32");
    const first = await follow(acl("hub", [...ANY, deny], ANY), ASK);
    expect(first.obstacles[0]?.message).toMatch(/denies tcp 53 in from 10\.1\.1\.7: rule 50 says so/);
    expect(obstaclesOf(first)).toEqual(["ACL_DENIES_REQUEST aws_network_acl.acl"]);
    const behind = await follow(acl("hub", [...ANY, { ...deny, rule_no: 200 }], ANY), ASK);
    expect(behind.obstacles).toEqual([]);
  });

  test("name the rule that denies, where it is a resource of its own", async () => {
    const blocks = {
      ...acl("hub", ANY, ANY),
      "aws_network_acl_rule.no_one": {
        network_acl_id: id("aws_network_acl", "acl"),
        rule_number: 10,
        rule_action: "deny",
        protocol: "-1",
        cidr_block: "10.1.0.0/16",
      },
    };
    expect(obstaclesOf(await follow(blocks, ASK))).toEqual(["ACL_DENIES_REQUEST aws_network_acl_rule.no_one"]);
  });

  test("stand between subnets, not between hosts of one", async () => {
    const closed = acl("one", [], []);
    expect((await follow(closed, { ...ASK, to: "one" })).obstacles).toEqual([]);
    const second = { "aws_subnet.second": { vpc_id: id("aws_vpc", "one"), cidr_block: "10.1.2.0/24" } };
    expect(obstaclesOf(await follow({ ...closed, ...second }, { ...ASK, to: "second" }))).toEqual([
      "ACL_DENIES_REQUEST aws_network_acl.acl",
      "ACL_DENIES_REPLY aws_network_acl.acl",
    ]);
  });

  test("have no ports for icmp", async () => {
    const icmp = [entry(100, "allow", -1, -1, "0.0.0.0/0", "icmp")];
    expect((await follow(acl("hub", icmp, icmp), { ...ASK, protocol: "icmp", port: 0 })).obstacles).toEqual([]);
  });
});
