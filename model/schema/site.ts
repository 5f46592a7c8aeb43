import * as z from "zod";
import { asn, cidr, directoryDomain, ipv4Address, retired } from "./formats";
import { nameOf } from "./references";

const vpn = z.strictObject({
  address: ipv4Address.meta({ description: "Public address of the site's VPN device" }),
  routing: z
    .enum(["bgp", "static"])
    .optional()
    .meta({ description: 'How AWS learns the site\'s networks. Changing it replaces the connection. @default "bgp"' }),
  asn: asn.optional().meta({ description: "The site's ASN. @default 65000" }),
});

export const site = z.strictObject({
  hub: nameOf("hub", "Hub that the site is linked to"),
  otherHubs: z
    .array(nameOf("hub", "Hub that the site is linked to"))
    .min(1)
    .optional()
    .meta({ description: "Further hubs that the site is linked to, in the same way. @default none" }),
  displayName: z.string().min(1).optional().meta({ description: "Name in tags. @default the id" }),
  domains: z.array(directoryDomain).min(1).meta({ description: "Domains that the site's DNS servers answer" }),
  dnsServers: z.array(ipv4Address).min(1).meta({ description: "The site's DNS servers, in the order to ask them" }),
  networks: z.array(cidr).min(1).meta({ description: "Networks of the site" }),
  vpn: vpn.optional().meta({ description: "Site-to-Site VPN. @default none: the site is connected by other means" }),
  retired,
});
