import type { Zone, ZoneRecord } from "../network/network";
import { suffixes } from "./names";

/** What a zone says to a question: records, that the name has none of that type, or that there is no such name. */
export type ZoneAnswer =
  | { readonly kind: "records"; readonly records: readonly ZoneRecord[] }
  | { readonly kind: "no-data" }
  | { readonly kind: "no-such-name" };

/** The records of one zone by name. A wildcard answers where no name does (RFC 4592), and AWS keeps to that. */
export class ZoneRecords {
  private readonly byName = new Map<string, ZoneRecord[]>();
  /** Names with records, and those above them, which exist without any. */
  private readonly existing: ReadonlySet<string>;

  constructor(private readonly zone: Zone) {
    for (const record of zone.records) {
      const known = this.byName.get(record.name);
      if (known) known.push(record);
      else this.byName.set(record.name, [record]);
    }
    this.existing = new Set([zone.name.text, ...[...this.byName.keys()].flatMap(suffixes)]);
  }

  answer(name: string, type: string): ZoneAnswer {
    const records = this.byName.get(name) ?? this.wildcard(name);
    if (records === undefined) return { kind: this.existing.has(name) ? "no-data" : "no-such-name" };
    const fitting = records.filter((record) => record.type === type || record.type === "CNAME");
    return fitting.length > 0 ? { kind: "records", records: fitting } : { kind: "no-data" };
  }

  private wildcard(name: string): readonly ZoneRecord[] | undefined {
    const apex = this.zone.name.text;
    for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
      const parent = name.slice(dot + 1);
      const records = this.byName.get(`*.${parent}`);
      if (records) return records;
      if (parent === apex || this.existing.has(parent)) return undefined;
    }
    return undefined;
  }
}
