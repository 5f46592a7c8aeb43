import type { Resource } from "./terraform-json";

/**
 * What Terraform waits for before it creates a resource: all that `depends_on` names and all that its expressions
 * mention.
 */
export class DependencyGraph {
  private readonly edges: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(resources: readonly Resource[]) {
    const addresses = new Set(resources.map(({ address }) => address));
    this.edges = new Map(
      resources.map(({ address, attributes }) => [
        address,
        new Set(mentionsIn(attributes).filter((mentioned) => addresses.has(mentioned) && mentioned !== address)),
      ]),
    );
  }

  /** What the resource itself names. */
  direct(address: string): ReadonlySet<string> {
    const edges = this.edges.get(address);
    if (edges === undefined) throw new Error(`no ${address} in the graph`);
    return edges;
  }

  /** Everything that exists before it, sorted. */
  before(address: string): string[] {
    const found = new Set<string>();
    const visit = (from: string) => {
      for (const next of this.direct(from)) {
        if (found.has(next)) continue;
        found.add(next);
        visit(next);
      }
    };
    visit(address);
    return [...found].sort();
  }

  /** Whether Terraform creates `to` before `from`. */
  reaches(from: string, to: string): boolean {
    return this.before(from).includes(to);
  }
}

/** Everything that looks like an address, in `depends_on` and in the expressions of any string, however deep. */
function mentionsIn({ depends_on: explicit, ...rest }: Record<string, unknown>): string[] {
  const dependsOn = Array.isArray(explicit) ? explicit.map(String) : [];
  return [...dependsOn, ...strings(rest).flatMap(expressions).flatMap(addresses)];
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** The expressions of a template: what stands between `${` and its `}`. In `$${` the dollar is a plain character. */
function expressions(template: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < template.length; at++) {
    if (/^([$%])\1\{/.test(template.slice(at, at + 3))) at += 2;
    else if (/^[$%]\{/.test(template.slice(at, at + 2))) {
      const end = closingBrace(template, at + 1);
      found.push(template.slice(at + 2, end));
      at = end;
    }
  }
  return found;
}

function closingBrace(template: string, open: number): number {
  let depth = 0;
  for (let at = open; at < template.length; at++) {
    if (template[at] === "{") depth++;
    else if (template[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`an expression is not closed: ${template}`);
}

function addresses(expression: string): string[] {
  return expression.match(/(?<![\w.-])(?:data\.)?[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*/g) ?? [];
}
