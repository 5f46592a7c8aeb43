import * as z from "zod";
import { asn, cidr, directoryDomain, directoryId, ipv4Address, vpnGatewayId } from "./formats";
import { network } from "./network";
import { nameOf } from "./references";

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

const newDirectory = z.strictObject({
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

const existingDirectory = z.strictObject({
  name: directoryDomain.meta({ description: "The directory's own domain" }),
  existing: directoryId.meta({ description: "The directory, where it exists already" }),
});

export const hub = z.strictObject({
  account: nameOf("account", "Account that owns the DNS-VPC"),
  ...network,
  clients: z.array(cidr).min(1).meta({ description: "Address pools whose hosts may ask this hub: one rule pair each" }),
  directory: z
    .union([newDirectory, existingDirectory])
    .optional()
    .meta({ description: "The directory that answers. @default none: dnsServers answer" }),
  dnsServers: z
    .array(ipv4Address)
    .min(1)
    .max(4)
    .optional()
    .meta({ description: "DNS servers that somebody else runs, instead of a directory" }),
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
