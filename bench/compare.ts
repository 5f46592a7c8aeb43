import { canonicalOutput } from "./canonical";
import { benchEstate } from "./estate";
import { synthesizeFlat } from "./flat/program";
import { inTemporaryDirectory } from "./measure";
import { synthesizeOurs } from "./ours";

/** What both programs write for an estate, by file, addresses aside. */
export function writtenByBoth(participants: number, hubs: number) {
  const estate = benchEstate(participants, hubs);
  const written = (synthesize: typeof synthesizeFlat) =>
    inTemporaryDirectory((outdir) => {
      synthesize(estate, outdir);
      return canonicalOutput(outdir);
    });
  return { ours: written(synthesizeOurs), flat: written(synthesizeFlat) };
}
