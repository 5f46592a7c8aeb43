import type { Value } from "../terraform";
import type { PortRange } from "./network";
import { numberOf, textOf } from "./reading";

/** Every port there is. */
export const ALL_PORTS: PortRange = { from: 0, to: 65_535 };

/** Protocols by the names of the EC2 API, whichever way they are written. @default "-1", which is every protocol */
export function protocolOf(value: Value | undefined): string {
  const text = textOf(value)?.toLowerCase() ?? "-1";
  return NAMES[text] ?? text;
}

const NAMES: Readonly<Record<string, string>> = { all: "-1", "1": "icmp", "6": "tcp", "17": "udp" };

/** Ports count for tcp and udp only (EC2 API, IpPermission and NetworkAclEntry). */
export function portsOf(protocol: string, from: Value | undefined, to: Value | undefined): PortRange {
  const [first, last] = [numberOf(from), numberOf(to)];
  if ((protocol !== "tcp" && protocol !== "udp") || first === undefined || first < 0) return ALL_PORTS;
  return { from: first, to: last ?? first };
}
