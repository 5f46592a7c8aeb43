import type { TerraformStack } from "cdktf";
import { VpcPeering } from "../../modules";
import { addressChanges } from "../support/differences";
import { synthStack } from "../support/synth";
import type { Attributes, TerraformJson } from "../support/terraform-json";
import { vpcPeering } from "./programs/vpc-peering";
import { awaited, vpcOf, type VpcOptions } from "./world";

const CONNECTION = "aws_vpc_peering_connection";
const ACCEPTER = "aws_vpc_peering_connection_accepter";
const OPTIONS = "aws_vpc_peering_connection_options";

const combinations = [
  { account: "app", region: "us-east-2" },
  { account: "app", region: "eu-west-1" },
  { account: "dns", region: "us-east-2" },
  { account: "dns", region: "eu-west-1" },
] as const;

test("the program makes one connection, one acceptance, options on both sides, and a route for each table and network", () => {
  expect(synthStack(vpcPeering).counts()).toEqual({ [CONNECTION]: 1, [ACCEPTER]: 1, [OPTIONS]: 2, aws_route: 5 });
});

describe.each(combinations)("from account app in us-east-2 to account $account in $region", (accepter) => {
  const json = peer({}, accepter);
  const sameAccount = accepter.account === "app";
  const sameRegion = accepter.region === "us-east-2";
  const alone = sameAccount && sameRegion;
  const connection = json.only(CONNECTION);
  const acceptedId = `\${${alone ? connection.address : json.resources(ACCEPTER)[0]?.address}.id}`;
  const requesterPlace = { provider: "aws.app", region: "us-east-2" };
  const accepterPlace = { provider: `aws.${accepter.account}`, region: accepter.region };

  test("the request names the peer's account and Region only where they differ, and accepts itself only if neither does", () => {
    expect(connection.attributes).toEqual({
      ...requesterPlace,
      vpc_id: "vpc-app",
      peer_vpc_id: "vpc-peer",
      tags: { Name: "app - peer" },
      timeouts: { create: "10m", update: "10m", delete: "10m" },
      ...(alone && { auto_accept: true }),
      ...(!sameAccount && { peer_owner_id: "111111111111" }),
      ...(!sameRegion && { peer_region: "eu-west-1" }),
    });
  });

  test("otherwise the accepter accepts, in its own account and Region, with the same tags", () => {
    expect(json.resources(ACCEPTER).map(({ attributes }) => attributes)).toEqual(
      alone
        ? []
        : [
            {
              ...accepterPlace,
              vpc_peering_connection_id: `\${${connection.address}.id}`,
              auto_accept: true,
              tags: { Name: "app - peer" },
              timeouts: { create: "10m", update: "10m" },
            },
          ],
    );
  });

  test("each side sets its own DNS option, after acceptance; the connection sets none", () => {
    const remote = { allow_remote_vpc_dns_resolution: true };
    expect(json.resources(OPTIONS).map(({ attributes }) => attributes)).toEqual([
      { ...accepterPlace, vpc_peering_connection_id: acceptedId, accepter: remote },
      { ...requesterPlace, vpc_peering_connection_id: acceptedId, requester: remote },
    ]);
  });

  test("each side routes to the other, after acceptance", () => {
    expect(routes(json)).toEqual([
      {
        ...accepterPlace,
        route_table_id: "rtb-peer-private",
        destination_cidr_block: "10.1.0.0/16",
        vpc_peering_connection_id: acceptedId,
      },
      {
        ...requesterPlace,
        route_table_id: "rtb-app-private",
        destination_cidr_block: "10.2.0.0/16",
        vpc_peering_connection_id: acceptedId,
      },
    ]);
  });

  test("depending on the peering waits for all of it", () => {
    const { before, all } = awaited((stack) => create(stack, {}, accepter).ready);
    expect(before).toEqual(all);
  });
});

test("routes go to every network of the peer, primary and secondary, from every named table", () => {
  const json = peer({ tables: ["a", "b"] }, { cidrs: ["10.2.0.0/16", "10.102.0.0/16"] });
  const pairs = routes(json).map(({ route_table_id, destination_cidr_block }) => [
    route_table_id,
    destination_cidr_block,
  ]);
  expect(pairs.sort()).toEqual([
    ["rtb-app-a", "10.102.0.0/16"],
    ["rtb-app-a", "10.2.0.0/16"],
    ["rtb-app-b", "10.102.0.0/16"],
    ["rtb-app-b", "10.2.0.0/16"],
    ["rtb-peer-private", "10.1.0.0/16"],
  ]);
});

test.each([
  ["first", ["b", "c"]],
  ["middle", ["a", "c"]],
  ["last", ["a", "b"]],
])("a %s route table comes and goes without touching the routes of the others", (_which, fewer) => {
  const all = ["a", "b", "c"];
  const [table] = all.filter((name) => !fewer.includes(name));
  expect(addressChanges(peer({ tables: fewer }, {}), peer({ tables: all }, {}))).toEqual({
    added: [`aws_route.peering_requester-${table}-10_2_0_0S16`],
    removed: [],
    changed: [],
  });
});

test("a secondary network in the middle comes and goes without touching the routes of the others", () => {
  const [first, middle, last] = ["10.2.0.0/16", "10.102.0.0/16", "10.202.0.0/16"] as const;
  const [without, having] = [peer({}, { cidrs: [first, last] }), peer({}, { cidrs: [first, middle, last] })];
  expect(addressChanges(without, having)).toEqual({
    added: ["aws_route.peering_requester-private-10_102_0_0S16"],
    removed: [],
    changed: [],
  });
});

test("the order in which tables and networks are named changes nothing", () => {
  const [forth, back] = [
    ["a", "b"],
    ["b", "a"],
  ].map((tables) => peer({ tables }, { cidrs: ["10.2.0.0/16", "10.102.0.0/16"] }));
  expect(forth?.document).toEqual(back?.document);
});

test("a VPC without named tables gets no routes, and its peer still does", () => {
  expect(peer({ tables: [] }, {}).counts()).toEqual({ [CONNECTION]: 1, [OPTIONS]: 2, aws_route: 1 });
});

test("names are text, not templates", () => {
  const json = synthStack((stack) => {
    const [requester, accepter] = [vpcOf(stack, "app"), vpcOf(stack, "peer", { account: "dns" })];
    new VpcPeering(stack, "peering", { requester: { ...requester, name: "${a}" }, accepter });
  });
  for (const type of [CONNECTION, ACCEPTER]) expect(json.only(type).attributes.tags).toEqual({ Name: "$${a} - peer" });
});

function peer(requester: VpcOptions, accepter: VpcOptions): TerraformJson {
  return synthStack((stack) => create(stack, requester, accepter));
}

function create(stack: TerraformStack, requester: VpcOptions, accepter: VpcOptions): VpcPeering {
  return new VpcPeering(stack, "peering", {
    requester: vpcOf(stack, "app", requester),
    accepter: vpcOf(stack, "peer", { cidrs: ["10.2.0.0/16"], ...accepter }),
  });
}

function routes(json: TerraformJson): Attributes[] {
  return json.resources("aws_route").map(({ attributes }) => attributes);
}
