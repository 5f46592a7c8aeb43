import { dev } from "../../environments/dev";
import { stackOf, withEntries } from "./estates";
import { vpcOf } from "./ownership";
import { target } from "./references";

const json = stackOf(
  withEntries(dev, {
    "accounts/app1/role": "network/dns",
    "hubs/east/directory/password": { secret: "directory/admin" },
    "participants/pa3/vpcs/batch": {
      region: "us-west-2",
      cidr: "10.4.0.0/16",
      subnets: { "app-a": { cidr: "10.4.1.0/24", az: "a" } },
    },
    "sites/office/vpn/routing": "static",
  }),
);
const secrets = json.resources("data.aws_secretsmanager_secret_version");
const resources = [...json.resources(), ...secrets];

/** These have no Region. */
const GLOBAL = [
  "aws_route53_record",
  "aws_route53_vpc_association_authorization",
  "aws_route53_zone",
  "aws_route53_zone_association",
];
/** Those that nothing in their attributes ties to a VPC. */
const LOOSE = ["aws_customer_gateway", "aws_vpc_dhcp_options", "data.aws_secretsmanager_secret_version"];

const placeOf = ({ attributes }: (typeof resources)[number]) =>
  `${String(attributes.provider)} ${String(attributes.region)}`;
const placesOf = (type: string) => json.resources(type).map(placeOf).sort();

it("there is one provider an account: named, in an assumed role, for its account only, with the estate's tags", () => {
  const guarded = (alias: string, id: string, role = "central-dns") => ({
    alias,
    region: "us-east-1",
    allowed_account_ids: [id],
    assume_role: [{ role_arn: `arn:aws:iam::${id}:role/${role}`, session_name: "central-dns" }],
    default_tags: [{ tags: { environment: "dev", "managed-by": "central-dns" } }],
  });
  expect((json.document as { provider?: unknown }).provider).toEqual({
    aws: [
      guarded("app1", "222222222222", "network/dns"),
      guarded("app2", "333333333333"),
      guarded("app3", "444444444444"),
      guarded("dns", "111111111111"),
    ],
  });
});

it("VPCs lie where the environment says, and what hangs on nothing lies beside them", () => {
  const participants = ["aws.app1 us-east-1", "aws.app2 us-east-1", "aws.app3 us-east-2", "aws.app3 us-west-2"];
  expect(placesOf("aws_vpc")).toEqual([...participants, "aws.dns us-east-1"]);
  expect(placesOf("aws_vpc_dhcp_options")).toEqual(participants.flatMap((place) => [place, place]));
  expect(placesOf("aws_customer_gateway")).toEqual(["aws.dns us-east-1"]);
  expect(secrets.map(placeOf)).toEqual(["aws.dns us-east-1"]);
});

it("every other resource acts in the account and Region of the VPC that it belongs to", () => {
  const tied = resources.filter(({ type }) => !LOOSE.includes(type));
  const misplaced = tied.filter((resource) => {
    const { provider, region } = vpcOf(json, resource).attributes;
    return placeOf(resource) !== `${String(provider)} ${String(GLOBAL.includes(resource.type) ? undefined : region)}`;
  });
  expect(misplaced.map(({ address }) => address)).toEqual([]);
});

it("whatever names a VPC to Route 53, which has no Region, names the VPC's Region too", () => {
  const byId = ["aws_route53_vpc_association_authorization", "aws_route53_zone_association"]
    .flatMap((type) => json.resources(type))
    .map((resource) => ({ said: resource.attributes.vpc_region, vpc: target(json, resource, "vpc_id") }));
  const inline = json.resources("aws_route53_zone").flatMap((zone) => {
    const vpcs = zone.attributes.vpc as readonly { readonly vpc_region: string }[];
    return vpcs.map(({ vpc_region: said }) => ({ said, vpc: target(json, zone, "vpc") }));
  });
  expect([byId.length, inline.length]).toEqual([3 + 4, 4]);
  for (const { said, vpc } of [...byId, ...inline]) expect(said).toBe(vpc.attributes.region);
});

it("a peering names the account and Region of its other side where they differ", () => {
  const accounts: Record<string, string> = { "aws.dns": "111111111111", "aws.app3": "444444444444" };
  const peerings = json.resources("aws_vpc_peering_connection");
  expect(peerings).toHaveLength(5);
  for (const peering of peerings) {
    const { provider, region } = target(json, peering, "peer_vpc_id").attributes;
    const { peer_owner_id: owner, peer_region: peerRegion = peering.attributes.region } = peering.attributes;
    expect([owner, peerRegion]).toEqual([accounts[String(provider)], region]);
  }
});
