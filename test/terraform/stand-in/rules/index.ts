/** Everything that AWS refuses, as far as the stand-in knows. */
import { dhcpRules } from "./dhcp";
import { directoryRules } from "./directories";
import { refuseUsed } from "./in-use";
import { networkRules } from "./networks";
import { peeringRules } from "./peerings";
import { refuseForeign } from "./placement";
import { routeRules } from "./routes";
import type { Request, Rule, TypeRules } from "./rule";
import { securityGroupRules } from "./security-groups";
import { ssmRules } from "./ssm";
import { zoneRules } from "./zones";

/** Throws the Refusal that AWS would answer with, if it would refuse. */
export function enforce(action: "create" | "update" | "remove", request: Request): void {
  for (const rule of rulesFor(action, rules.get(request.type) ?? {})) rule(request);
}

const rules: ReadonlyMap<string, TypeRules> = new Map(
  [dhcpRules, directoryRules, networkRules, peeringRules, routeRules, securityGroupRules, ssmRules, zoneRules].flatMap(
    Object.entries<TypeRules>,
  ),
);

function rulesFor(action: "create" | "update" | "remove", { create = [], put = [], remove = [] }: TypeRules): Rule[] {
  if (action === "remove") return [refuseUsed, ...remove];
  return [...(action === "create" ? create : []), ...put, refuseForeign];
}
