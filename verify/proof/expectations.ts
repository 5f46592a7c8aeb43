import type { Directory, Zone, ZoneRecord } from "../network/network";
import type { SiteFacts } from "../facts/facts";
import { representative } from "../dns/names";
import type { ClientVpc, World } from "../world";

/** A name that hosts must be able to resolve, and who must answer it. */
export type Expectation =
  | {
      readonly kind: "record";
      readonly name: string;
      readonly type: string;
      readonly zone: Zone;
      readonly record: ZoneRecord;
    }
  | { readonly kind: "site-domain"; readonly name: string; readonly type: "A"; readonly site: SiteFacts }
  | { readonly kind: "directory-domain"; readonly name: string; readonly type: "A"; readonly directory: Directory };

export type RecordExpectation = Expectation & { readonly kind: "record" };

/** Every name that the estate promises, once. */
export class Expectations {
  readonly records: readonly RecordExpectation[];
  /** Domains whose names only their own servers know. */
  readonly domains: readonly Expectation[];
  /** Both: what the hosts of most VPCs must resolve, one list for all of them. */
  private readonly all: readonly Expectation[];

  constructor({ names, facts }: World) {
    this.records = names.zones.filter((zone) => zone.private).flatMap(recordsOf);
    const sites = facts.sites.flatMap((site) =>
      site.domains.map(({ text }): Expectation => ({ kind: "site-domain", name: text, type: "A", site })),
    );
    const directories = names.directories.flatMap((directory): Expectation[] =>
      directory.name ? [{ kind: "directory-domain", name: directory.name.text, type: "A", directory }] : [],
    );
    this.domains = [...sites, ...directories];
    this.all = [...this.records, ...this.domains];
  }

  /** What the hosts of a VPC must resolve. */
  of({ names, facts, vpc }: ClientVpc): readonly Expectation[] {
    switch (names) {
      case "estate":
        return this.all;
      case "private-zones":
        return this.records;
      case "own-zones": {
        const own = new Set(facts?.zones.map(({ text }) => text));
        return this.records.filter(({ zone }) =>
          facts ? own.has(zone.name.text) : zone.associations.some((association) => association.vpc === vpc),
        );
      }
    }
  }
}

/** One question a name and type; NS and SOA are Route 53's own. */
function recordsOf(zone: Zone): RecordExpectation[] {
  const questions = new Map<string, RecordExpectation>();
  for (const record of zone.records) {
    if (record.type === "NS" || record.type === "SOA") continue;
    const name = representative(record.name);
    questions.set(`${name} ${record.type}`, { kind: "record", name, type: record.type, zone, record });
  }
  return [...questions.values()];
}
