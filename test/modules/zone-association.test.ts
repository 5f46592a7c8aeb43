import { ZoneAssociation, type ZoneRef } from "../../modules";
import { synthStack } from "../support/synth";
import type { TerraformJson } from "../support/terraform-json";
import { zoneAssociation } from "./programs/zone-association";
import { type Account, accountOf, domain, vpcOf } from "./world";

test("the program authorizes the VPC of the other account only, and associates both", () => {
  expect(synthStack(zoneAssociation).counts()).toEqual({
    aws_route53_vpc_association_authorization: 1,
    aws_route53_zone_association: 2,
  });
});

test("within one account there is nothing to authorize", () => {
  const json = associate("app", "app");
  expect(json.counts()).toEqual({ aws_route53_zone_association: 1 });
  expect(json.only("aws_route53_zone_association").attributes).toEqual({
    provider: "aws.app",
    zone_id: "Z0123456789ABCDEFGHIJ",
    vpc_id: "vpc-other",
    vpc_region: "eu-west-1",
  });
});

test.each([
  ["app", "dns"],
  ["dns", "app"],
] as const)("a zone of %s is authorized by its owner and associated by the VPC's owner, %s", (owner, vpcOwner) => {
  const json = associate(owner, vpcOwner);
  expect(json.counts()).toEqual({ aws_route53_vpc_association_authorization: 1, aws_route53_zone_association: 1 });
  const authorization = json.only("aws_route53_vpc_association_authorization");
  expect(authorization.attributes).toEqual({
    provider: `aws.${owner}`,
    zone_id: "Z0123456789ABCDEFGHIJ",
    vpc_id: "vpc-other",
    vpc_region: "eu-west-1",
  });
  expect(json.only("aws_route53_zone_association").attributes).toEqual({
    provider: `aws.${vpcOwner}`,
    zone_id: `\${${authorization.address}.zone_id}`,
    vpc_id: "vpc-other",
    vpc_region: "eu-west-1",
  });
});

test("Terraform associates after it authorized, and takes both back in the opposite order", () => {
  const json = associate("app", "dns");
  const [association, authorization] = [
    json.only("aws_route53_zone_association"),
    json.only("aws_route53_vpc_association_authorization"),
  ];
  expect(json.graph.reaches(association.address, authorization.address)).toBe(true);
});

function associate(owner: Account, vpcOwner: Account): TerraformJson {
  return synthStack((stack) => {
    const zone: ZoneRef = {
      name: domain("pa1.awscloud.com"),
      id: "Z0123456789ABCDEFGHIJ",
      account: accountOf(stack, owner),
    };
    const vpc = vpcOf(stack, "other", { account: vpcOwner, region: "eu-west-1" });
    new ZoneAssociation(stack, "association", { zone, vpc });
  });
}
