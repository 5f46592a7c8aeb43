import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { DirectoryServiceConditionalForwarder } from "@cdktf/provider-aws/lib/directory-service-conditional-forwarder";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Route } from "@cdktf/provider-aws/lib/route";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { type App, Fn, type TerraformStack, Token } from "cdktf";
import { type BenchHub, DNS_ACCOUNT, NAME } from "../estate";
import { newProvider, newStack } from "./stack";

/** A peering of two hubs, and the forwarders by which each reaches the other's directory. */
export function createHubPair(app: App, first: BenchHub, second: BenchHub): TerraformStack {
  const stack = newStack(app, `hubs-${first.key}-${second.key}`);
  const provider = newProvider(stack, "dns", DNS_ACCOUNT);
  const requester = readHub(stack, provider, first);
  const accepter = readHub(stack, provider, second);
  const tags = { Name: `${first.key} - ${second.key}` };
  const connection = new VpcPeeringConnection(stack, "connection", {
    provider,
    region: requester.region,
    vpcId: requester.vpcId,
    peerVpcId: accepter.vpcId,
    peerRegion: accepter.region,
    tags,
    timeouts: { create: "10m", update: "10m", delete: "10m" },
  });
  const accepted = new VpcPeeringConnectionAccepterA(stack, "accepter", {
    provider,
    region: accepter.region,
    vpcPeeringConnectionId: connection.id,
    autoAccept: true,
    tags,
    timeouts: { create: "10m", update: "10m" },
  });
  new VpcPeeringConnectionOptions(stack, "requester-options", {
    provider,
    region: requester.region,
    vpcPeeringConnectionId: accepted.id,
    requester: { allowRemoteVpcDnsResolution: true },
  });
  new VpcPeeringConnectionOptions(stack, "accepter-options", {
    provider,
    region: accepter.region,
    vpcPeeringConnectionId: accepted.id,
    accepter: { allowRemoteVpcDnsResolution: true },
  });
  for (const [from, to] of [
    [requester, accepter],
    [accepter, requester],
  ] as const) {
    const { region, routeTableId, directoryId, securityGroupId } = from;
    new Route(stack, `route-${region}`, {
      provider,
      region,
      routeTableId,
      destinationCidrBlock: to.cidr,
      vpcPeeringConnectionId: accepted.id,
    });
    new DirectoryServiceConditionalForwarder(stack, `forwarder-${region}`, {
      provider,
      region,
      directoryId,
      remoteDomainName: to.domain,
      dnsIps: to.dnsAddresses,
    });
    for (const ipProtocol of ["udp", "tcp"]) {
      new VpcSecurityGroupEgressRule(stack, `servers-${ipProtocol}-${region}`, {
        provider,
        region,
        securityGroupId,
        ipProtocol,
        fromPort: 53,
        toPort: 53,
        cidrIpv4: to.cidr,
        description: "DNS servers",
      });
    }
  }
  return stack;
}

/** What a hub's own stack published of it. */
function readHub(stack: TerraformStack, provider: AwsProvider, { key, region, cidr, directory: domain }: BenchHub) {
  const published = new DataAwsSsmParameter(stack, `hub-${key}`, {
    provider,
    region,
    name: `/central-dns/${NAME}/hubs/${key}`,
  });
  const hub: unknown = Fn.jsondecode(published.insecureValue);
  return {
    region,
    cidr,
    domain,
    vpcId: Token.asString(Fn.lookupNested(hub, ["vpc_id"])),
    routeTableId: Token.asString(Fn.lookupNested(hub, ["route_tables", "private"])),
    dnsAddresses: Token.asList(Fn.lookupNested(hub, ["dns_addresses"])),
    directoryId: Token.asString(Fn.lookupNested(hub, ["directory_id"])),
    securityGroupId: Token.asString(Fn.lookupNested(hub, ["security_group_id"])),
  };
}
