import type { Hub, Participant, Peering, RecordSet, Site, Vpc } from "../estate";
import type { Path } from "../finding";

/** Where an environment says what the model holds. */
export const places = {
  hub: ({ key }: Hub): Path => ["hubs", key],
  site: ({ key }: Site): Path => ["sites", key],
  participant: ({ key }: Participant): Path => ["participants", key],
  record: (participant: Participant, { key }: RecordSet): Path => ["participants", participant.key, "records", key],
  peering: ({ key }: Peering): Path => ["peerings", key],
  vpc({ path }: Vpc): Path {
    const [participant = "", vpc = ""] = path.split("/");
    return ["participants", participant, "vpcs", vpc];
  },
} as const;
