import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Construct } from "constructs";
import * as modules from "../../modules";
import { synthStack } from "../support/synth";
import { blockOf } from "../terraform/stand-in/bindings";
import { dhcpOptionSet } from "./programs/dhcp-option-set";
import { dnsHub } from "./programs/dns-hub";
import { existingEstate } from "./programs/existing-estate";
import { network } from "./programs/network";
import { partnerPeering } from "./programs/partner-peering";
import { privateZone } from "./programs/private-zone";
import { reverseLookup } from "./programs/reverse-lookup";
import { serviceSecurityGroup } from "./programs/service-security-group";
import { siteToSiteVpn } from "./programs/site-to-site-vpn";
import { vpcPeering } from "./programs/vpc-peering";
import { zoneAssociation } from "./programs/zone-association";

const programs = {
  "dhcp-option-set": dhcpOptionSet,
  "dns-hub": dnsHub,
  "existing-estate": existingEstate,
  network,
  "partner-peering": partnerPeering,
  "private-zone": privateZone,
  "reverse-lookup": reverseLookup,
  "service-security-group": serviceSecurityGroup,
  "site-to-site-vpn": siteToSiteVpn,
  "vpc-peering": vpcPeering,
  "zone-association": zoneAssociation,
};
const files = join(__dirname, "programs");

test("every program is tested here", () => {
  expect(readdirSync(files).sort()).toEqual(Object.keys(programs).map((name) => `${name}.ts`));
});

test("every construct that modules/ exports is made by a program", () => {
  const made = new Set<unknown>();
  for (const program of Object.values(programs)) {
    synthStack((stack) => {
      program(stack);
      for (const construct of stack.node.findAll()) made.add(construct.constructor);
    });
  }
  const constructs = Object.entries(modules).filter(([, value]) => isConstruct(value));
  expect(constructs.length).toBeGreaterThanOrEqual(Object.keys(programs).length);
  expect(constructs.filter(([, value]) => !made.has(value)).map(([name]) => name)).toEqual([]);
});

describe.each(Object.entries(programs))("%s", (name, program) => {
  test("imports nothing but modules/, cdktf, constructs and single provider resources", () => {
    const source = readFileSync(join(files, `${name}.ts`), "utf8");
    const imported = [...source.matchAll(/\bfrom "(.*)"|\b(?:import|require)\(/g)].map(([, from]) => from ?? "a call");
    expect(imported).toContain("../../../modules");
    const allowed = /^(?:\.\.\/\.\.\/\.\.\/modules|cdktf|constructs|@cdktf\/provider-aws\/lib\/[a-z0-9-]+)$/;
    expect(imported.filter((from) => !allowed.test(from))).toEqual([]);
  });

  test("names the account of every resource, and the Region of every regional one", () => {
    const { all } = synthStack(program);
    expect(all).not.toEqual([]);
    for (const { address, type, attributes } of all) {
      const [kind, name] = type.startsWith("data.")
        ? (["data", type.slice(5)] as const)
        : (["resource", type] as const);
      const regional = "region" in (blockOf(kind, name)?.attributes ?? {});
      expect({ address, provider: attributes.provider, region: attributes.region }).toEqual({
        address,
        provider: expect.stringMatching(/^aws\.(?:dns|app)$/) as string,
        region: regional ? (expect.stringMatching(/^us-east-[12]$/) as string) : undefined,
      });
      expect(regional).toBe(!/^aws_route53_(?!resolver_)/.test(name));
    }
  });
});

function isConstruct(value: unknown): boolean {
  return typeof value === "function" && value.prototype instanceof Construct;
}
