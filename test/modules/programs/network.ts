import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { AccountId, Cidr, Network, Region } from "../../../modules";

/** A VPC with two private subnets and one for the ends of a VPN, which has a route table of its own. */
export function network(stack: TerraformStack): void {
  const provider = new AwsProvider(stack, "aws-app", {
    alias: "app",
    region: "us-east-1",
    allowedAccountIds: ["222222222222"],
  });
  new Network(stack, "network", {
    name: "app",
    account: { id: AccountId.parse("222222222222"), provider },
    region: Region.parse("us-east-2"),
    cidr: Cidr.parse("10.1.0.0/16"),
    subnets: {
      "private-a": { cidr: Cidr.parse("10.1.0.0/24"), availabilityZone: "us-east-2a" },
      "private-b": { cidr: Cidr.parse("10.1.1.0/24"), availabilityZone: "us-east-2b" },
      "edge-a": { cidr: Cidr.parse("10.1.2.0/24"), availabilityZone: "us-east-2a", routeTable: "edge" },
    },
  });
}
