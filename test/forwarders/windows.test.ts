import { renderForwarders } from "../../forwarders";
import { forwarding, statements } from "./example";

const text = renderForwarders("windows", forwarding());
const script = statements(text).join("\n");

test("the script names the servers and every zone once", () => {
  expect(script).toContain('$hub = "10.20.0.10", "10.20.1.10"');
  expect(script).toContain(
    '$zones = @(\n"awscloud.com",\n"corp.example.net",\n"20.10.in-addr.arpa",\n"16.172.in-addr.arpa"\n)',
  );
});

test("a forwarder is added only where none is, and set in any case, so the script may run again", () => {
  expect(script).toMatch(
    /if \(-not \$present\) \{\nAdd-DnsServerConditionalForwarderZone .* -ReplicationScope "Forest"\n\}/,
  );
  expect(script).toContain(
    "Set-DnsServerConditionalForwarderZone -Name $zone -MasterServers $hub -UseRecursion $false",
  );
});

test("UseRecursion gets a value from Set only: for Add it is a switch", () => {
  expect(script).not.toMatch(/Add-DnsServerConditionalForwarderZone.*UseRecursion/);
});

test("no block holds a blank line, which would end it at the prompt", () => {
  for (const paragraph of text.split("\n\n")) {
    expect(paragraph.split("{")).toHaveLength(paragraph.split("}").length);
    expect(paragraph.split("(")).toHaveLength(paragraph.split(")").length);
  }
});

test("a forwarded domain below a domain of the site is delegated before the forwarders are added", () => {
  const delegating = renderForwarders(
    "windows",
    forwarding({ domains: ["a.aws.example.com"], servers: ["10.20.0.10"] }),
  );

  const delegation = delegating.indexOf(
    'Add-DnsServerZoneDelegation -Name "example.com" -ChildZoneName "a.aws" -NameServer "central-dns-dev-1.example.com" -IPAddress 10.20.0.10',
  );
  expect(delegation).toBeGreaterThan(0);
  expect(delegating.indexOf("Add-DnsServerConditionalForwarderZone")).toBeGreaterThan(delegation);
});

test("the script ends with checks of the hub and of every zone", () => {
  expect(script).toContain("Resolve-DnsName -Name $zones[0] -Type SOA -Server $server -DnsOnly -TcpOnly");
  expect(script.split("\n").filter((line) => line.endsWith("-Server 127.0.0.1 -DnsOnly"))).toHaveLength(4);
});
