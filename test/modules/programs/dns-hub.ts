import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { AccountId, Cidr, Directory, DnsHub, DomainName, Ipv4Address, Region, type VpcRef } from "../../../modules";

/** A directory in an existing VPC, which answers a whole company's VPCs and knows its domains on-premises. */
export function dnsHub(stack: TerraformStack): void {
  const provider = new AwsProvider(stack, "aws-dns", {
    alias: "dns",
    region: "us-east-1",
    allowedAccountIds: ["111111111111"],
  });
  const password = new TerraformVariable(stack, "directory_password", { type: "string", sensitive: true });
  const vpc: VpcRef = {
    name: "dns",
    id: "vpc-0aaaaaaaaaaaaaaaa",
    account: { id: AccountId.parse("111111111111"), provider },
    region: Region.parse("us-east-1"),
    cidrs: [Cidr.parse("10.0.0.0/16"), Cidr.parse("10.100.0.0/16")],
    routeTables: { private: "rtb-0aaaaaaaaaaaaaaaa" },
    ready: [],
  };
  const servers = new Directory(stack, "directory", {
    vpc,
    subnetIds: ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"],
    name: DomainName.parse("corp.example.net"),
    shortName: "CORP",
    edition: "Standard",
    domainControllers: 2,
    password: password.stringValue,
  });
  new DnsHub(stack, "hub", {
    vpc,
    servers,
    rootDomain: DomainName.parse("awscloud.com"),
    clients: [Cidr.parse("10.0.0.0/16"), Cidr.parse("10.0.0.0/8"), Cidr.parse("192.168.0.0/20")],
    forwarders: [
      {
        domain: DomainName.parse("example.com"),
        servers: [Ipv4Address.parse("192.168.0.11"), Ipv4Address.parse("192.168.0.10")],
      },
      { domain: DomainName.parse("168.192.in-addr.arpa"), servers: [Ipv4Address.parse("192.168.0.10")] },
    ],
  });
}
