import type * as z from "zod";
import { schemaAt } from "./lookup";

/**
 * Makes values to put in the place of wrong ones, so that the rest of an environment can be looked at: such as the
 * schema takes there, and nobody would write.
 */
export class StandIns {
  /** Texts by which a finding about a stand-in can be told. */
  readonly texts = new Set<string>();
  private serial: number;

  /**
   * @param environment tells the stand-ins of several environments apart
   * @param nameFor a name that leads somewhere, for a field that takes the names of entries
   */
  constructor(
    environment: number,
    private readonly nameFor: (field: PropertyKey, choice: Choice) => string | undefined,
  ) {
    this.serial = (environment % NETWORKS_OF_CLASS_E) << 16;
  }

  /** What the schema takes at a place; the other choice is as different as the schema lets it be. */
  at(path: readonly PropertyKey[], choice: Choice): unknown {
    const schema = schemaAt(path);
    return schema && this.of(schema, path.at(-1) ?? "", choice);
  }

  private of(schema: z.ZodType, field: PropertyKey, choice: Choice): unknown {
    const { shape, items, element, innerType, options, type }: Definition = schema._zod.def;
    if (innerType !== undefined) return isPlainText(innerType) ? undefined : this.of(innerType, field, choice);
    if (options !== undefined) return this.of(chosen(options, choice) ?? schema, field, choice);
    if (items !== undefined) return items.map((item) => this.of(item, field, choice));
    if (element !== undefined) return schema.safeParse([]).success ? [] : [this.of(element, field, choice)];
    if (type === "record") return {};
    if (shape === undefined) return chosen(this.candidates(schema, field, choice).filter(fits(schema)), choice);
    const required = Object.entries(shape).filter(([, part]) => part._zod.optin !== "optional");
    return Object.fromEntries(required.map(([key, part]) => [key, this.of(part, key, choice)]));
  }

  private candidates(schema: z.ZodType, field: PropertyKey, choice: Choice): unknown[] {
    const format = schema.meta()?.format;
    const values = [...(schema._zod.values ?? [])];
    if (values.length > 0) return values;
    if (schema._zod.def.type === "boolean") return [false, true];
    if (schema._zod.def.type !== "string") return NUMBERS;
    const name = format === undefined ? this.nameFor(field, choice) : undefined;
    return name === undefined ? [this.text(format, schema, choice)] : [name];
  }

  private text(format: unknown, schema: z.ZodType, choice: Choice): string | undefined {
    const serial = this.serial++;
    const octets = [240 + (serial >> 16), (serial >> 8) & 255, serial & 255].join(".");
    const hexadecimal = serial.toString(16).padStart(8, "0");
    const byFormat: Readonly<Record<string, string>> = {
      // 240.0.0.0/4 is reserved (RFC 1112), .invalid names nothing (RFC 2606).
      "ipv4-cidr": `${octets}.0/24`,
      ipv4: `${octets}.1`,
      "domain-name": `stand-in-${serial}.invalid`,
      "directory-domain": `stand-in-${serial}.invalid`,
      "account-id": String(999_900_000_000 + serial),
      "vpc-id": `vpc-fffffffff${hexadecimal}`,
      "route-table-id": `rtb-fffffffff${hexadecimal}`,
      "vpc-peering-id": `pcx-fffffffff${hexadecimal}`,
      "vpn-gateway-id": `vgw-fffffffff${hexadecimal}`,
      "directory-id": `d-ff${hexadecimal}`,
      "hosted-zone-id": `ZSTANDIN${serial}`,
    };
    const named = typeof format === "string" ? byFormat[format] : undefined;
    const text = [named, `stand-in-${serial}`, `stand_in_${serial}`].find(fits(schema));
    if (text === undefined) return SHORT_TEXTS[choice].find(fits(schema));
    this.texts.add(text.replace(/\.[01](\/24)?$/, "."));
    return text;
  }
}

/** Two ways to stand in: what is found with one and not with the other comes of the stand-ins. */
export type Choice = "first" | "last";

const NETWORKS_OF_CLASS_E = 15;

const NUMBERS = [2, 20, 60_000];

/** For texts with no room for a name: ports, countries. */
const SHORT_TEXTS: Readonly<Record<Choice, readonly string[]>> = {
  first: ["tcp/1", "*"],
  last: ["udp/65535", "ZZ"],
};

/** The parts of zod's schema definitions that matter here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly items?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

/** Of these nothing is as good as any. */
function isPlainText(schema: z.ZodType): boolean {
  return schema._zod.def.type === "string" && schema.meta()?.format === undefined;
}

function chosen<Option>(options: readonly Option[], choice: Choice): Option | undefined {
  return choice === "first" ? options[0] : options.at(-1);
}

function fits(schema: z.ZodType): (candidate: unknown) => boolean {
  return (candidate) => schema.safeParse(candidate).success;
}
