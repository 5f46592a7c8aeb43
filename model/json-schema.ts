import * as z from "zod";
import { environmentSchema } from "./schema/environment";

/**
 * What an environment in JSON may say, as JSON Schema (draft 2020-12). It knows shapes; whether names lead somewhere,
 * and every rule between values, is checked at load.
 */
export function environmentJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(environmentSchema, { target: "draft-2020-12", io: "input" });
  return {
    $schema,
    title: "Environment",
    description: "One environment of central-dns: its accounts, hubs, sites, participants and peerings",
    ...schema,
  };
}
