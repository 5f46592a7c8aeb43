import type { ServicePort } from "../../modules";
import type { Peering, Vpc } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { type Derived, lookUp } from "./names";

type PeeringShape = NonNullable<Shape["peerings"]>[string];

export function derivePeering(
  key: string,
  shape: PeeringShape,
  path: Path,
  { vpcs, services }: { readonly vpcs: Derived<Vpc>; readonly services: Derived<readonly ServicePort[]> },
  findings: Findings,
): Peering | undefined {
  const [requester, accepter] = shape.between.map((name, at) => lookUp(vpcs, name, [...path, "between", at], findings));
  const allowed = shape.allow.flatMap((name, at) => lookUp(services, name, [...path, "allow", at], findings) ?? []);
  return requester && accepter && { key, requester, accepter, services: distinct(allowed) };
}

export function deriveService(shape: readonly string[], path: Path, findings: Findings): ServicePort[] {
  return shape.flatMap((text, at) => parsePort(text, [...path, at], findings) ?? []);
}

function parsePort(text: string, path: Path, findings: Findings): ServicePort | undefined {
  const [protocol, ports] = text.split("/");
  if (protocol !== "tcp" && protocol !== "udp") return { protocol: "icmp" };
  const [from = 0, to = from] = (ports ?? "").split("-").map(Number);
  if (from >= 1 && from <= to && to <= 65535) return { protocol, from, to };
  return findings.add(path, {
    code: "port-range",
    got: JSON.stringify(text),
    allowed: "ports from 1 to 65535, the lower one first",
  });
}

function distinct(ports: readonly ServicePort[]): ServicePort[] {
  const byText = new Map(ports.map((port) => [JSON.stringify(port), port]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, port]) => port);
}
