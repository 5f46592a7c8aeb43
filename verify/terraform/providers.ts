import type { Value } from "./block";
import { bodies, type Json, type JsonObject } from "./json";
import type { Place } from "./written-block";

/** The providers of a module: in which account and Region they work. */
export class Providers {
  private readonly places = new Map<string, Place>();

  constructor(
    private readonly written: ReadonlyMap<string, JsonObject>,
    private readonly value: (written: Json) => Value,
    /** What the module that calls this one hands it under a name. */
    private readonly given: (name: string) => Place | undefined,
  ) {}

  /** @param name `aws`, `aws.dns` */
  place(name: string): Place {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const body = this.written.get(name);
    const place = body === undefined ? this.given(name) : this.read(name, body);
    this.places.set(name, place ?? { account: name, region: undefined });
    return place ?? this.place(name);
  }

  private read(name: string, body: JsonObject): Place {
    const region = this.value(body.region ?? null);
    return { account: this.accountOf(body) ?? name, region: typeof region === "string" ? region : undefined };
  }

  /** Of roles that are assumed one after the other, the last one acts. */
  private accountOf(provider: JsonObject): string | undefined {
    const role = this.value(bodies(provider.assume_role).at(-1)?.role_arn ?? null);
    const account = typeof role === "string" ? /^arn:[^:]*:iam::(\d{12}):/.exec(role)?.[1] : undefined;
    if (account !== undefined) return account;
    const allowed = this.value(provider.allowed_account_ids ?? null);
    const [only, ...others] = Array.isArray(allowed) ? (allowed as readonly Value[]) : [];
    return typeof only === "string" && others.length === 0 ? only : undefined;
  }
}
