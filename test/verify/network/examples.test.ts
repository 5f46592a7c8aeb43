import { join } from "node:path";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { loadDirectory, readNameService, readNetwork } from "../../../verify";
import { temporaryDirectory } from "../../support/temporary-directory";
import { writeStacks } from "../../stacks/estates";

async function readExample(environment: unknown) {
  const project = temporaryDirectory();
  writeStacks(environment, project);
  const configuration = await loadDirectory(join(project, "cdktf.out"));
  const network = readNetwork(configuration);
  return { network, names: readNameService(configuration, network) };
}

describe.each([
  ["dev", dev, { vpcs: 4, subnets: 7, peerings: 4, zones: 4, records: 25, forwarders: 2, sets: 3 }],
  ["prod", prod, { vpcs: 14, subnets: 20, peerings: 19, zones: 13, records: 15, forwarders: 18, sets: 12 }],
])("The example %s", (_, environment, expected) => {
  test("is read whole: nothing is left open", async () => {
    const { network, names } = await readExample(environment);
    expect([...network.limitations, ...names.limitations]).toEqual([]);
    expect({
      vpcs: network.vpcs.length,
      subnets: network.vpcs.flatMap(({ subnets }) => subnets).length,
      peerings: network.peerings.length,
      zones: names.zones.length,
      records: names.zones.flatMap(({ records }) => records).length,
      forwarders: names.directories.flatMap(({ forwarders }) => forwarders).length,
      sets: names.optionSets.size,
    }).toEqual(expected);
  });

  test("has networks for every VPC, a table for every subnet, a VPC and a target for every route", async () => {
    const { network } = await readExample(environment);
    expect(network.vpcs.filter(({ cidrs }) => cidrs.length === 0)).toEqual([]);
    const subnets = network.vpcs.flatMap((vpc) => vpc.subnets);
    expect(subnets.filter(({ routeTable }) => routeTable === undefined)).toEqual([]);
    for (const { vpc, routes, label } of network.routeTables) {
      expect([label, vpc?.label]).toEqual([label, expect.any(String)]);
      for (const { target } of routes) {
        expect([label, target.kind, "peering" in target && target.peering?.active]).toEqual([label, "peering", true]);
      }
    }
  });

  test("has both VPCs for every peering but those with third parties, which are trusted", async () => {
    const { network } = await readExample(environment);
    const open = network.peerings.filter(({ requester, accepter }) => !requester.vpc || !accepter.vpc);
    expect(open.filter(({ assumption }) => !assumption?.startsWith("a third party"))).toEqual([]);
    expect(network.peerings.filter(({ active }) => !active)).toEqual([]);
  });
});
