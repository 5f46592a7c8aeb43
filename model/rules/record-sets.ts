import type { RecordType } from "../../values";
import type { Estate, Participant, RecordSet } from "../estate";
import type { Path } from "../finding";
import { liveParticipants } from "./domains";
import { places } from "./places";

/** A record set of a participant that stays. */
export interface PlacedRecord {
  readonly participant: Participant;
  readonly record: RecordSet;
  /** Full, without trailing dot. */
  readonly name: string;
  readonly type: RecordType;
  /** Where an environment says it. */
  readonly path: Path;
}

export const recordsOf = oncePerEstate((estate): readonly PlacedRecord[] =>
  liveParticipants(estate).flatMap((participant) => participant.records.map((record) => placed(participant, record))),
);

/** The record sets of one name in one zone. */
export const recordsByName = oncePerEstate((estate) =>
  grouped(recordsOf(estate), ({ participant, name }) => `${participant.key} ${name}`),
);

/** The record sets of one name and type in one zone, between which a routing policy decides. */
export const recordsByNameAndType = oncePerEstate((estate) =>
  recordsByName(estate).flatMap((records) => grouped(records, ({ type }) => type)),
);

/** Where the name is written: as such, or as the id of the record. */
export function namePath({ record, path }: PlacedRecord): Path {
  return record.name.text === record.key ? path : [...path, "name"];
}

/** Nearly every rule on records asks for the same. */
function oncePerEstate<Result>(compute: (estate: Estate) => Result): (estate: Estate) => Result {
  const known = new WeakMap<Estate, Result>();
  return (estate) => {
    const result = known.get(estate) ?? compute(estate);
    known.set(estate, result);
    return result;
  };
}

function grouped<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[][] {
  if (entries.length === 1) return [[...entries]];
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

function placed(participant: Participant, record: RecordSet): PlacedRecord {
  const { name, content } = record;
  return {
    participant,
    record,
    name: name.within(participant.zone.name),
    type: "values" in content ? content.values[0].type : content.type,
    path: places.record(participant, record),
  };
}
