import { dev } from "../../environments/dev";
import { differences } from "../support/differences";
import { changesBetween } from "./changes";
import { stackOf, textOf, withEntries } from "./estates";

const before = stackOf(dev);

/** Everything that differs, in the whole of the Terraform JSON. */
const edit = (entries: Readonly<Record<string, unknown>>) =>
  differences(before.document, stackOf(withEntries(dev, entries)).document);

it("switching a VPC's dns changes one attribute of one resource", () => {
  const set = (choice: string) =>
    `\${${before.addresses().find((address) => address.includes(`.participant-pa1_dhcp-main_${choice}_`)) ?? ""}.id}`;
  const [association = ""] = before.addresses().filter((address) => address.includes("pa1_dhcp-main_association"));
  expect(edit({ "participants/pa1/vpcs/main/dns": "amazon-provided" })).toEqual([
    {
      path: `resource/${association.replace(".", "/")}/dhcp_options_id`,
      before: set("hub"),
      after: set("amazon-provided"),
    },
  ]);
});

it.each([
  ["a participant's", "participants/pa1/displayName", 10],
  ["a hub's", "hubs/east/displayName", 11],
  ["a site's", "sites/office/displayName", 2],
])("changing %s display name changes Name tags, and texts that nobody's address is made of", (_whose, path, count) => {
  const changed = edit({ [path]: "Payments ${live}" });
  const tags = changed.filter(({ path }) => /^resource\/\w+\/[\w-]+\/tags\/Name$/.test(path));
  const others = changed.filter((difference) => !tags.includes(difference));
  expect(tags).toHaveLength(count);
  expect(tags.filter(({ after }) => !String(after).includes("Payments $${live}"))).toEqual([]);
  expect(others.filter(({ path }) => !/^output\/[\w-]+\/description$/.test(path))).toEqual([]);
});

it("the order of keys means nothing", () => {
  expect(textOf(reversed(dev))).toBe(textOf(dev));
});

it("the order of client pools means nothing, that of a site's DNS servers whom the hub asks first", () => {
  const reordered = (entries: Readonly<Record<string, unknown>>) =>
    changesBetween(before, stackOf(withEntries(dev, entries)));
  const nothing = { added: [], removed: [], changed: [] };
  expect(reordered({ "hubs/east/clients": ["192.168.0.0/16", "10.0.0.0/8"] })).toEqual(nothing);
  expect(reordered({ "sites/office/dnsServers": ["192.168.0.11", "192.168.0.10"] })).toEqual({
    ...nothing,
    changed: ["aws_directory_service_conditional_forwarder.hub-east_dns_forwarding_forwarder-example_com dns_ips"],
  });
});

/** The same with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}
