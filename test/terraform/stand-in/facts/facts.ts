/**
 * The shape of the facts: what the provider does and its bindings do not say, per Terraform type.
 *
 * The facts are those of hashicorp/aws 6.25.0, read from its sources and its schema. Only what this project's
 * configurations can meet is here; a type without facts is refused by the stand-in, so nobody trusts a guess.
 */
import { digest, type Cloud, type CloudObject } from "../cloud";
import { partitionOf } from "../configuration";
import { text, type Value, type Values } from "../values";

/** Facts about a managed type. Names are top-level arguments or blocks unless a dot says otherwise. */
export interface Facts extends SchemaFacts {
  /** Version of the state's schema. */
  readonly version?: number;
  readonly id: (birth: Birth) => string;
  /** What the provider plans for an argument that is left out. */
  readonly defaults?: Values;
  /** A change of one of these replaces the resource; `region` always does. */
  readonly forceNew?: readonly string[];
  /** Replacements that depend on the values, as names of what causes them. */
  readonly replaces?: (prior: Values, planned: Values) => string[];
  /** Computed attributes that an update makes unknown again, by what has to change for it. */
  readonly recomputed?: Readonly<Record<string, readonly string[]>>;
  /** At most one of each group. */
  readonly conflicts?: readonly (readonly string[])[];
  readonly exactlyOne?: readonly (readonly string[])[];
  readonly atLeastOne?: readonly (readonly string[])[];
  /** Arguments that need others beside them. */
  readonly requires?: Readonly<Record<string, readonly string[]>>;
  readonly checks?: Readonly<Record<string, Check>>;
  /** How the provider spells a text before it compares or stores it. */
  readonly spelling?: Readonly<Record<string, (value: string) => string>>;
  /** Values of computed attributes; `block.name` is an attribute inside a block. Others get the empty value. */
  readonly computed?: Readonly<Record<string, Value | ((birth: Birth) => Value)>>;
  /** What the provider reads back that it has not set, or that others have changed; null when the thing is gone. */
  readonly refresh?: (values: Values, cloud: Cloud) => Values | null;
}

/** Facts about a data source: where it finds its objects and how they look through it. */
export interface DataFacts extends SchemaFacts {
  /** The managed type whose objects it reads. */
  readonly from: string;
  /** What the data source shows besides, or otherwise than, the object's own attributes. */
  readonly view?: (object: CloudObject, cloud: Cloud) => Values;
  /** Arguments that choose nothing. */
  readonly ignored?: readonly string[];
  /** What its filters look at, for a plural data source, which shows the ids of all that agree with every filter. */
  readonly filters?: Readonly<Record<string, (object: CloudObject) => Value>>;
  /** Read across accounts: named by an ARN, or seen from both sides. */
  readonly shared?: boolean;
}

export interface SchemaFacts {
  readonly sensitive?: readonly string[];
  readonly writeOnly?: readonly string[];
  readonly deprecated?: readonly string[];
}

/** What apply knows when it computes the attributes of a resource. */
export interface Birth {
  readonly account: string;
  /** Where the resource lives, its own `region` first. */
  readonly region: string;
  /** The region of the provider configuration, which Route 53 takes for a VPC's when none is given. */
  readonly providerRegion: string;
  readonly cloud: Cloud;
  readonly values: Values;
  /** The values before an update. */
  readonly prior?: Values | undefined;
  /** Empty while the id itself is made. */
  readonly id: string;
}

/** Says what is wrong with a value, or nothing. */
export type Check = (value: string) => string | undefined;

/** An id such as vpc-0a1b2c3d4e5f67890, from what the resource is. */
export function hexId(prefix: string, length = 17): Facts["id"] {
  return ({ account, region, cloud, values }) =>
    cloud.freshId(
      (hex) => `${prefix}-${hex.slice(0, length)}`,
      digest(prefix, account, region, JSON.stringify(values)),
    );
}

/** The id of something that AWS makes together with another thing. */
export function attendantId(prefix: string, ...of: string[]): string {
  return `${prefix}-${digest(prefix, ...of).slice(0, 17)}`;
}

export function arn(service: string, resource: (birth: Birth) => string): (birth: Birth) => string {
  return (birth) => `arn:${partitionOf(birth.region)}:${service}:${birth.region}:${birth.account}:${resource(birth)}`;
}

/** The ARN of an EC2 thing, which ends with its id. */
export function ec2Arn(kind: string): (birth: Birth) => string {
  return arn("ec2", ({ id }) => `${kind}/${id}`);
}

export function oneOf(...allowed: string[]): Check {
  return (value) => (allowed.includes(value) ? undefined : `expected one of ${allowed.join(", ")}, got ${value}`);
}

/** The value of another attribute of the same resource. */
export function sameAs(name: string): (birth: Birth) => string {
  return ({ values }) => text(values[name]);
}
