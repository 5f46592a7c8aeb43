import { renderForwarders } from "../../forwarders";
import { digCommands, forwarding, parts, statements } from "./example";

const text = renderForwarders("bind", forwarding());

test("every domain and reverse zone gets a zone that only forwards, to the servers in their order", () => {
  const zones = [...text.matchAll(/^zone "(.+)" \{\n([^}]*\}?[^}]*)\};$/gm)];

  expect(zones.map(([, name]) => name)).toEqual([
    "awscloud.com",
    "corp.example.net",
    "20.10.in-addr.arpa",
    "16.172.in-addr.arpa",
  ]);
  for (const [, , body = ""] of zones) {
    expect(statements(body)).toEqual(["type forward;", "forward only;", "forwarders { 10.20.0.10; 10.20.1.10; };"]);
  }
});

test("the part for the options block exempts every forwarded zone from DNSSEC validation and holds nothing else", () => {
  expect(statements(parts(text)[0] ?? "")).toEqual([
    "validate-except {",
    '"awscloud.com";',
    '"corp.example.net";',
    '"20.10.in-addr.arpa";',
    '"16.172.in-addr.arpa";',
    "};",
  ]);
});

test("no built-in empty zone is switched off, so that other private reverse names do not leak", () => {
  expect(statements(text).join("\n")).not.toContain("disable-empty-zone");
});

test("a forwarded domain below a domain of the site adds a part for the parent's zone file", () => {
  const delegating = renderForwarders("bind", forwarding({ domains: ["aws.example.com", "corp.example.net"] }));

  expect(parts(delegating)).toHaveLength(4);
  expect(statements(parts(delegating)[2] ?? "", ";")).toEqual([
    "aws.example.com. IN NS central-dns-dev-1.example.com.",
    "aws.example.com. IN NS central-dns-dev-2.example.com.",
    "central-dns-dev-1.example.com. IN A 10.20.0.10",
    "central-dns-dev-2.example.com. IN A 10.20.1.10",
  ]);
});

test("the last part asks each server directly, by UDP and TCP, and this server for every zone", () => {
  expect(digCommands(parts(text).at(-1) ?? "")).toEqual([
    "dig @10.20.0.10 awscloud.com SOA",
    "dig @10.20.0.10 awscloud.com SOA +tcp",
    "dig @10.20.1.10 awscloud.com SOA",
    "dig @10.20.1.10 awscloud.com SOA +tcp",
    "dig @127.0.0.1 awscloud.com SOA",
    "dig @127.0.0.1 corp.example.net SOA",
    "dig @127.0.0.1 20.10.in-addr.arpa SOA",
    "dig @127.0.0.1 16.172.in-addr.arpa SOA",
  ]);
});
