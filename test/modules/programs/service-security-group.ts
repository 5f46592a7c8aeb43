import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { AccountId, Cidr, Region, ServiceSecurityGroup, type VpcRef } from "../../../modules";

/** What one VPC may do with another that it is peered with: HTTPS, a range of ports, and ping. */
export function serviceSecurityGroup(stack: TerraformStack): void {
  const provider = new AwsProvider(stack, "aws-app", {
    alias: "app",
    region: "us-east-1",
    allowedAccountIds: ["222222222222"],
  });
  const account = { id: AccountId.parse("222222222222"), provider };
  const vpc: VpcRef = {
    name: "app",
    id: "vpc-0bbbbbbbbbbbbbbbb",
    account,
    region: Region.parse("us-east-2"),
    cidrs: [Cidr.parse("10.1.0.0/16")],
    routeTables: {},
    ready: [],
  };
  const peer: VpcRef = {
    ...vpc,
    name: "data",
    id: "vpc-0cccccccccccccccc",
    region: Region.parse("eu-west-1"),
    cidrs: [Cidr.parse("10.3.0.0/16"), Cidr.parse("10.103.0.0/16")],
  };
  new ServiceSecurityGroup(stack, "services", {
    name: "app and data",
    vpc,
    peer,
    services: [
      { protocol: "tcp", from: 443, to: 443 },
      { protocol: "udp", from: 5000, to: 5010 },
      { protocol: "icmp" },
    ],
  });
}
