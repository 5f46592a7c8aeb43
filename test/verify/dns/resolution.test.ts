import { ask, forwarder, hub, record, told, zone } from "./estate";

const directory = "aws_directory_service_directory.ad";
const resolver = "resolver of aws_vpc.hub";

test("a directory sends the root domain to its VPC's resolver, which answers from the zones that the VPC sees", async () => {
  expect(told(await ask("directory", "server.app.aws.example.net"))).toEqual([`${directory} > ${resolver}: 10.1.1.10`]);
});

test("a directory answers its own domain, and nothing of a forwarder for it", async () => {
  const blocks = { ...hub, ...forwarder("own", "sub.corp.example.net", ["192.168.0.10"]) };
  expect(told(await ask("directory", "dc1.corp.example.net"))).toEqual([`${directory}: held`]);
  expect(told(await ask("directory", "x.sub.corp.example.net", "A", blocks))).toEqual([`${directory}: held`]);
});

test("the longest forwarder wins; without one the resolver of the directory's VPC is asked", async () => {
  const blocks = { ...hub, ...forwarder("long", "office.aws.example.net", ["192.168.0.10"]) };
  expect(told(await ask("directory", "pc.office.aws.example.net", "A", blocks))[0]).toContain("> site office");
  expect(told(await ask("directory", "www.example.org"))).toEqual([`${directory} > ${resolver}: public`]);
});

test("a zone without the name answers that there is none: the question does not go on to public DNS", async () => {
  expect(told(await ask("hub", "lost.aws.example.net"))).toEqual([`${resolver}: no-such-name in aws.example.net`]);
  expect(told(await ask("hub", "server.app.aws.example.net", "MX"))[0]).toContain("no-data");
});

test("the longest zone that the VPC sees is taken, and zones of other VPCs are not", async () => {
  expect(told(await ask("app", "server.app.aws.example.net"))).toEqual(["resolver of aws_vpc.app: 10.1.1.10"]);
  expect(told(await ask("app", "other.aws.example.net"))).toEqual(["resolver of aws_vpc.app: public"]);
});

test("a wildcard answers where there is no such name, for any depth, and nowhere else", async () => {
  expect(told(await ask("hub", "a.apps.app.aws.example.net"))[0]).toContain("10.1.1.20");
  expect(told(await ask("hub", "a.b.apps.app.aws.example.net"))[0]).toContain("10.1.1.20");
  expect(told(await ask("hub", "blue.apps.app.aws.example.net"))[0]).toContain("no-data");
  expect(told(await ask("hub", "other.app.aws.example.net"))[0]).toContain("no-such-name");
});

test("a name above others exists, without records of its own", async () => {
  expect(told(await ask("hub", "apps.app.aws.example.net"))[0]).toContain("no-data");
});

test("a CNAME is followed from the server that was asked first", async () => {
  expect(told(await ask("directory", "www.app.aws.example.net"))).toEqual([
    `${directory} > ${resolver} > ${directory} > ${resolver}: 10.1.1.10`,
  ]);
  const abroad = { ...hub, ...record("cdn", "app", "CNAME", ["cdn.example.org."]) };
  expect(told(await ask("hub", "cdn.app.aws.example.net", "A", abroad))).toEqual([`${resolver}: cdn.example.org.`]);
});

test("names that lead to each other are a loop, blamed on the record that closes it", async () => {
  const blocks = {
    ...hub,
    ...record("one", "app", "CNAME", ["two.app.aws.example.net"]),
    ...record("two", "app", "CNAME", ["one.app.aws.example.net"]),
  };
  const [line] = told(await ask("hub", "one.app.aws.example.net", "A", blocks));
  expect(line).toContain("loop by aws_route53_record.app-two-CNAME");
});

test("the office sends the root and the directory's domain to the hub, knows its own, and asks the world for the rest", async () => {
  expect(told(await ask("office", "server.app.aws.example.net"))).toEqual([
    `site office > ${directory} > ${resolver}: 10.1.1.10`,
  ]);
  expect(told(await ask("office", "dc1.corp.example.net"))).toEqual([`site office > ${directory}: held`]);
  expect(told(await ask("office", "pc.office.example.com"))).toEqual(["site office: held"]);
  expect(told(await ask("office", "www.example.org"))).toEqual(["site office: public"]);
});

test("a forwarder to the office for the office's own question comes back: a loop", async () => {
  const blocks = { ...hub, ...forwarder("root", "aws.example.net", ["192.168.0.10"]) };
  const [line] = told(await ask("office", "server.app.aws.example.net", "A", blocks));
  expect(line).toContain("loop by aws_directory_service_conditional_forwarder.root");
});

test("the resolver of another VPC answers nobody outside of it", async () => {
  const blocks = { ...hub, ...forwarder("root", "aws.example.net", ["10.1.0.2"]) };
  const [line] = told(await ask("directory", "server.app.aws.example.net", "A", blocks));
  expect(line).toContain("foreign-resolver by aws_directory_service_conditional_forwarder.root");
});

test("an address that is no DNS server's answers nothing, though it lies in a directory's subnet", async () => {
  const blocks = { ...hub, ...forwarder("root", "aws.example.net", ["10.0.1.7"]) };
  const [line] = told(await ask("directory", "server.app.aws.example.net", "A", blocks));
  expect(line).toContain("stranger by aws_directory_service_conditional_forwarder.root");
});

test("every server of a forwarder is followed", async () => {
  const blocks = { ...hub, ...forwarder("root", "aws.example.net", ["10.0.0.2", "192.168.0.10"]) };
  expect(told(await ask("directory", "server.app.aws.example.net", "A", blocks))).toHaveLength(2);
});

describe("with a Resolver rule in the VPC", () => {
  const rule = {
    "aws_route53_resolver_endpoint.out": {
      direction: "OUTBOUND",
      security_group_ids: [],
      ip_address: [{ subnet_id: "${aws_subnet.a.id}" }, { subnet_id: "${aws_subnet.b.id}" }],
    },
    "aws_route53_resolver_rule.office": {
      domain_name: "aws.example.net",
      rule_type: "FORWARD",
      resolver_endpoint_id: "${aws_route53_resolver_endpoint.out.id}",
      target_ip: [{ ip: "192.168.0.10" }],
    },
    "aws_route53_resolver_rule_association.office": {
      resolver_rule_id: "${aws_route53_resolver_rule.office.id}",
      vpc_id: "${aws_vpc.hub.id}",
    },
  };

  test("it beats a zone of the same name, and gives way to a longer one", async () => {
    expect(told(await ask("hub", "other.aws.example.net", "A", { ...hub, ...rule }))[0]).toContain("> site office");
    expect(told(await ask("hub", "server.app.aws.example.net", "A", { ...hub, ...rule }))).toEqual([
      `${resolver}: 10.1.1.10`,
    ]);
  });
});

test("two zones of a VPC: the longer one hides the records of the shorter one", async () => {
  const blocks = { ...hub, ...zone("deep", "server.app.aws.example.net", "hub") };
  expect(told(await ask("hub", "server.app.aws.example.net", "A", blocks))).toEqual([
    `${resolver}: no-data in server.app.aws.example.net`,
  ]);
});
