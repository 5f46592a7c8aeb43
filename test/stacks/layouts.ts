import { prod } from "../../environments/prod";
import { differences } from "../support/differences";
import { omit, type Resource, TerraformJson } from "../support/terraform-json";
import { textsOf, withEntries } from "./estates";

export type Layout = "per-environment" | "per-account";

/** The example `prod` in either layout, with some entries of its own. */
export function prodAs(layout: Layout, entries: Readonly<Record<string, unknown>> = {}): Written {
  return new Written(textsOf(withEntries(prod, { ...entries, stacks: layout })));
}

/** How the resources of two estates differ. */
export interface EstateChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** `<resource> <attribute>` of whatever is in both and not the same, but for what it waits for. */
  readonly changed: readonly string[];
}

interface Placed {
  readonly place: string;
  readonly resource: Resource;
}

/**
 * An estate as it was written in one of the layouts. A resource is told by its type and its place, which is the same in
 * both: `aws_vpc participant-shop/network-main/vpc`. SSM parameters are left out: they are there for other stacks alone.
 */
export class Written {
  /** By stack and address, which is what a user's states know. */
  private readonly resources: ReadonlyMap<string, Placed>;

  constructor(private readonly texts: ReadonlyMap<string, string>) {
    this.resources = new Map([...texts].flatMap(([stack, text]) => placedIn(stack, TerraformJson.parse(text))));
  }

  get places(): string[] {
    return [...this.resources.values()].map(({ place }) => place).sort();
  }

  /** What is said of each resource in so many words, its references to others apart. */
  get literals(): Record<string, unknown> {
    const entries = [...this.resources.values()].map(({ place, resource }) => [place, literalsOf(resource)] as const);
    return Object.fromEntries(entries);
  }

  changesTo(after: Written): EstateChanges {
    const changed = [...this.resources].flatMap(([address, { place, resource }]) => {
      const now = after.resources.get(address)?.resource ?? resource;
      return changedAttributes(resource, now).map((attribute) => `${place} ${attribute}`);
    });
    return { added: this.missing(after), removed: after.missing(this), changed: changed.sort() };
  }

  /** Stacks whose bytes are others, by what they are there for: new ones with a plus, gone ones with a minus. */
  stacksChangedTo(after: Written): string[] {
    const names = [...new Set([...this.texts.keys(), ...after.texts.keys()])];
    return names
      .filter((name) => this.texts.get(name) !== after.texts.get(name))
      .map((name) => `${this.texts.has(name) ? "" : "+"}${after.texts.has(name) ? "" : "-"}${purposeOf(name)}`)
      .sort();
  }

  /** Places of what only the other one has. */
  private missing(other: Written): string[] {
    const unknown = [...other.resources].filter(([address]) => !this.resources.has(address));
    return unknown.map(([, { place }]) => place).sort();
  }
}

function placedIn(stack: string, json: TerraformJson): (readonly [string, Placed])[] {
  const resources = json.resources().filter(({ type }) => type !== "aws_ssm_parameter");
  return resources.map((resource) => {
    const { type, address } = resource;
    const { "//": comment } = json.document.resource?.[type]?.[address.slice(type.length + 1)] ?? {};
    const { path } = (comment as { readonly metadata: { readonly path: string } }).metadata;
    return [`${stack} ${address}`, { place: `${type} ${placeOf(path, stack)}`, resource }];
  });
}

/** `prod/participant-shop/zone/zone` and `prod-participant-shop/participant/zone/zone` are one place. */
function placeOf(path: string, stack: string): string {
  const [, first = "", ...rest] = path.split("/");
  return [stack === "prod" ? first : purposeOf(stack), ...rest].join("/");
}

function purposeOf(stack: string): string {
  return stack.slice(stack.indexOf("-") + 1);
}

function changedAttributes(before: Resource, after: Resource): string[] {
  const paths = differences(before.attributes, after.attributes).map(({ path }) => path.split("/")[0] ?? path);
  return [...new Set(paths)].filter((attribute) => attribute !== "depends_on");
}

function literalsOf({ attributes }: Resource): unknown {
  const text = JSON.stringify(omit(attributes, "depends_on"));
  const isReference = (value: unknown) => typeof value === "string" && value.startsWith("${");
  return JSON.parse(text, (_key, value: unknown) => (isReference(value) ? "${...}" : value));
}
