import { Cidr, DomainName, InvalidValue, Ipv4Address } from "../../values";
import {
  type Block,
  type Configuration,
  isObject,
  type Limitation,
  listOf,
  Reference,
  Unknown,
  type Value,
} from "../terraform";

export type Fields = Readonly<Record<string, Value>>;

/** A configuration as the readers see it: values in the types they need, and a note of whatever is not of that type. */
export class Reading {
  private readonly noted = new Map<string, Limitation>();
  private readonly parseCidr = memoized((text) => Cidr.parse(text));
  private readonly parseAddress = memoized((text) => Ipv4Address.parse(text));
  private readonly parseName = memoized((text) => DomainName.parse(text));

  constructor(readonly configuration: Configuration) {}

  get limitations(): readonly Limitation[] {
    return [...this.noted.values()];
  }

  resources(...types: readonly string[]): readonly Block[] {
    return this.ofMode("resource", types);
  }

  data(...types: readonly string[]): readonly Block[] {
    return this.ofMode("data", types);
  }

  /** Says that something could not be made out; once for each place and reason. */
  note({ label }: Block, reason: string, cure = "check it, or judge the JSON of a plan (--plan)"): void {
    this.noted.set(`${label} ${reason}`, { where: label, reason, cure });
  }

  /** Says that an argument leads nowhere. What nobody can tell of it the configuration says itself. */
  noteDangling(block: Block, argument: string, value: Value | undefined): void {
    if (value === undefined || value === null || value instanceof Unknown) return;
    this.note(block, `${argument} (${describe(value)}) names nothing that this configuration knows`);
  }

  cidr(block: Block, argument: string, value: Value | undefined): Cidr | undefined {
    return this.parse(block, argument, value, this.parseCidr);
  }

  cidrs(block: Block, argument: string, value: Value | undefined): readonly Cidr[] {
    return listOf(value)
      .map((each) => this.cidr(block, argument, each))
      .filter(isDefined);
  }

  address(block: Block, argument: string, value: Value | undefined): Ipv4Address | undefined {
    return this.parse(block, argument, value, this.parseAddress);
  }

  domainName(block: Block, argument: string, value: Value | undefined): DomainName | undefined {
    return this.parse(block, argument, value, this.parseName);
  }

  /** Nested blocks: Terraform JSON writes one as an object, several as a list. */
  nested(block: Block, argument: string): readonly Fields[] {
    const written = listOf(block.value(argument));
    const known = written.filter(isObject);
    if (written.some((each) => each instanceof Reference)) {
      this.note(block, `its ${argument} blocks are not known before apply`);
    }
    return known;
  }

  private parse<Parsed>(
    block: Block,
    argument: string,
    value: Value | undefined,
    parse: (text: string) => Parsed | InvalidValue,
  ): Parsed | undefined {
    if (value === undefined || value === null || value instanceof Unknown) return undefined;
    if (typeof value !== "string") {
      this.note(block, `${argument} is not known before apply: ${describe(value)}`);
      return undefined;
    }
    const parsed = parse(value);
    if (!(parsed instanceof InvalidValue)) return parsed;
    this.note(block, `${argument}: ${parsed.message}`, "correct it");
    return undefined;
  }

  private ofMode(mode: Block["mode"], types: readonly string[]): readonly Block[] {
    return types.flatMap((type) => this.configuration.ofType(type).filter((block) => block.mode === mode));
  }
}

/** Each text is parsed once. */
function memoized<Parsed>(parse: (text: string) => Parsed): (text: string) => Parsed | InvalidValue {
  const known = new Map<string, Parsed | InvalidValue>();
  return (text) => {
    let parsed = known.get(text);
    if (parsed === undefined) known.set(text, (parsed = attempt(() => parse(text))));
    return parsed;
  };
}

function attempt<Parsed>(parse: () => Parsed): Parsed | InvalidValue {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InvalidValue) return error;
    throw error;
  }
}

export function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

/** Terraform reads "true" as true. */
export function flagOf(value: Value | undefined): boolean | undefined {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : undefined;
}

/** Terraform reads "53" as 53. */
export function numberOf(value: Value | undefined): number | undefined {
  const text = textOf(value);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

function describe(value: Value): string {
  if (value instanceof Reference) return value.text;
  if (value instanceof Unknown) return value.expression;
  if (isObject(value)) return `{${Object.keys(value).join(", ")}}`;
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(describe).join(", ")}]`;
  return JSON.stringify(value);
}

export function isDefined<Thing>(thing: Thing | undefined): thing is Thing {
  return thing !== undefined;
}

export function groupBy<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
