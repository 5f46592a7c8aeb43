/** One resource or data source, of whichever stack. */
export interface Block {
  /** As Terraform writes it: `aws_vpc.hub`, `data.aws_vpc.old`, `module.net.aws_subnet.this["a"]`. */
  readonly address: string;
  /** The directory or stack that it is written in; empty where there is a single one without a name. */
  readonly stack: string;
  /** `stack: address`, or the address alone without a stack: unique, and how people find it. */
  readonly label: string;
  readonly mode: "resource" | "data";
  /** `aws_vpc`, for both modes. */
  readonly type: string;
  /** The account of its provider, where the configuration tells it: 12 digits; else the provider's own name. */
  readonly account: string;
  /** Its `region` argument, else its provider's; undefined where neither is known. */
  readonly region: string | undefined;
  /** Names of the arguments that are written. */
  readonly arguments: readonly string[];
  /** What an argument says; undefined where it is not written. Of a plan also what is computed, where it is known. */
  value(argument: string): Value | undefined;
  readonly dependsOn: readonly Block[];
  /** Blocks that its arguments refer to, and those of `dependsOn`: Terraform does these first. */
  readonly needs: readonly Block[];
  readonly lifecycle: Lifecycle;
}

export interface Lifecycle {
  /** False for a block of a plan, which holds nothing of it: the rest then says what Terraform does by default. */
  readonly told: boolean;
  readonly ignoreChanges: "all" | readonly string[];
  readonly createBeforeDestroy: boolean;
  readonly preventDestroy: boolean;
  /** Conditions of postconditions and preconditions, as they are written. */
  readonly conditions: readonly string[];
}

/** What an argument says once its references are followed as far as they go before apply. */
export type Value =
  string | number | boolean | null | Reference | Unknown | readonly Value[] | { readonly [key: string]: Value };

/** An attribute that only apply will know, such as `aws_vpc.hub.id`: what it is stays open, whose it is does not. */
export class Reference {
  constructor(
    readonly block: Block,
    /** `id`, `dns_ip_addresses`, `vpc_settings[0].security_group_id`: a path as Terraform writes it. */
    readonly attribute: string,
  ) {}

  /** Equal for two references to the same attribute of the same block. */
  get text(): string {
    return `${this.block.label}.${this.attribute}`;
  }
}

/** A value that cannot be told without Terraform. */
export class Unknown {
  constructor(
    /** The expression, as it is written. */
    readonly expression: string,
    /** In words: "calls timestamp(), which Terraform evaluates at apply". */
    readonly reason: string,
  ) {}
}

/** Whether it is an object of known keys: neither a list nor something that only apply knows. */
export function isObject(value: Value | undefined): value is Readonly<Record<string, Value>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Reference) &&
    !(value instanceof Unknown)
  );
}
