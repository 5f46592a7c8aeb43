import type { ServicePort } from "../../modules";
import { AccountId, Cidr, Region } from "../../values";
import type { Peering, PeeringEnd, Vpc } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { show } from "../wording";
import { type Derived, lookUp } from "./names";

type PeeringShape = NonNullable<Shape["peerings"]>[string];
type OwnShape = Extract<PeeringShape, { between: unknown }>;
type PartnerShape = Extract<PeeringShape, { partner: unknown }>;
type Routes = PartnerShape["routes"];

/** What a peering may name. */
export interface Known {
  readonly vpcs: Derived<Vpc>;
  /** Paths of the VPCs that are to be removed. */
  readonly retired: ReadonlySet<string>;
  readonly services: Derived<readonly ServicePort[]>;
}

export function derivePeering(
  key: string,
  shape: PeeringShape,
  path: Path,
  known: Known,
  findings: Findings,
): Peering | undefined {
  const allowed = shape.allow.flatMap(
    (name, at) => lookUp(known.services, name, [...path, "allow", at], findings) ?? [],
  );
  const common = { key, services: distinct(allowed), retired: shape.retired ?? false };
  const ends =
    "partner" in shape ? derivePartner(shape, path, known, findings) : deriveOwn(shape, path, known, findings);
  return ends && { ...common, ...ends };
}

function deriveOwn({ between, routes, existing, retired }: OwnShape, path: Path, known: Known, findings: Findings) {
  const [requester, accepter] = between.map((name, at) => lookUp(known.vpcs, name, [...path, "between", at], findings));
  if (!retired) between.forEach((name, at) => checkNotRetired(name, [...path, "between", at], known, findings));
  if (requester === undefined || accepter === undefined) return undefined;
  return {
    requester: limit(requester, routes?.requester, [...path, "routes", "requester"], findings),
    accepter: limit(accepter, routes?.accepter, [...path, "routes", "accepter"], findings),
    ...(existing !== undefined && { existingId: existing }),
  };
}

function derivePartner(shape: PartnerShape, path: Path, known: Known, findings: Findings) {
  const vpc = lookUp(known.vpcs, shape.vpc, [...path, "vpc"], findings);
  if (!shape.retired) checkNotRetired(shape.vpc, [...path, "vpc"], known, findings);
  const { name, account, region, vpc: vpcId, cidrs } = shape.partner;
  const [first, ...others] = cidrs.map(Cidr.parse);
  if (vpc === undefined || first === undefined) return undefined;
  return {
    end: limit(vpc, shape.routes, [...path, "routes"], findings),
    partner: {
      name,
      accountId: AccountId.parse(account),
      region: Region.parse(region),
      vpcId,
      cidrs: [first, ...others] as const,
    },
    handshake: shape.handshake,
  };
}

/** A VPC can only go after its peerings. */
function checkNotRetired(name: string, path: Path, { retired }: Known, findings: Findings): void {
  if (!retired.has(name)) return;
  findings.add(path, {
    code: "peering-retired",
    got: show(name),
    allowed: "VPCs that stay",
    cure: "retire this peering too: it goes before the VPC",
  });
}

function limit(vpc: Vpc, routes: Routes, path: Path, findings: Findings): PeeringEnd {
  const tables = new Map(vpc.routeTables.map((table) => [table, table]));
  for (const [at, table] of (routes?.tables ?? []).entries()) lookUp(tables, table, [...path, "tables", at], findings);
  const [first, ...others] = [...new Set(routes?.cidrs)].map(Cidr.parse);
  for (const [at, cidr] of (routes?.cidrs ?? []).map(Cidr.parse).entries()) {
    if (vpc.cidrs.some((network) => network.contains(cidr))) continue;
    findings.add([...path, "cidrs", at], {
      code: "route-outside-vpc",
      got: show(cidr.text),
      allowed: `a part of ${vpc.cidrs.map(({ text }) => text).join(" or ")}`,
    });
  }
  return {
    vpc,
    tables: [...new Set(routes?.tables ?? vpc.routeTables)].sort(),
    cidrs: first === undefined ? vpc.cidrs : [first, ...others],
  };
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
