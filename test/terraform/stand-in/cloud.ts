/**
 * The shared record of what exists: what every stand-in of one test knows of AWS.
 *
 * Stacks that are applied one after the other share a cloud, so a consumer's data source finds what a hub published.
 * What exists without Terraform (a VPC, a zone, a secret) is put here by the test with `seed`.
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
  private readonly objects = new Map<string, CloudObject>();
  private readonly ids = new Set<string>();

  put(object: CloudObject): void {
    this.objects.set(key(object), object);
  }

  remove(place: CloudPlace): void {
    this.objects.delete(key(place));
  }

  /** Something by an id that is unique in all of AWS, as those of EC2 are; names are not. */
  find(type: string, id: string): CloudObject | undefined {
    return this.all(type).find((object) => object.id === id);
  }

  all(type: string): CloudObject[] {
    return [...this.objects.values()].filter((object) => object.type === type);
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
}

/** 64 hexadecimal digits that depend on nothing but the parts. */
export function digest(...parts: string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

function key({ type, account, region, id }: CloudPlace): string {
  return [type, account, region, id].join(" ");
}
