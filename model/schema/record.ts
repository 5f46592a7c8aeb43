import * as z from "zod";
import { RECORD_TYPES } from "../../values";
import { hostedZoneId, recordName, region, retired } from "./formats";

const routing = z
  .union([
    z.strictObject({ weighted: z.int().min(0).max(255) }),
    z.strictObject({ failover: z.enum(["primary", "secondary"]) }),
    z.strictObject({ multivalue: z.literal(true) }),
    z.strictObject({ latency: region }),
    z.strictObject({
      geolocation: z.union([
        z.strictObject({ continent: z.enum(["AF", "AN", "AS", "EU", "NA", "OC", "SA"]) }),
        z.strictObject({
          country: z.string().regex(/^(\*|[A-Z]{2})$/, 'a country code of two capitals, or "*" for everywhere else'),
          subdivision: z
            .string()
            .regex(/^[A-Z0-9]{1,3}$/, "a subdivision code of one to three capitals or digits")
            .optional(),
        }),
      ]),
    }),
    z.strictObject({ geoproximity: z.strictObject({ region, bias: z.int().min(-99).max(99).optional() }) }),
  ])
  .meta({ description: "Routing policy; the record's id becomes its set identifier. @default simple" });

const common = {
  name: recordName.optional().meta({ description: "Name relative to the zone. @default the record's id" }),
  routing: routing.optional(),
  healthCheckId: z
    .string()
    .regex(/^[0-9a-f-]{1,64}$/, "the id of a Route 53 health check")
    .optional(),
  retired,
};

const valueRecord = z.strictObject({
  ...common,
  type: z.enum(RECORD_TYPES),
  values: z.array(z.string()).min(1).max(400).meta({
    description: 'Values as in a zone file, such as "10.1.1.10" or "10 mail.pa1.awscloud.com"; TXT as plain text',
  }),
  ttl: z.int().min(0).max(2_147_483_647).optional().meta({ description: "Seconds. @default 300" }),
  ptr: z.boolean().optional().meta({
    description: "Type A: also put PTR records for these addresses into the estate's reverse zones. @default false",
  }),
});

const aliasRecord = z.strictObject({
  ...common,
  type: z.enum(["A", "AAAA"]),
  alias: z.strictObject({
    name: z.string().min(1).meta({ description: "DNS name of the target, such as a load balancer's" }),
    zoneId: hostedZoneId.optional().meta({ description: "Hosted zone of the target. @default the record's own zone" }),
    evaluateTargetHealth: z.boolean().optional().meta({ description: "@default false" }),
  }),
});

/** A record set: values of one type, or an alias to an AWS resource. */
export const record = z.union([valueRecord, aliasRecord]);
