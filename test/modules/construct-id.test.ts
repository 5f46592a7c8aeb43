import fc from "fast-check";
import { PrivateZone } from "../../modules";
import { constructId } from "../../modules/construct-id";
import { synthStack } from "../support/synth";
import { address, domain, hubOf, vpcOf } from "./world";

/** Any sequence of UTF-16 units, whole characters or not, and texts that differ in little. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "A", ".", "_", "*", "/", "-", "U", "W", "X", "X002e", "1") }),
  fc.string({ unit: "binary" }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);

test.each([
  ["pa1.awscloud.com", "zone-pa1_awscloud_com"],
  ["10.1.0.0/16", "zone-10_1_0_0S16"],
  ["10.in-addr.arpa", "zone-10_in-addr_arpa"],
  ["*.x", "zone-W_x"],
  ["_sip._tcp", "zone-Usip_Utcp"],
  ["Ab", "zone-X0041b"],
  ["", "zone-"],
])("%j becomes %j", (written, id) => {
  expect(constructId("zone", written)).toBe(id);
});

test("different texts have different ids", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(constructId("zone", one) === constructId("zone", other)).toBe(one === other);
    }),
    { numRuns: 2000 },
  );
});

test("the text can be read back from its id, so no two texts share one", () => {
  const signs: Record<string, string> = { _: ".", S: "/", W: "*", U: "_" };
  const read = (id: string) =>
    id.replace(/X([0-9a-f]{4})|[_SWU]/g, (sign, unit?: string) =>
      unit === undefined ? (signs[sign] ?? sign) : String.fromCharCode(parseInt(unit, 16)),
    );
  fc.assert(
    fc.property(text, (original) => {
      expect(read(constructId("zone", original).slice("zone-".length))).toBe(original);
    }),
    { numRuns: 2000 },
  );
});

test("every id is a name that Terraform takes", () => {
  fc.assert(fc.property(text, (any) => expect(constructId("zone", any)).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/)));
});

test("CDKTF keeps two zones apart whose names differ in their dots only", () => {
  const json = synthStack((stack) => {
    const vpc = vpcOf(stack, "app");
    for (const name of ["a.bc", "ab.c"]) new PrivateZone(stack, constructId("zone", name), { name: domain(name), vpc });
  });
  expect(json.resources("aws_route53_zone").map(({ attributes }) => attributes.name)).toEqual(["a.bc", "ab.c"]);
});

test("CDKTF keeps two forwarders of a hub apart whose domains differ in their dots only", () => {
  const servers = [address("192.168.0.10")];
  const json = synthStack((stack) => {
    hubOf(stack, { forwarders: ["a.bc", "ab.c"].map((name) => ({ domain: domain(name), servers })) });
  });
  const forwarders = json.resources("aws_directory_service_conditional_forwarder");
  expect(forwarders.map(({ attributes }) => attributes.remote_domain_name).sort()).toEqual([
    "a.bc",
    "ab.c",
    "awscloud.com",
  ]);
});
