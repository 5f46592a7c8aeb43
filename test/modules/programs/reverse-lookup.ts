import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { AccountId, Cidr, DomainName, Region, ReverseLookup } from "../../../modules";

/** A hub's VPC that owns the reverse zone of all private networks that begin with 10. */
export function reverseLookup(stack: TerraformStack): void {
  const provider = new AwsProvider(stack, "aws-dns", {
    alias: "dns",
    region: "us-east-1",
    allowedAccountIds: ["111111111111"],
  });
  new ReverseLookup(stack, "reverse", {
    vpc: {
      name: "dns",
      id: "vpc-0aaaaaaaaaaaaaaaa",
      account: { id: AccountId.parse("111111111111"), provider },
      region: Region.parse("us-east-1"),
      cidrs: [Cidr.parse("10.0.0.0/16")],
      routeTables: {},
      ready: [],
    },
    zones: [DomainName.parse("10.in-addr.arpa")],
  });
}
