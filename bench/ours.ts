import { checkEnvironment, type Estate } from "../model";
import { deriveEstate } from "../model/derive/estate";
import { Findings } from "../model/finding";
import { applyRules } from "../model/rules";
import { checkShape } from "../model/shape";
import { synthesize } from "../stacks";
import { type BenchEstate, benchEstate, environmentOf } from "./estate";
import { type Measurement, measure, time } from "./measure";

/** Writes the estate's Terraform JSON by our own stacks. */
export function synthesizeOurs(estate: BenchEstate, outdir: string): void {
  write(checked(environmentOf(estate)), outdir);
}

/** The environment is checked before the clock starts. */
export function measureOurs(participants: number, hubs: number): Measurement {
  const estate = checked(environmentOf(benchEstate(participants, hubs)));
  return measure((outdir) => write(estate, outdir));
}

/** Seconds that each step of the check takes. */
export function measureCheck(participants: number, hubs: number) {
  const environment = environmentOf(benchEstate(participants, hubs));
  const findings = new Findings();
  const { result: shape, seconds: schema } = time(() => checkShape(environment, findings));
  if (shape === undefined) throw new Error(JSON.stringify(findings.list));
  const { result: estate, seconds: model } = time(() => deriveEstate(shape, findings));
  const { seconds: rules } = time(() => applyRules({ estate, neighbours: [], others: [] }));
  return { schema, model, rules };
}

function write(estate: Estate, outdir: string): void {
  synthesize([estate], { outdir, stateDirectory: outdir });
}

function checked(environment: unknown): Estate {
  const { estate, findings } = checkEnvironment(environment);
  if (estate === undefined) throw new Error(JSON.stringify(findings));
  return estate;
}
