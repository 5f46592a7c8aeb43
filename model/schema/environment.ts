import * as z from "zod";
import { byId, cidr, directoryDomain, id } from "./formats";
import { account } from "./account";
import { backend } from "./backend";
import { hub } from "./hub";
import { participant } from "./participant";
import { peering, service } from "./peering";
import { nameOf } from "./references";
import { site } from "./site";

const tags = z.record(z.string().regex(/^.{1,128}$/s, "the key of a tag: 1 to 128 characters"), z.string().max(256));

/** One environment: the source of the check at load, of the JSON Schema and of the editor's types. */
export const environmentSchema = z.strictObject({
  $schema: z.string().optional().meta({ description: "For editors" }),
  name: id.meta({ description: "Prefix of every stack and state of this environment" }),
  rootDomain: directoryDomain.meta({ description: "Domain that all private zones lie below" }),
  stacks: z.enum(["per-environment", "per-account"]).meta({
    description: "One Terraform state for the whole environment, or one for each hub, participant and peering",
  }),
  backend,
  tags: tags.optional().meta({ description: "Default tags of every resource" }),
  preventDestroy: z
    .boolean()
    .optional()
    .meta({ description: "Terraform refuses a plan that destroys a directory or zone. @default true" }),
  reverseLookup: z
    .strictObject({
      hub: nameOf("hub", "Hub whose account owns the reverse zones"),
      networks: z
        .array(cidr)
        .min(1)
        .optional()
        .meta({ description: "Networks whose addresses have names. @default the client pools of all hubs" }),
    })
    .optional()
    .meta({
      description: "Reverse lookup of private addresses. @default none: resolvers answer reverse names themselves",
    }),
  allow: z
    .array(
      z.strictObject({
        rule: z.string().meta({ description: "Code of the rule, or of an invariant of verify (V1 to V29)" }),
        reason: z.string().min(1).meta({ description: "Why it may be broken here" }),
        where: z.string().min(1).optional().meta({
          description:
            "Only at this place or below; of an invariant: at this Terraform address, or those that begin so before a *. @default anywhere",
        }),
      }),
    )
    .optional()
    .meta({ description: "Exceptions from rules that know exceptions. @default none" }),
  accounts: byId(account),
  hubs: byId(hub),
  sites: byId(site).optional(),
  participants: byId(participant),
  services: byId(service)
    .optional()
    .meta({ description: 'What peered VPCs may use of each other, such as ["tcp/443"]' }),
  peerings: byId(peering).optional().meta({ description: "Peerings between participants" }),
});
