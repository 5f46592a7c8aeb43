import { DirectoryServiceConditionalForwarder } from "@cdktf/provider-aws/lib/directory-service-conditional-forwarder";
import { DirectoryServiceDirectory } from "@cdktf/provider-aws/lib/directory-service-directory";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type App, Fn, TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import { type BenchHub, CLIENTS, DNS_ACCOUNT, NAME, ROOT_DOMAIN } from "../estate";
import { newProvider, newStack } from "./stack";

/** A hub: its network, its directory and root zone, and what others read of it. */
export function createHub(app: App, { key, region, cidr, subnets, directory: domain }: BenchHub): TerraformStack {
  const stack = newStack(app, `hub-${key}`);
  const provider = newProvider(stack, "dns", DNS_ACCOUNT);
  const vpc = new Vpc(stack, "vpc", {
    provider,
    region,
    cidrBlock: cidr,
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: key },
  });
  const table = new RouteTable(stack, "table", { provider, region, vpcId: vpc.id, tags: { Name: `${key} private` } });
  const subnetIds: string[] = [];
  const ready: RouteTableAssociation[] = [];
  for (const [name, subnet] of Object.entries(subnets)) {
    const { id } = new Subnet(stack, `subnet-${name}`, {
      provider,
      region,
      vpcId: vpc.id,
      cidrBlock: subnet.cidr,
      availabilityZone: region + subnet.az,
      tags: { Name: `${key} ${name}` },
    });
    subnetIds.push(id);
    ready.push(
      new RouteTableAssociation(stack, `association-${name}`, {
        provider,
        region,
        subnetId: id,
        routeTableId: table.id,
      }),
    );
  }
  const variable = `directory_password_${key.replaceAll("-", "_")}`;
  const password = new TerraformVariable(stack, variable, {
    type: "string",
    sensitive: true,
    description: `Admin password of the directory of hub ${key}`,
  });
  const directory = new DirectoryServiceDirectory(stack, "directory", {
    provider,
    region,
    type: "MicrosoftAD",
    name: domain,
    shortName: key,
    edition: "Standard",
    password: password.stringValue,
    desiredNumberOfDomainControllers: 2,
    vpcSettings: { vpcId: vpc.id, subnetIds },
    timeouts: { create: "90m", update: "90m", delete: "90m" },
    lifecycle: { ignoreChanges: ["password"], preventDestroy: true },
  });
  const rootZone = new Route53Zone(stack, "root-zone", {
    provider,
    name: ROOT_DOMAIN,
    comment: "Managed by central-dns",
    vpc: [{ vpcId: vpc.id, vpcRegion: region }],
    lifecycle: { ignoreChanges: ["vpc"], preventDestroy: true },
  });
  const forwarder = new DirectoryServiceConditionalForwarder(stack, "forwarder", {
    provider,
    region,
    directoryId: directory.id,
    remoteDomainName: ROOT_DOMAIN,
    dnsIps: [cidr.replace(/0\/20$/, "2")],
  });
  const rules = ["udp", "tcp"].map(
    (ipProtocol) =>
      new VpcSecurityGroupIngressRule(stack, `clients-${ipProtocol}`, {
        provider,
        region,
        securityGroupId: directory.securityGroupId,
        ipProtocol,
        fromPort: 53,
        toPort: 53,
        cidrIpv4: CLIENTS,
        description: "DNS clients",
      }),
  );
  new TerraformOutput(stack, `dns_addresses_${key}`, {
    value: directory.dnsIpAddresses,
    description: "DNS servers of the hub: pin them as dnsAddresses",
    staticId: true,
  });
  new SsmParameter(stack, "publication", {
    provider,
    region,
    name: `/central-dns/${NAME}/hubs/${key}`,
    type: "String",
    tier: "Intelligent-Tiering",
    insecureValue: Fn.jsonencode({
      vpc_id: vpc.id,
      route_tables: { private: table.id },
      dns_addresses: directory.dnsIpAddresses,
      directory_id: directory.id,
      security_group_id: directory.securityGroupId,
      reverse_zones: {},
    }),
    dependsOn: [...ready, directory, rootZone, forwarder, ...rules],
  });
  return stack;
}
