import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import {
  AccountId,
  Cidr,
  DnsHub,
  DomainName,
  ExistingDirectory,
  ExistingNetwork,
  ExistingPrivateZone,
  ExistingVpcPeering,
  Ipv4Address,
  Region,
} from "../../../modules";

/** A hub and an application that were there first: read, checked, and joined by routes. */
export function existingEstate(stack: TerraformStack): void {
  const hubVpc = new ExistingNetwork(stack, "hub-network", {
    name: "dns",
    account: account(stack, "dns", "111111111111"),
    region: Region.parse("us-east-1"),
    vpcId: "vpc-0aaaaaaaaaaaaaaaa",
    cidrs: [Cidr.parse("10.0.0.0/16")],
    routeTables: { private: "rtb-0aaaaaaaaaaaaaaaa" },
  });
  const appVpc = new ExistingNetwork(stack, "app-network", {
    name: "app",
    account: account(stack, "app", "222222222222"),
    region: Region.parse("us-east-2"),
    vpcId: "vpc-0bbbbbbbbbbbbbbbb",
    cidrs: [Cidr.parse("10.1.0.0/16"), Cidr.parse("100.64.0.0/16")],
    routeTables: { private: "rtb-0bbbbbbbbbbbbbbbb" },
  });
  new DnsHub(stack, "hub", {
    vpc: hubVpc,
    servers: new ExistingDirectory(stack, "directory", {
      vpc: hubVpc,
      directoryId: "d-0123456789",
      name: DomainName.parse("corp.example.net"),
      dnsAddresses: [Ipv4Address.parse("10.0.1.10"), Ipv4Address.parse("10.0.2.10")],
    }),
    rootDomain: DomainName.parse("awscloud.com"),
    rootZone: "none",
    clients: [Cidr.parse("10.0.0.0/8")],
  });
  new ExistingPrivateZone(stack, "zone", {
    name: DomainName.parse("app.awscloud.com"),
    zoneId: "Z0123456789ABCDEFGHIJ",
    account: appVpc.account,
  });
  new ExistingVpcPeering(stack, "peering", {
    requester: appVpc,
    accepter: hubVpc,
    connectionId: "pcx-0123456789abcdef0",
  });
}

function account(stack: TerraformStack, alias: string, id: string) {
  const provider = new AwsProvider(stack, `aws-${alias}`, { alias, region: "us-east-1", allowedAccountIds: [id] });
  return { id: AccountId.parse(id), provider };
}
