import * as z from "zod";
import { accountId, cidr, peeringId, retired, vpcId, region } from "./formats";
import { nameOf } from "./references";

export const service = z
  .array(
    z
      .string()
      .regex(
        /^((tcp|udp)\/\d{1,5}(-\d{1,5})?|icmp)$/,
        'a protocol with a port or port range: "tcp/443", "udp/8000-8080", "icmp"',
      ),
  )
  .min(1);

const allow = z.array(z.string()).min(1).meta({ description: "Services that either side may use of the other" });

const routes = z.strictObject({
  tables: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ description: "Route tables that get routes to the peer. @default all that are named" }),
  cidrs: z.array(cidr).min(1).optional().meta({ description: "Own networks that the peer routes to. @default all" }),
});

const ownPeering = z.strictObject({
  between: z
    .tuple([nameOf("vpc", "<participant>/<vpc>"), nameOf("vpc", "<participant>/<vpc>")])
    .meta({ description: "The VPC that requests the peering, and the one that accepts it" }),
  allow,
  routes: z
    .strictObject({ requester: routes.optional(), accepter: routes.optional() })
    .optional()
    .meta({ description: "Limits the routes of either side. @default every table, every network" }),
  existing: peeringId
    .optional()
    .meta({ description: "The connection, where it exists already. @default it is created" }),
  retired,
});

const partnerPeering = z.strictObject({
  vpc: nameOf("vpc", "<participant>/<vpc>"),
  partner: z
    .strictObject({
      name: z.string().min(1),
      account: accountId,
      region: region,
      vpc: vpcId,
      cidrs: z.array(cidr).min(1),
    })
    .meta({ description: "A VPC in a third party's account, where we may not act" }),
  handshake: z
    .union([z.strictObject({ request: z.enum(["pending", "accepted"]) }), z.strictObject({ accept: peeringId })])
    .meta({ description: "We request, and say when the partner has accepted; or we accept the partner's request" }),
  allow,
  routes: routes.optional().meta({ description: "Limits our routes. @default every table, every network" }),
  retired,
});

export const peering = z.union([ownPeering, partnerPeering]);
