/** The facts of every type that the stand-in knows. */
import { dataFacts } from "./data";
import { directoryFacts } from "./directory";
import type { DataFacts, Facts } from "./facts";
import { peeringFacts } from "./peering";
import { route53Facts } from "./route53";
import { securityFacts } from "./security";
import { ssmFacts } from "./ssm";
import { vpcFacts } from "./vpc";
import { vpnFacts } from "./vpn";

export const resourceFacts: ReadonlyMap<string, Facts> = new Map(
  [directoryFacts, peeringFacts, route53Facts, securityFacts, ssmFacts, vpcFacts, vpnFacts].flatMap(
    Object.entries<Facts>,
  ),
);

export const dataSourceFacts: ReadonlyMap<string, DataFacts> = new Map(Object.entries(dataFacts));

export type { Birth, DataFacts, Facts, SchemaFacts } from "./facts";
