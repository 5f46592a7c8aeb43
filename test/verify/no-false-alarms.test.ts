import { join } from "node:path";
import fc from "fast-check";
import { checkEnvironment, findingText } from "../../model";
import type { EnvironmentInput } from "../../model";
import { synthesize } from "../../stacks";
import { verifyDirectory } from "../../verify";
import { anyGenerated } from "../fuzz/environments";
import { temporaryDirectory } from "../support/temporary-directory";
import { anyEstate } from "./random-estates";

const ESTATES = 320;

test("whatever passes the check of environments proves sound once it is synthesized", async () => {
  const seen: EnvironmentInput[] = [];
  await fc.assert(
    fc.asyncProperty(fc.oneof({ arbitrary: anyEstate(), weight: 3 }, anyGenerated()), async (environment) => {
      const { estate, findings } = checkEnvironment(environment);
      if (estate === undefined) throw new Error(findings.map(findingText).join("\n"));
      const outdir = temporaryDirectory();
      synthesize([estate], { outdir, stateDirectory: join(outdir, "state") });
      const verification = await verifyDirectory(outdir);
      expect(verification.findings).toEqual([]);
      seen.push(environment);
    }),
    { numRuns: ESTATES },
  );
  expect(seen.length).toBeGreaterThanOrEqual(ESTATES);
  console.info(distribution(seen));
  expect(seen.filter(({ hubs }) => Object.keys(hubs).length > 1).length).toBeGreaterThan(ESTATES / 4);
  for (const layout of ["per-account", "per-environment"]) {
    expect(seen.filter(({ stacks }) => stacks === layout).length).toBeGreaterThan(ESTATES / 4);
  }
}, 300_000);

/** How many estates have what. */
function distribution(estates: readonly EnvironmentInput[]): string {
  const features: Record<string, (estate: EnvironmentInput) => boolean> = {
    "several hubs": ({ hubs }) => Object.keys(hubs).length > 1,
    "one stack per account": ({ stacks }) => stacks === "per-account",
    "reverse lookup": ({ reverseLookup }) => reverseLookup !== undefined,
    "existing hubs": ({ hubs }) => Object.values(hubs).some(({ existing }) => existing),
    "servers instead of a directory": ({ hubs }) => Object.values(hubs).some(({ dnsServers }) => dnsServers),
    "pinned addresses": ({ hubs }) => Object.values(hubs).some(({ dnsAddresses }) => dnsAddresses),
    sites: ({ sites = {} }) => Object.keys(sites).length > 0,
    "VPN with static routes": ({ sites = {} }) => Object.values(sites).some(({ vpn }) => vpn?.routing === "static"),
    "several VPCs a participant": ({ participants }) =>
      values(participants).some(({ vpcs }) => values(vpcs).length > 1),
    "second networks": (estate) => vpcsOf(estate).some(({ secondaryCidrs }) => secondaryCidrs),
    "existing VPCs": (estate) => vpcsOf(estate).some(({ existing }) => existing),
    "external links": (estate) => vpcsOf(estate).some(({ link }) => link === "external"),
    "not yet switched": (estate) => vpcsOf(estate).some(({ dns }) => dns === "amazon-provided"),
    "peerings of participants": ({ peerings = {} }) => values(peerings).some((peering) => "between" in peering),
    "third parties": ({ peerings = {} }) => values(peerings).some((peering) => "partner" in peering),
    retired: ({ participants }) => values(participants).some(({ retired }) => retired),
  };
  const lines = Object.entries(features).map(([name, has]) => `${name}: ${estates.filter(has).length}`);
  const vpcs = estates.map((estate) => vpcsOf(estate).length);
  return [`${estates.length} random estates, of up to ${Math.max(...vpcs)} VPCs`, ...lines].join("\n");
}

function vpcsOf({ participants }: EnvironmentInput) {
  return values(participants).flatMap(({ vpcs }) => values(vpcs));
}

const values = <Entry>(entries: Readonly<Record<string, Entry>>): readonly Entry[] => Object.values(entries);
