import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { AccountId, Cidr, DomainName, Region, type VpcRef, ZoneAssociation, type ZoneRef } from "../../../modules";

/** A zone of one account, seen by another VPC of this account and by the hub's VPC in another. */
export function zoneAssociation(stack: TerraformStack): void {
  const [dns, app] = [account(stack, "dns", "111111111111"), account(stack, "app", "222222222222")];
  const zone: ZoneRef = { name: DomainName.parse("pa1.awscloud.com"), id: "Z0123456789ABCDEFGHIJ", account: app };
  const place = { region: Region.parse("us-east-2"), routeTables: {}, ready: [] };
  const hub: VpcRef = {
    ...place,
    name: "dns",
    id: "vpc-0aaaaaaaaaaaaaaaa",
    account: dns,
    cidrs: [Cidr.parse("10.0.0.0/16")],
  };
  const second: VpcRef = {
    ...place,
    name: "second",
    id: "vpc-0cccccccccccccccc",
    account: app,
    cidrs: [Cidr.parse("10.2.0.0/16")],
  };
  new ZoneAssociation(stack, "hub", { zone, vpc: hub });
  new ZoneAssociation(stack, "second", { zone, vpc: second });
}

function account(stack: TerraformStack, alias: string, id: string) {
  const provider = new AwsProvider(stack, `aws-${alias}`, { alias, region: "us-east-1", allowedAccountIds: [id] });
  return { id: AccountId.parse(id), provider };
}
