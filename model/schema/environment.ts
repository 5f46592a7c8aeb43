import * as z from "zod";
import { accountId, asn, byId, cidr, directoryDomain, domainName, id, ipv4Address, vpnGatewayId } from "./formats";
import { dhcp, network } from "./network";
import { record } from "./record";
import { nameOf } from "./references";

const tags = z.record(z.string().regex(/^.{1,128}$/s, "the key of a tag: 1 to 128 characters"), z.string().max(256));

export const account = z.strictObject({
  id: accountId,
  role: z
    .string()
    .regex(/^[\w+=,.@/-]{1,512}$/, "the name of an IAM role, with its path if it has one")
    .optional()
    .meta({ description: 'Role that Terraform assumes in this account. @default "central-dns"' }),
});

const password = z.union([
  z.strictObject({
    variable: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/, "a name for a Terraform variable: lower-case letters, digits and underscores")
      .meta({ description: "Sensitive Terraform variable that holds the password" }),
  }),
  z.strictObject({
    secret: z
      .string()
      .min(1)
      .max(512)
      .meta({ description: "Name or ARN of a Secrets Manager secret in the hub's account and Region" }),
  }),
]);

const directory = z.strictObject({
  name: directoryDomain.meta({ description: "The directory's own domain; changing it replaces the directory" }),
  shortName: z
    .string()
    .regex(/^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/, 'a NetBIOS name: up to 15 characters, none of \\ / : * ? " < > |')
    .optional()
    .meta({ description: "NetBIOS name; changing it replaces the directory. @default the first label of its domain" }),
  edition: z
    .enum(["Standard", "Enterprise"])
    .optional()
    .meta({ description: 'Changing it replaces the directory. @default "Standard"' }),
  subnets: z
    .tuple([z.string(), z.string()])
    .meta({ description: "Two subnets in two Availability Zones; changing them replaces the directory" }),
  domainControllers: z.int().min(2).max(20).optional().meta({ description: "@default 2, one a subnet" }),
  password: password.optional().meta({
    description: "Where the admin password comes from. @default the Terraform variable directory_password_<hub>",
  }),
});

export const hub = z.strictObject({
  account: nameOf("account", "Account that owns the DNS-VPC"),
  ...network,
  clients: z.array(cidr).min(1).meta({ description: "Address pools whose hosts may ask this hub: one rule pair each" }),
  directory,
  dnsAddresses: z
    .array(ipv4Address)
    .min(1)
    .max(4)
    .optional()
    .meta({ description: "The directory's DNS addresses, once known. @default whatever the directory says" }),
  rootZone: z
    .enum(["private", "none"])
    .optional()
    .meta({ description: '"none" where the root domain is also a public one. @default "private"' }),
  vpnGateway: z
    .union([z.strictObject({ id: vpnGatewayId }), z.strictObject({ asn })])
    .optional()
    .meta({ description: "An existing virtual private gateway, or the ASN of ours. @default ours, ASN 64512" }),
});

const vpc = z.strictObject({
  ...network,
  dns: z.enum(["hub", "amazon-provided"]).optional().meta({
    description: 'Whom the hosts ask: the hub, or (not yet, or no longer) Amazon\'s own resolver. @default "hub"',
  }),
  dhcp: dhcp.optional(),
});

export const participant = z.strictObject({
  account: nameOf("account", "Account that owns the VPCs and the zone"),
  hub: nameOf("hub", "Hub whose servers the hosts ask"),
  displayName: z.string().min(1).optional().meta({ description: "Name in tags. @default the id" }),
  zone: domainName.meta({ description: "The participant's private hosted zone; changing it replaces the zone" }),
  home: z.string().optional().meta({
    description: 'VPC that the zone is created with. It never moves. @default the VPC "main", or the only one',
  }),
  vpcs: byId(vpc),
  records: byId(record).optional(),
});

const vpn = z.strictObject({
  address: ipv4Address.meta({ description: "Public address of the site's VPN device" }),
  routing: z
    .enum(["bgp", "static"])
    .optional()
    .meta({ description: 'How AWS learns the site\'s networks. Changing it replaces the connection. @default "bgp"' }),
  asn: asn.optional().meta({ description: "The site's ASN. @default 65000" }),
});

const site = z.strictObject({
  hub: nameOf("hub", "Hub that the site is linked to"),
  displayName: z.string().min(1).optional().meta({ description: "Name in tags. @default the id" }),
  domains: z.array(directoryDomain).min(1).meta({ description: "Domains that the site's DNS servers answer" }),
  dnsServers: z.array(ipv4Address).min(1).meta({ description: "The site's DNS servers, in the order to ask them" }),
  networks: z.array(cidr).min(1).meta({ description: "Networks of the site" }),
  vpn: vpn.optional().meta({ description: "Site-to-Site VPN. @default none: the site is connected by other means" }),
});

const service = z
  .array(
    z
      .string()
      .regex(
        /^((tcp|udp)\/\d{1,5}(-\d{1,5})?|icmp)$/,
        'a protocol with a port or port range: "tcp/443", "udp/8000-8080", "icmp"',
      ),
  )
  .min(1);

const peering = z.strictObject({
  between: z
    .tuple([nameOf("vpc", "<participant>/<vpc>"), nameOf("vpc", "<participant>/<vpc>")])
    .meta({ description: "The VPC that requests the peering, and the one that accepts it" }),
  allow: z.array(z.string()).min(1).meta({ description: "Services that either side may use of the other" }),
});

const backend = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("local") }),
  z.strictObject({
    type: z.literal("s3"),
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "the name of an S3 bucket"),
    region: network.region,
    prefix: z
      .string()
      .regex(/^[\w./-]{1,512}$/, "letters, digits and . _ - /")
      .optional()
      .meta({ description: 'Start of every state\'s key. @default "central-dns"' }),
    kmsKeyArn: z
      .string()
      .regex(/^arn:aws[\w-]*:kms:/, "the ARN of a KMS key")
      .optional(),
    roleArn: z
      .string()
      .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/, "the ARN of an IAM role")
      .optional()
      .meta({ description: "Role that reads and writes the state. @default the caller's own credentials" }),
  }),
  z.strictObject({
    type: z.literal("cloud"),
    organization: z.string().regex(/^[\w-]{3,40}$/, "the name of an HCP Terraform organization"),
    hostname: z
      .string()
      .regex(/^[a-z0-9.-]+$/, "a host name")
      .optional()
      .meta({ description: "Terraform Enterprise host. @default HCP Terraform" }),
  }),
]);

/** One environment: the source of the check at load, of the JSON Schema and of the editor's types. */
export const environmentSchema = z.strictObject({
  $schema: z.string().optional().meta({ description: "For editors" }),
  name: id.meta({ description: "Prefix of every stack and state of this environment" }),
  rootDomain: directoryDomain.meta({ description: "Domain that all private zones lie below" }),
  stacks: z.enum(["per-environment"]).meta({ description: "One Terraform state for the whole environment" }),
  backend,
  tags: tags.optional().meta({ description: "Default tags of every resource" }),
  preventDestroy: z
    .boolean()
    .optional()
    .meta({ description: "Terraform refuses a plan that destroys a directory or zone. @default true" }),
  accounts: byId(account),
  hubs: byId(hub),
  sites: byId(site).optional(),
  participants: byId(participant),
  services: byId(service)
    .optional()
    .meta({ description: 'What peered VPCs may use of each other, such as ["tcp/443"]' }),
  peerings: byId(peering).optional().meta({ description: "Peerings between participants" }),
});
