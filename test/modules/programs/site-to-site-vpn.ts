import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import {
  AccountId,
  Cidr,
  Ipv4Address,
  Region,
  SiteToSiteVpn,
  VirtualPrivateGateway,
  type VpcRef,
} from "../../../modules";

/** Two sites on one new gateway: a firewall with static routes, and a router that speaks BGP. */
export function siteToSiteVpn(stack: TerraformStack): void {
  const provider = new AwsProvider(stack, "aws-dns", {
    alias: "dns",
    region: "us-east-1",
    allowedAccountIds: ["111111111111"],
  });
  const vpc: VpcRef = {
    name: "dns",
    id: "vpc-0aaaaaaaaaaaaaaaa",
    account: { id: AccountId.parse("111111111111"), provider },
    region: Region.parse("us-east-2"),
    cidrs: [Cidr.parse("10.0.0.0/16")],
    routeTables: { private: "rtb-0aaaaaaaaaaaaaaaa", edge: "rtb-0bbbbbbbbbbbbbbbb" },
    ready: [],
  };
  const gateway = new VirtualPrivateGateway(stack, "gateway", { vpc, gateway: { asn: 64512 } });
  new SiteToSiteVpn(stack, "office", {
    name: "office",
    gateway,
    address: Ipv4Address.parse("203.0.113.10"),
    asn: 65000,
    routing: { static: [Cidr.parse("192.168.0.0/20"), Cidr.parse("192.168.64.0/20")] },
  });
  new SiteToSiteVpn(stack, "factory", {
    name: "factory",
    gateway,
    address: Ipv4Address.parse("198.51.100.20"),
    asn: 4200000000,
    routing: "bgp",
  });
}
