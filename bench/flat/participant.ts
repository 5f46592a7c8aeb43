import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53VpcAssociationAuthorization } from "@cdktf/provider-aws/lib/route53-vpc-association-authorization";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcDhcpOptionsAssociation } from "@cdktf/provider-aws/lib/vpc-dhcp-options-association";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import { type App, Fn, type TerraformStack, Token } from "cdktf";
import { type BenchHub, type BenchParticipant, DNS_ACCOUNT, NAME } from "../estate";
import { newProvider, newStack } from "./stack";

/** A participant: network, zone and records, what every hub needs to see them, and the way to its own hub. */
export function createParticipant(
  app: App,
  { key, accountId, hub, cidr, subnets, zone: zoneName, records }: BenchParticipant,
  hubs: readonly BenchHub[],
): TerraformStack {
  const { region } = hub;
  const stack = newStack(app, `participant-${key}`);
  const provider = newProvider(stack, key, accountId);
  const dnsProvider = newProvider(stack, "dns", DNS_ACCOUNT);

  const publications = hubs.map((entry) => {
    const published = new DataAwsSsmParameter(stack, `hub-${entry.key}`, {
      provider: dnsProvider,
      region: entry.region,
      name: `/central-dns/${NAME}/hubs/${entry.key}`,
    });
    const content: unknown = Fn.jsondecode(published.insecureValue);
    const vpcId = Token.asString(Fn.lookupNested(content, ["vpc_id"]));
    return { hub: entry, published, content, vpcId };
  });
  const own = publications.find((publication) => publication.hub === hub);
  if (own === undefined) throw new Error(`${key} has no hub`);

  const vpc = new Vpc(stack, "vpc", {
    provider,
    region,
    cidrBlock: cidr,
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: `${key} main` },
  });
  const table = new RouteTable(stack, "table", {
    provider,
    region,
    vpcId: vpc.id,
    tags: { Name: `${key} main private` },
  });
  const ready: RouteTableAssociation[] = [];
  for (const [name, subnet] of Object.entries(subnets)) {
    const { id } = new Subnet(stack, `subnet-${name}`, {
      provider,
      region,
      vpcId: vpc.id,
      cidrBlock: subnet.cidr,
      availabilityZone: region + subnet.az,
      tags: { Name: `${key} main ${name}` },
    });
    ready.push(
      new RouteTableAssociation(stack, `association-${name}`, {
        provider,
        region,
        subnetId: id,
        routeTableId: table.id,
      }),
    );
  }

  const zone = new Route53Zone(stack, "zone", {
    provider,
    name: zoneName,
    comment: "Managed by central-dns",
    vpc: [{ vpcId: vpc.id, vpcRegion: region }],
    lifecycle: { ignoreChanges: ["vpc"], preventDestroy: true },
  });
  for (const [name, address] of Object.entries(records)) {
    new Route53Record(stack, `record-${name}`, {
      provider,
      zoneId: zone.zoneId,
      name: `${name}.${zoneName}`,
      type: "A",
      ttl: 300,
      records: [address],
    });
  }
  const associations = publications.map(({ hub: { key: hubKey, region: vpcRegion }, vpcId }) => {
    const authorization = new Route53VpcAssociationAuthorization(stack, `authorization-${hubKey}`, {
      provider,
      zoneId: zone.zoneId,
      vpcId,
      vpcRegion,
    });
    return new Route53ZoneAssociation(stack, `zone-association-${hubKey}`, {
      provider: dnsProvider,
      zoneId: authorization.zoneId,
      vpcId,
      vpcRegion,
    });
  });

  const tags = { Name: `${key} main - ${hub.key}` };
  const connection = new VpcPeeringConnection(stack, "connection", {
    provider,
    region,
    vpcId: vpc.id,
    peerVpcId: own.vpcId,
    peerOwnerId: DNS_ACCOUNT,
    tags,
    timeouts: { create: "10m", update: "10m", delete: "10m" },
  });
  const accepter = new VpcPeeringConnectionAccepterA(stack, "accepter", {
    provider: dnsProvider,
    region,
    vpcPeeringConnectionId: connection.id,
    autoAccept: true,
    tags,
    timeouts: { create: "10m", update: "10m" },
  });
  const link = [
    new VpcPeeringConnectionOptions(stack, "requester-options", {
      provider,
      region,
      vpcPeeringConnectionId: accepter.id,
      requester: { allowRemoteVpcDnsResolution: true },
    }),
    new VpcPeeringConnectionOptions(stack, "accepter-options", {
      provider: dnsProvider,
      region,
      vpcPeeringConnectionId: accepter.id,
      accepter: { allowRemoteVpcDnsResolution: true },
    }),
    new Route(stack, "requester-route", {
      provider,
      region,
      routeTableId: table.id,
      destinationCidrBlock: hub.cidr,
      vpcPeeringConnectionId: accepter.id,
    }),
    new Route(stack, "accepter-route", {
      provider: dnsProvider,
      region,
      routeTableId: Token.asString(Fn.lookupNested(own.content, ["route_tables", "private"])),
      destinationCidrBlock: cidr,
      vpcPeeringConnectionId: accepter.id,
    }),
  ];

  const domainName = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  const hubOptions = new VpcDhcpOptions(stack, "options-hub", {
    provider,
    region,
    domainName,
    domainNameServers: Token.asList(Fn.lookupNested(own.content, ["dns_addresses"])),
    tags: { Name: `${key} main hub` },
    lifecycle: { createBeforeDestroy: true },
  });
  new VpcDhcpOptions(stack, "options-amazon", {
    provider,
    region,
    domainName,
    domainNameServers: ["AmazonProvidedDNS"],
    tags: { Name: `${key} main amazon-provided` },
    lifecycle: { createBeforeDestroy: true },
  });
  new VpcDhcpOptionsAssociation(stack, "options-association", {
    provider,
    region,
    vpcId: vpc.id,
    dhcpOptionsId: hubOptions.id,
    dependsOn: [own.published, ...ready, zone, ...associations, ...link],
  });
  return stack;
}
