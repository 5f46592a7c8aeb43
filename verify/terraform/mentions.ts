import type { Block } from "./block";
import { bare, isJsonList, isTemplate, type Json } from "./json";
import type { Name } from "./templates";

/** What names stand for, where an expression is written. */
interface Names {
  blocksAt(name: Name): readonly Block[];
  local(name: string): Json | undefined;
  /** In a template; none where it cannot be read. */
  inTemplate(text: string): readonly Name[];
}

/** Which blocks an expression names, whatever it makes of them: what Terraform does before it. */
export class Mentions {
  private readonly locals = new Map<string, readonly Block[]>();

  constructor(private readonly names: Names) {}

  /** In every string of some JSON. @param found they are added to these */
  inside(written: Json, found = new Set<Block>()): ReadonlySet<Block> {
    if (typeof written === "string") {
      if (isTemplate(written)) this.text(written, found);
    } else if (typeof written === "object" && written !== null) {
      for (const [key, inner] of Object.entries(written)) if (key !== "//") this.inside(inner, found);
    }
    return found;
  }

  /** `depends_on`: names, of which anything behind the address means nothing. */
  dependencies(written: Json | undefined, found = new Set<Block>()): ReadonlySet<Block> {
    const names = isJsonList(written) ? written : [];
    for (const name of names) if (typeof name === "string") this.text(`\${${bare(name)}}`, found);
    return found;
  }

  ofLocal(name: string): readonly Block[] {
    const known = this.locals.get(name);
    if (known !== undefined) return known;
    this.locals.set(name, []);
    const mentioned = [...this.inside(this.names.local(name) ?? null)];
    this.locals.set(name, mentioned);
    return mentioned;
  }

  private text(text: string, found: Set<Block>): void {
    for (const name of this.names.inTemplate(text)) for (const block of this.names.blocksAt(name)) found.add(block);
  }
}
