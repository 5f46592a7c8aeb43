import { App } from "cdktf";
import type { BenchEstate } from "../estate";
import { createHub } from "./hub";
import { createHubPair } from "./hub-pair";
import { createParticipant } from "./participant";

/**
 * Writes an estate's Terraform JSON as a capable user of CDKTF would without modules: loops over the estate, and in
 * them the resources one by one.
 */
export function synthesizeFlat({ hubs, participants }: BenchEstate, outdir: string): void {
  const app = new App({ outdir });
  const hubStacks = hubs.map((hub) => ({ hub, stack: createHub(app, hub) }));
  const pairStacks = hubStacks.flatMap((first, at) =>
    hubStacks.slice(at + 1).map((second) => {
      const stack = createHubPair(app, first.hub, second.hub);
      for (const hub of [first, second]) stack.addDependency(hub.stack);
      return stack;
    }),
  );
  for (const participant of participants) {
    const stack = createParticipant(app, participant, hubs);
    for (const earlier of [...hubStacks.map((hub) => hub.stack), ...pairStacks]) stack.addDependency(earlier);
  }
  app.synth();
}
