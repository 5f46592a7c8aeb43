import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { AccountId, Cidr, PartnerPeering, Region, type VpcRef } from "../../../modules";

/** Two third parties: one that has requested a peering, and one that we ask for one. */
export function partnerPeering(stack: TerraformStack): void {
  const provider = new AwsProvider(stack, "aws-app", {
    alias: "app",
    region: "us-east-1",
    allowedAccountIds: ["222222222222"],
  });
  const vpc: VpcRef = {
    name: "app",
    id: "vpc-0bbbbbbbbbbbbbbbb",
    account: { id: AccountId.parse("222222222222"), provider },
    region: Region.parse("us-east-2"),
    cidrs: [Cidr.parse("10.1.0.0/16")],
    routeTables: { private: "rtb-0bbbbbbbbbbbbbbbb" },
    ready: [],
  };
  const partner = (vpcId: string, cidr: string, region: string) => ({
    name: "partner",
    accountId: AccountId.parse("999999999999"),
    region: Region.parse(region),
    vpcId,
    cidrs: [Cidr.parse(cidr)] as const,
  });
  new PartnerPeering(stack, "payments", {
    vpc,
    partner: partner("vpc-0cccccccccccccccc", "172.31.0.0/20", "us-east-2"),
    handshake: { accept: "pcx-0123456789abcdef0" },
  });
  new PartnerPeering(stack, "telemetry", {
    vpc,
    partner: partner("vpc-0dddddddddddddddd", "172.31.16.0/20", "us-east-1"),
    handshake: { request: "pending" },
  });
}
