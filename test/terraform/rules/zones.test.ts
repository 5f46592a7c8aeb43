import { describeWithTerraform, TerraformRun } from "../harness";
import { configuration, describeRefusals, refusalsOf, type Resources, SPOKE } from "./refusals";

const vpc = (cidr_block: string, more: object = {}) => ({ cidr_block, ...more });
const seenBy = (name: string, vpc_region = "us-east-1") => ({ vpc: { vpc_id: `\${aws_vpc.${name}.id}`, vpc_region } });
const lifecycle = { ignore_changes: ["vpc"] };
const spoke = { provider: "aws.spoke" };
const association = (zone: string, of: string, vpc_region = "us-east-1") => ({
  zone_id: `\${aws_route53_zone.${zone}.zone_id}`,
  vpc_id: `\${aws_vpc.${of}.id}`,
  vpc_region,
});

describeRefusals(
  "of private zones the stand-in refuses",
  {
    aws_vpc: {
      hub: vpc("10.0.0.0/16"),
      other: vpc("10.1.0.0/16"),
      spoke: vpc("10.2.0.0/16", spoke),
      ohio: vpc("10.3.0.0/16", { region: "us-east-2" }),
    },
    aws_route53_zone: {
      root: { name: "root.example", ...seenBy("hub"), lifecycle },
      spoke: { name: "spoke.example", ...seenBy("spoke"), lifecycle, ...spoke },
      granted: { name: "granted.example", ...seenBy("spoke"), lifecycle, ...spoke },
      public: { name: "public.example" },
    },
    aws_route53_vpc_association_authorization: { granted: { ...association("granted", "hub"), ...spoke } },
    aws_route53_zone_association: {
      granted: {
        ...association("granted", "hub"),
        zone_id: "${aws_route53_vpc_association_authorization.granted.zone_id}",
      },
      own: association("root", "other"),
    },
    aws_route53_record: {
      a: { zone_id: "${aws_route53_zone.root.zone_id}", name: "a", type: "A", ttl: 60, records: ["10.0.0.1"] },
    },
  },
  {
    "an association that the zone's owner has not authorized": {
      refused: { aws_route53_zone_association: { unauthorized: association("spoke", "hub") } },
      because: /NotAuthorizedException: Account 222222222222 has not authorized vpc-\w+/,
    },
    "an association by another account than the VPC's": {
      refused: { aws_route53_zone_association: { by_owner: { ...association("spoke", "other"), ...spoke } } },
      because: /is associated by its own account, 111111111111, not by 222222222222/,
    },
    "an authorization by another account than the zone's": {
      refused: { aws_route53_vpc_association_authorization: { stranger: association("spoke", "ohio", "us-east-2") } },
      because: /AccessDenied: .* belongs to account 222222222222, not to 111111111111/,
    },
    "a second zone of the same name on one VPC": {
      refused: {
        aws_route53_zone: { twin: { name: "root.example", ...seenBy("hub"), depends_on: ["aws_route53_zone.root"] } },
      },
      because: /ConflictingDomainExists: vpc-\w+ already sees a zone named root\.example/,
    },
    "an association that would give a VPC a second zone of the same name": {
      refused: {
        aws_route53_zone_association: {
          twin: { ...association("double", "hub"), depends_on: ["aws_route53_zone_association.granted"] },
        },
      },
      because: /ConflictingDomainExists/,
      beside: { aws_route53_zone: { double: { name: "granted.example", ...seenBy("ohio", "us-east-2"), lifecycle } } },
    },
    "an association of a public zone": {
      refused: { aws_route53_zone_association: { public: association("public", "other") } },
      because: /PublicZoneVPCAssociation/,
    },
    "a zone with another account's VPC": {
      refused: { aws_route53_zone: { foreign: { name: "foreign.example", ...seenBy("spoke") } } },
      because: /NotAuthorizedException: .* belongs to account 222222222222/,
    },
    "a VPC named in another Region than its own": {
      refused: {
        aws_route53_zone_association: { region: association("root", "ohio") },
        aws_route53_zone: { region: { name: "region.example", ...seenBy("ohio") } },
      },
      because: /InvalidVPCId: vpc-\w+ is in us-east-2, not in us-east-1/,
    },
    "a record in another account's zone": {
      refused: {
        aws_route53_record: {
          stranger: {
            zone_id: "${aws_route53_zone.spoke.zone_id}",
            name: "b",
            type: "A",
            ttl: 60,
            records: ["10.0.0.1"],
          },
        },
      },
      because: /AccessDenied/,
    },
    "a record set that is there already": {
      refused: {
        aws_route53_record: {
          twin: { zone_id: "${aws_route53_record.a.zone_id}", name: "a", type: "A", ttl: 60, records: ["10.0.0.2"] },
        },
      },
      because: /InvalidChangeBatch: The record set a A already exists/,
    },
  },
);

describeWithTerraform("of a private zone the last VPC", () => {
  it("cannot be taken", async () => {
    const resources = {
      aws_vpc: { one: vpc("10.1.0.0/16"), two: vpc("10.2.0.0/16") },
      aws_route53_zone: { root: { name: "root.example", ...seenBy("one"), lifecycle } },
      aws_route53_zone_association: { two: association("root", "two") },
    };
    const run = await TerraformRun.of(configuration(resources));
    await run.apply();
    const [zone] = run.cloud.all("aws_route53_zone");
    // Somebody took the first one by hand.
    run.cloud.change(zone, { vpc: [] });
    run.load(configuration({ ...resources, aws_route53_zone_association: {} }));
    const [refusal] = await refusalsOf(() => run.apply());
    expect(refusal?.message).toMatch(/^Stand-in: LastVPCAssociation: vpc-\w+ is the last VPC of the private zone/);
  });
});

describeWithTerraform("an authorization that was released", () => {
  it("leaves the association, and is needed for a new one", async () => {
    const resources = (authorized: boolean, hosts: readonly string[]): Resources => ({
      aws_vpc: { hub: vpc("10.0.0.0/16"), spoke: vpc("10.2.0.0/16", spoke), next: vpc("10.3.0.0/16") },
      aws_route53_zone: { spoke: { name: "spoke.example", ...seenBy("spoke"), lifecycle, ...spoke } },
      aws_route53_vpc_association_authorization: authorized
        ? { hub: { ...association("spoke", "hub"), ...spoke } }
        : {},
      aws_route53_zone_association: Object.fromEntries(
        hosts.map((host) => {
          const depends_on = authorized ? ["aws_route53_vpc_association_authorization.hub"] : [];
          return [host, { ...association("spoke", host), depends_on }];
        }),
      ),
    });
    const run = await TerraformRun.of(configuration(resources(true, ["hub"])));
    await run.apply();
    run.load(configuration(resources(false, ["hub"])));
    await run.apply();
    expect(Object.keys(await run.state())).toContain("aws_route53_zone_association.hub");
    run.load(configuration(resources(false, ["hub", "next"])));
    const refusals = await refusalsOf(() => run.apply());
    expect(refusals.map(({ address }) => address)).toEqual(["aws_route53_zone_association.next"]);
    expect(refusals[0]?.message).toContain(`Account ${SPOKE} has not authorized`);
  });
});
