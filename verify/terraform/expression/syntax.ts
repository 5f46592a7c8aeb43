/** The expressions of Terraform's language, as far as they can be told without Terraform. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  /** Text with expressions in it; of a single one the value is the expression's own. */
  | { readonly kind: "template"; readonly parts: readonly Expression[] }
  /** A root name: `var`, `aws_vpc`, the variable of a `for`. */
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "access"; readonly of: Expression; readonly steps: readonly Step[] }
  /** `list[*].id`: the steps are done for each element. */
  | { readonly kind: "splat"; readonly of: Expression; readonly steps: readonly Step[] }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly expands: boolean;
    }
  | { readonly kind: "list"; readonly elements: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [key: Expression, value: Expression])[] }
  | ForExpression
  | {
      readonly kind: "conditional";
      readonly when: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: "not" | "negative"; readonly of: Expression }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

/** An attribute or index that is written out, or an expression of one. */
export type Step = string | number | Expression;

export interface ForExpression {
  readonly kind: "for";
  readonly key: string | undefined;
  readonly item: string;
  readonly over: Expression;
  /** Of an object: what its keys are. */
  readonly keys: Expression | undefined;
  readonly values: Expression;
  readonly when: Expression | undefined;
  /** `...`: values of the same key become a list. */
  readonly grouped: boolean;
}

export type Operator = "||" | "&&" | "==" | "!=" | "<" | ">" | "<=" | ">=" | "+" | "-" | "*" | "/" | "%";

/** How tightly they bind, from the loosest. */
export const OPERATORS: readonly (readonly Operator[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
];

/** Every expression directly inside. */
export function inside(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "name":
      return [];
    case "template":
      return expression.parts;
    case "access":
    case "splat":
      return [expression.of, ...expression.steps.filter((step) => typeof step === "object")];
    case "call":
      return expression.arguments;
    case "list":
      return expression.elements;
    case "object":
      return expression.entries.flat();
    case "for":
      return [expression.over, expression.keys, expression.values, expression.when].filter(
        (part) => part !== undefined,
      );
    case "conditional":
      return [expression.when, expression.then, expression.otherwise];
    case "not":
    case "negative":
      return [expression.of];
    case "binary":
      return [expression.left, expression.right];
  }
}
