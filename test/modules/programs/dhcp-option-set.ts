import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { AccountId, Cidr, DhcpOptionSet, Ipv4Address, Region, VpcPeering, type VpcRef } from "../../../modules";

/** A VPC whose hosts ask a hub that somebody else runs, as soon as they can reach it. */
export function dhcpOptionSet(stack: TerraformStack): void {
  const vpc: VpcRef = {
    name: "app",
    id: "vpc-0bbbbbbbbbbbbbbbb",
    account: account(stack, "app", "222222222222"),
    region: Region.parse("us-east-2"),
    cidrs: [Cidr.parse("10.1.0.0/16")],
    routeTables: { private: "rtb-0bbbbbbbbbbbbbbbb" },
    ready: [],
  };
  const hubVpc: VpcRef = {
    name: "dns",
    id: "vpc-0aaaaaaaaaaaaaaaa",
    account: account(stack, "dns", "111111111111"),
    region: Region.parse("us-east-1"),
    cidrs: [Cidr.parse("10.0.0.0/16")],
    routeTables: { private: "rtb-0aaaaaaaaaaaaaaaa" },
    ready: [],
  };
  const peering = new VpcPeering(stack, "peering", { requester: vpc, accepter: hubVpc });
  new DhcpOptionSet(stack, "dhcp", {
    vpc,
    hub: { vpc: hubVpc, dnsAddresses: ["10.0.1.20", "10.0.0.10"], ready: [] },
    dns: "hub",
    domainName: "us-east-2.compute.internal",
    ntpServers: [Ipv4Address.parse("169.254.169.123")],
    after: peering.ready,
  });
}

function account(stack: TerraformStack, alias: string, id: string) {
  const provider = new AwsProvider(stack, `aws-${alias}`, { alias, region: "us-east-1", allowedAccountIds: [id] });
  return { id: AccountId.parse(id), provider };
}
