/**
 * The shared record of what exists: what every stand-in of one test knows of AWS.
 *
 * Stacks that are applied one after the other share a cloud, so a consumer's data source finds what a hub published.
 * What exists without Terraform (a VPC, a zone, a secret) is put here by the test with `seed`. Every change is told, in
 * order, to those who `watch`.
 */
import { createHash } from "node:crypto";
import type { Values } from "./values";

/** Where one thing is, under the Terraform type that would manage it. */
export interface CloudPlace {
  readonly type: string;
  readonly id: string;
  readonly account: string;
  /** Empty for what has no region: Route 53. */
  readonly region: string;
}

export interface CloudObject extends CloudPlace {
  readonly values: Values;
}

/** One thing made (no `before`), changed, or removed (no `after`). */
export interface CloudChange extends CloudPlace {
  readonly before?: Values | undefined;
  readonly after?: Values | undefined;
}

/** A refusal that Terraform shows as an error of the provider. */
export class Refusal extends Error {
  constructor(
    readonly summary: string,
    readonly detail: string,
    readonly attribute?: string,
  ) {
    super(`${summary}: ${detail}`);
  }
}

export class Cloud {
  private readonly objects = new Map<string, Map<string, CloudObject>>();
  private readonly removed = new Set<string>();
  private readonly ids = new Set<string>();
  private readonly watchers: ((change: CloudChange) => void)[] = [];

  put(object: CloudObject): void {
    const before = this.at(object)?.values;
    const objects = this.objects.get(object.type) ?? new Map<string, CloudObject>();
    this.objects.set(object.type, objects.set(key(object), object));
    this.removed.delete(key(object));
    this.tell({ ...placeOf(object), before, after: object.values });
  }

  /** Changes some attributes of what is there; nothing happens to what is not. */
  change(object: CloudObject | undefined, values: Values): void {
    if (object) this.put({ ...object, values: { ...object.values, ...values } });
  }

  remove(place: CloudPlace): void {
    const object = this.at(place);
    if (!object) return;
    this.objects.get(place.type)?.delete(key(place));
    this.removed.add(key(place));
    this.tell({ ...placeOf(place), before: object.values });
  }

  at(place: CloudPlace): CloudObject | undefined {
    return this.objects.get(place.type)?.get(key(place));
  }

  /** Something was there, and somebody removed it; of what was never there nothing is known. */
  isGone(place: CloudPlace): boolean {
    return this.removed.has(key(place));
  }

  /** Something by an id that is unique in all of AWS, as those of EC2 are; names are not. */
  find(type: string, id: string): CloudObject | undefined {
    return this.all(type).find((object) => object.id === id);
  }

  all(type: string): CloudObject[] {
    return [...(this.objects.get(type)?.values() ?? [])];
  }

  everything(): CloudObject[] {
    return [...this.objects.keys()].flatMap((type) => this.all(type));
  }

  /** Calls back after every change from now on. */
  watch(watcher: (change: CloudChange) => void): void {
    this.watchers.push(watcher);
  }

  /**
   * Puts something that Terraform did not make. `values` are attributes as the provider names them, `id` among them;
   * attributes left out read as the provider's
   * empty value, `owner_id` as the owner's account.
   */
  seed(type: string, owner: { account: string; region?: string }, values: Values & { id: string }): void {
    const seeded = { owner_id: owner.account, ...values };
    this.put({ type, id: values.id, account: owner.account, region: owner.region ?? "", values: seeded });
  }

  /** An id of AWS's shape that nobody has yet; the same seed in a new cloud gives the same id. */
  freshId(make: (digest: string) => string, seed: string): string {
    for (let attempt = 0; ; attempt++) {
      const id = make(digest(seed, String(attempt)));
      if (this.ids.has(id)) continue;
      this.ids.add(id);
      return id;
    }
  }

  private tell(change: CloudChange): void {
    for (const watcher of this.watchers) watcher(change);
  }
}

/** 64 hexadecimal digits that depend on nothing but the parts. */
export function digest(...parts: string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

function placeOf({ type, id, account, region }: CloudPlace): CloudPlace {
  return { type, id, account, region };
}

function key({ type, account, region, id }: CloudPlace): string {
  return [type, account, region, id].join(" ");
}
