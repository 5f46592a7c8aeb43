import * as z from "zod";
import { byId, cidr, domainName, id, ipv4Address, region, routeTableId, vpcId } from "./formats";

const subnet = z.strictObject({
  cidr,
  az: z.enum(["a", "b", "c", "d", "e", "f"]).meta({ description: "Letter of the Availability Zone" }),
  routeTable: id.optional().meta({ description: 'Route table of this subnet, by name. @default "private"' }),
});

/** What a hub and a participant's VPC have in common. */
export const network = {
  displayName: z.string().min(1).optional().meta({ description: "Name tag. @default the id" }),
  region,
  cidr: cidr.meta({ description: "Primary IPv4 network of the VPC; changing it replaces the VPC" }),
  secondaryCidrs: z.array(cidr).min(1).optional().meta({ description: "Further networks of the VPC. @default none" }),
  subnets: byId(subnet).optional().meta({ description: "Subnets of a VPC that is created here" }),
  existing: z
    .strictObject({
      vpc: vpcId,
      routeTables: byId(routeTableId).meta({ description: "Route tables that get routes, by a permanent name" }),
    })
    .optional()
    .meta({ description: "The VPC, where it exists already. @default it is created, with the subnets" }),
};

export const dhcp = z.strictObject({
  domainName: domainName
    .optional()
    .meta({ description: "Search domain of the hosts. @default the Region's own, as AWS hands out" }),
  ntpServers: z
    .array(ipv4Address)
    .min(1)
    .max(4)
    .optional()
    .meta({ description: "Time servers. @default none: hosts use the Amazon Time Sync Service" }),
});
