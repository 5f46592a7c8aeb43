import { type Cidr, Ipv4Address } from "../../values";
import type { PortRange } from "../network/network";

/** Addresses from first to last and, of each, ports from `from` to `to`; all inclusive. */
export interface Area {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

export function areaOf({ first, last }: Cidr, { from, to }: PortRange): Area {
  return { first: first.number, last: last.number, from, to };
}

export function overlap(one: Area, other: Area): boolean {
  return one.first <= other.last && other.first <= one.last && one.from <= other.to && other.from <= one.to;
}

/** What is left of these areas without another one. */
export function without(areas: readonly Area[], cut: Area): readonly Area[] {
  if (!areas.some((area) => overlap(area, cut))) return areas;
  return areas.flatMap((area) => (overlap(area, cut) ? around(area, cut) : [area]));
}

/** What two sets of areas have in common. */
export function common(ones: readonly Area[], others: readonly Area[]): readonly Area[] {
  return ones.flatMap((one) => others.filter((other) => overlap(one, other)).map((other) => shared(one, other)));
}

/** `10.1.0.0 to 10.1.3.255`, or a single address. */
export function addressesText({ first, last }: Pick<Area, "first" | "last">): string {
  const texts = [first, last].map((number) => Ipv4Address.fromNumber(number).text);
  return first === last ? texts.slice(1).join("") : texts.join(" to ");
}

export function portsText({ from, to }: PortRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}

function shared(one: Area, other: Area): Area {
  return {
    first: Math.max(one.first, other.first),
    last: Math.min(one.last, other.last),
    from: Math.max(one.from, other.from),
    to: Math.min(one.to, other.to),
  };
}

/** Before and behind the cut in addresses; below and above it in ports of the addresses that it has. */
function around(area: Area, cut: Area): readonly Area[] {
  const { first, last } = shared(area, cut);
  return [
    { ...area, last: first - 1 },
    { ...area, first: last + 1 },
    { ...area, first, last, to: cut.from - 1 },
    { ...area, first, last, from: cut.to + 1 },
  ].filter((part) => part.first <= part.last && part.from <= part.to);
}
