import type { Cidr } from "../../values";
import type { Estate, Hub, NetworkPlan, Vpc } from "../estate";
import { type Path, pathText } from "../finding";
import { places } from "./places";
import { remembered } from "./remembered";

/** A network, and where an environment says so. */
export interface Written {
  readonly cidr: Cidr;
  readonly path: Path;
}

/** A hub's or participant's VPC that stays, and where an environment says so. */
export interface WrittenVpc<Plan extends NetworkPlan = NetworkPlan> {
  readonly plan: Plan;
  readonly path: Path;
  /** The primary one first. */
  readonly networks: readonly Written[];
}

export const hubVpcsOf = remembered(({ hubs }: Estate): readonly WrittenVpc<Hub>[] =>
  hubs.map((hub) => written(hub, places.hub(hub))),
);

export const participantVpcsOf = remembered(({ participants }: Estate): readonly WrittenVpc<Vpc>[] =>
  participants.flatMap(({ vpcs }) => vpcs.map((vpc) => written(vpc, places.vpc(vpc)))),
);

export const vpcsOf = remembered((estate: Estate): readonly WrittenVpc[] => [
  ...hubVpcsOf(estate),
  ...participantVpcsOf(estate),
]);

/** The networks of a list, such as a site's. */
export function networksIn(cidrs: readonly Cidr[], path: Path): readonly Written[] {
  return cidrs.map((cidr, at) => ({ cidr, path: [...path, at] }));
}

/** `10.1.0.0/16 (participants.pa1.vpcs.main.cidr)`; of another environment its name too. */
export function named({ cidr, path }: Written, environment?: string): string {
  return `${cidr.text} (${pathText(path)}${environment === undefined ? "" : ` of environment ${environment}`})`;
}

function written<Plan extends NetworkPlan>(plan: Plan, path: Path): WrittenVpc<Plan> {
  const [primary, ...others] = plan.cidrs;
  const secondary = networksIn(others, [...path, "secondaryCidrs"]);
  return { plan, path, networks: [{ cidr: primary, path: [...path, "cidr"] }, ...secondary] };
}
