import { benchEstate } from "../estate";
import { type Measurement, measure } from "../measure";
import { synthesizeFlat } from "./program";

/** As a user would write and run it. */
export function measureFlat(participants: number, hubs: number): Measurement {
  const estate = benchEstate(participants, hubs);
  return measure((outdir) => synthesizeFlat(estate, outdir));
}

/** With the trick of `stacks/synthesize.ts`: no stack trace is captured for a token. */
export function measureFlatWithTrick(participants: number, hubs: number): Measurement {
  Error.captureStackTrace = () => undefined;
  return measureFlat(participants, hubs);
}
