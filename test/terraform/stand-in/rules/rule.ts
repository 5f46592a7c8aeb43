/**
 * The shape of a rule: what AWS refuses when Terraform asks for it, though the provider has planned it.
 *
 * A rule looks at the cloud as it is and throws a Refusal. What the cloud has never heard of is not held against
 * anybody. The rules are those that this project's systems depend on; their source is AWS's documentation and the
 * provider's, and each names the error that AWS would give.
 */
import type { Cloud, CloudPlace } from "../cloud";
import type { Values } from "../values";

/** One thing to be made, changed or removed, in its account and Region. */
export interface Request extends CloudPlace {
  readonly cloud: Cloud;
  /** As it is to be; of what is to be removed, as it is. */
  readonly values: Values;
}

export type Rule = (request: Request) => void;

/** The rules of one Terraform type. */
export interface TypeRules {
  readonly create?: readonly Rule[];
  /** Creating and changing. */
  readonly put?: readonly Rule[];
  readonly remove?: readonly Rule[];
}

export type Rules = Readonly<Record<string, TypeRules>>;
