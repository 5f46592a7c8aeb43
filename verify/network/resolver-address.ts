import type { Ipv4Address } from "../../values";
import type { Vpc } from "./network";

/** The Amazon DNS server of a VPC: at the base of its primary network plus two. */
export function resolverOf({ cidrs: [primary] }: Vpc): Ipv4Address | undefined {
  return primary === undefined || primary.prefix > 30 ? undefined : primary.resolver;
}
