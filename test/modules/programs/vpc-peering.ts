import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { AccountId, Cidr, Region, VpcPeering } from "../../../modules";

/** A peering across accounts and Regions; one VPC has two route tables, the other a secondary network. */
export function vpcPeering(stack: TerraformStack): void {
  new VpcPeering(stack, "peering", {
    requester: {
      name: "app",
      id: "vpc-0bbbbbbbbbbbbbbbb",
      account: account(stack, "app", "222222222222"),
      region: Region.parse("us-east-2"),
      cidrs: [Cidr.parse("10.1.0.0/16")],
      routeTables: { private: "rtb-0bbbbbbbbbbbbbbbb", edge: "rtb-0cccccccccccccccc" },
      ready: [],
    },
    accepter: {
      name: "dns",
      id: "vpc-0aaaaaaaaaaaaaaaa",
      account: account(stack, "dns", "111111111111"),
      region: Region.parse("us-east-1"),
      cidrs: [Cidr.parse("10.0.0.0/16"), Cidr.parse("10.100.0.0/16")],
      routeTables: { private: "rtb-0aaaaaaaaaaaaaaaa" },
      ready: [],
    },
  });
}

function account(stack: TerraformStack, alias: string, id: string) {
  const provider = new AwsProvider(stack, `aws-${alias}`, { alias, region: "us-east-1", allowedAccountIds: [id] });
  return { id: AccountId.parse(id), provider };
}
