import * as z from "zod";
import { byId, domainName, hostedZoneId, peeringId, retired } from "./formats";
import { dhcp, network } from "./network";
import { record } from "./record";
import { nameOf } from "./references";

const use = z.enum([
  "eks-private-endpoint",
  "efs",
  "interface-endpoint-private-dns",
  "cloud-map",
  "resolver-rules",
  "dns-firewall",
]);

const vpc = z.strictObject({
  ...network,
  dns: z.enum(["hub", "amazon-provided"]).optional().meta({
    description: 'Whom the hosts ask: the hub, or (not yet, or no longer) Amazon\'s own resolver. @default "hub"',
  }),
  dhcp: dhcp.optional(),
  hub: nameOf("hub", "Hub whose servers the hosts ask. @default the participant's").optional(),
  link: z
    .union([z.enum(["peering", "external"]), z.strictObject({ existing: peeringId })])
    .optional()
    .meta({
      description:
        'How the VPC reaches its hub: a peering of ours, one that exists, or "external", made by somebody else ' +
        '(transit gateway, Cloud WAN). @default "peering"',
    }),
  uses: z.array(use).min(1).optional().meta({
    description: "What the hosts use of AWS that the VPC's own resolver alone answers, and no hub. @default none",
  }),
  retired,
});

export const participant = z.strictObject({
  account: nameOf("account", "Account that owns the VPCs and the zone"),
  hub: nameOf("hub", "Hub whose servers the hosts ask"),
  displayName: z.string().min(1).optional().meta({ description: "Name in tags. @default the id" }),
  zone: z
    .union([domainName, z.strictObject({ name: domainName, existing: hostedZoneId })])
    .meta({ description: "The participant's private hosted zone, or one that exists; changing it replaces the zone" }),
  authorizations: z
    .enum(["kept", "released"])
    .optional()
    .meta({
      description:
        "Whether other accounts' VPCs stay authorized once they are associated; a new association needs them. " +
        '@default "kept"',
    }),
  home: z.string().optional().meta({
    description: 'VPC that the zone is created with. It never moves. @default the VPC "main"',
  }),
  vpcs: byId(vpc),
  records: byId(record).optional(),
  retired,
});
