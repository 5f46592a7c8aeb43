import { renderForwarders } from "../../forwarders";
import { digCommands, forwarding, statements } from "./example";

const text = renderForwarders("dnsmasq", forwarding());

test("every domain and reverse zone has a line for each server, and the domains may have private addresses", () => {
  expect(statements(text)).toEqual([
    "server=/awscloud.com/10.20.0.10",
    "server=/awscloud.com/10.20.1.10",
    "server=/corp.example.net/10.20.0.10",
    "server=/corp.example.net/10.20.1.10",
    "rebind-domain-ok=/awscloud.com/corp.example.net/",
    "server=/20.10.in-addr.arpa/10.20.0.10",
    "server=/20.10.in-addr.arpa/10.20.1.10",
    "server=/16.172.in-addr.arpa/10.20.0.10",
    "server=/16.172.in-addr.arpa/10.20.1.10",
  ]);
});

test("a site without reverse zones is told nothing about bogus-priv", () => {
  expect(renderForwarders("dnsmasq", forwarding({ reverseZones: [] }))).not.toContain("bogus-priv");
});

test("a forwarded domain below a domain of the site shows the records for the servers that hold the parent", () => {
  const delegating = renderForwarders("dnsmasq", forwarding({ domains: ["aws.example.com"] }));

  expect(delegating).toMatch(/^# +aws\.example\.com\. IN NS central-dns-dev-1\.example\.com\.$/m);
  expect(delegating).toMatch(/^# +central-dns-dev-1\.example\.com\. IN A 10\.20\.0\.10$/m);
});

test("the checks are comments", () => {
  expect(digCommands(text)).toHaveLength(8);
});
