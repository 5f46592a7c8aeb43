import { Cidr, InvalidValue, Ipv4Address } from "../../values";
import type { Json } from "../terraform/json";

/** A network as state has it; undefined for anything else. */
export function cidrIn(json: Json | undefined): Cidr | undefined {
  return typeof json === "string" ? parsed(() => Cidr.parse(json)) : undefined;
}

/** Those of some texts that are addresses: `AmazonProvidedDNS` is none. */
export function addressesIn(texts: readonly string[]): readonly Ipv4Address[] {
  return texts.flatMap((text) => parsed(() => Ipv4Address.parse(text)) ?? []);
}

function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InvalidValue) return undefined;
    throw error;
  }
}
