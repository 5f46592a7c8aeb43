import { renderForwarders } from "../../forwarders";
import { digCommands, forwarding, statements } from "./example";

const text = renderForwarders("unbound", forwarding());

test("every domain and reverse zone gets a forward-zone with all servers and no second try in public", () => {
  const zones = text.split("forward-zone:\n").slice(1);

  expect(zones.map((zone) => statements(zone))).toEqual(
    ["awscloud.com.", "corp.example.net.", "20.10.in-addr.arpa.", "16.172.in-addr.arpa."].map((name) => [
      `name: "${name}"`,
      "forward-addr: 10.20.0.10",
      "forward-addr: 10.20.1.10",
      "forward-first: no",
    ]),
  );
});

test("every forwarded zone is exempt from DNSSEC validation", () => {
  expect(values(text, "domain-insecure")).toEqual([
    '"awscloud.com."',
    '"corp.example.net."',
    '"20.10.in-addr.arpa."',
    '"16.172.in-addr.arpa."',
  ]);
});

test("the domains, and they alone, may have private addresses", () => {
  expect(values(text, "private-domain")).toEqual(['"awscloud.com."', '"corp.example.net."']);
});

test("a reverse zone that is built in loses its default, one below a built-in zone is let through alone", () => {
  expect(values(text, "local-zone")).toEqual(['"20.10.in-addr.arpa." transparent', '"16.172.in-addr.arpa." nodefault']);
});

test("a reverse zone above built-in ones takes the default from each of them", () => {
  const wide = renderForwarders("unbound", forwarding({ reverseZones: ["172.in-addr.arpa"] }));

  expect(values(wide, "local-zone")).toHaveLength(16);
  expect(values(wide, "local-zone").at(-1)).toBe('"31.172.in-addr.arpa." nodefault');
});

test("a reverse zone of public addresses needs no local-zone, nor does a site without reverse zones", () => {
  expect(renderForwarders("unbound", forwarding({ reverseZones: ["8.198.in-addr.arpa"] }))).not.toContain(
    "local-zone:",
  );
  expect(renderForwarders("unbound", forwarding({ reverseZones: [] }))).not.toContain("local-zone:");
});

test("a forwarded domain below a domain of the site is opened, and the records for other servers are shown", () => {
  const delegating = renderForwarders("unbound", forwarding({ domains: ["aws.example.com"], reverseZones: [] }));

  expect(values(delegating, "local-zone")).toEqual(['"aws.example.com." transparent']);
  expect(delegating).toMatch(/^ *# +aws\.example\.com\. IN NS central-dns-dev-1\.example\.com\.$/m);
});

test("the checks are comments", () => {
  expect(digCommands(text)).toHaveLength(8);
});

function values(printed: string, option: string): readonly string[] {
  return statements(printed)
    .filter((line) => line.startsWith(`${option}: `))
    .map((line) => line.slice(option.length + 2));
}
