import { Unknown, type Value } from "../block";
import { call } from "./functions";
import { entriesOf, equal, number, Refused, text, truth, Untellable } from "./outcome";
import type { Expression, ForExpression, Operator, Step } from "./syntax";
import { access, type Attributes, type Path, splat } from "./traverse";

/** What names mean, where an expression stands. */
export interface Scope extends Attributes {
  /** Of `var.network.cidr`, root `var` and path `network`, `cidr`. */
  resolve(root: string, path: Path): Value;
}

/** Values of `each`, `count` and the variables of `for`. */
export type Bindings = Readonly<Record<string, Value>>;

/** Of what is not repeated. */
export const UNBOUND: Bindings = {};

/** What an expression says. @param written the text that it is part of, for what cannot be told */
export function evaluate(expression: Expression, scope: Scope, bindings: Bindings, written: string): Value {
  return new Evaluation(scope, written).value(expression, bindings);
}

class Evaluation {
  constructor(
    private readonly scope: Scope,
    private readonly written: string,
  ) {}

  value(expression: Expression, bindings: Bindings): Value {
    switch (expression.kind) {
      case "literal":
        return expression.value;
      case "template":
        return this.guarded(() => joined(expression.parts.map((part) => this.value(part, bindings))));
      case "name":
        return bound(bindings, expression.name) ?? this.guarded(() => this.scope.resolve(expression.name, []));
      case "access":
        return this.access(expression.of, expression.steps, bindings);
      case "splat": {
        const path = this.path(expression.steps, bindings);
        const of = this.value(expression.of, bindings);
        return path instanceof Unknown ? path : this.guarded(() => splat(of, path, this.scope));
      }
      case "call":
        return this.call(expression.name, expression, bindings);
      case "list":
        return expression.elements.map((element) => this.value(element, bindings));
      case "object":
        return this.object(
          expression.entries.map(([key, value]) => [this.value(key, bindings), this.value(value, bindings)]),
        );
      case "for":
        return this.guarded(() => this.for(expression, bindings));
      case "conditional": {
        const when = this.guarded(() => truth(this.value(expression.when, bindings)));
        if (when instanceof Unknown) return when;
        return this.value(when === true ? expression.then : expression.otherwise, bindings);
      }
      case "not":
        return this.guarded(() => !truth(this.value(expression.of, bindings)));
      case "negative":
        return this.guarded(() => -number(this.value(expression.of, bindings)));
      case "binary":
        return this.guarded(() => this.binary(expression.operator, expression.left, expression.right, bindings));
    }
  }

  private access(of: Expression, steps: readonly Step[], bindings: Bindings): Value {
    const path = this.path(steps, bindings);
    if (path instanceof Unknown) return path;
    if (of.kind === "name" && bound(bindings, of.name) === undefined) {
      return this.guarded(() => this.scope.resolve(of.name, path));
    }
    const value = this.value(of, bindings);
    return this.guarded(() => access(value, path, this.scope));
  }

  private path(steps: readonly Step[], bindings: Bindings): Path | Unknown {
    const path: (string | number)[] = [];
    for (const step of steps) {
      const key = typeof step === "object" ? this.value(step, bindings) : step;
      if (key instanceof Unknown) return key;
      if (typeof key !== "string" && typeof key !== "number") {
        return new Unknown(this.written, "an index is known only at apply");
      }
      path.push(key);
    }
    return path;
  }

  private call(
    name: string,
    { arguments: given, expands }: { arguments: readonly Expression[]; expands: boolean },
    bindings: Bindings,
  ): Value {
    if (name === "try") return this.try(given, bindings);
    return this.guarded(() => {
      const values = given.map((argument) => this.value(argument, bindings));
      const last = values.at(-1);
      if (!expands || last === undefined) return call(name, values);
      if (last instanceof Unknown) return last;
      if (!Array.isArray(last)) throw new Untellable(`the arguments of ${name}() are not known before apply`);
      return call(name, [...values.slice(0, -1), ...(last as readonly Value[])]);
    });
  }

  private try(alternatives: readonly Expression[], bindings: Bindings): Value {
    for (const alternative of alternatives) {
      const value = this.value(alternative, bindings);
      if (!(value instanceof Refused)) return value;
    }
    return new Refused(this.written, "no alternative of try() has a value");
  }

  private for({ key, item, over, keys, values, when, grouped }: ForExpression, bindings: Bindings): Value {
    const collection = this.value(over, bindings);
    if (collection instanceof Unknown) return collection;
    const elements: [Value, Value][] = [];
    for (const [index, element] of entriesOf(collection)) {
      const inner = { ...bindings, [item]: element, ...(key === undefined ? {} : { [key]: index }) };
      const included = when === undefined || truth(this.value(when, inner));
      if (included) elements.push([keys === undefined ? null : this.value(keys, inner), this.value(values, inner)]);
    }
    if (keys === undefined) return elements.map(([, value]) => value);
    if (!grouped) return this.object(elements);
    const groups = new Map<string, Value[]>();
    for (const [group, value] of elements) {
      const name = text(group);
      groups.set(name, [...(groups.get(name) ?? []), value]);
    }
    return Object.fromEntries(groups);
  }

  private object(entries: readonly (readonly [Value, Value])[]): Value {
    return this.guarded(() => Object.fromEntries(entries.map(([key, value]) => [text(key), value])));
  }

  private binary(operator: Operator, left: Expression, right: Expression, bindings: Bindings): Value {
    const first = this.value(left, bindings);
    if (operator === "||" || operator === "&&") {
      const decides = operator === "||";
      if (!(first instanceof Unknown) && truth(first) === decides) return decides;
      const second = truth(this.value(right, bindings));
      if (second === decides) return decides;
      return truth(first);
    }
    const second = this.value(right, bindings);
    if (operator === "==") return equal(first, second);
    if (operator === "!=") return !equal(first, second);
    return ARITHMETIC[operator](number(first), number(second));
  }

  /** Failures inside become what cannot be told, so that whatever stands around them still can. */
  private guarded(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Untellable)) throw error;
      if (error.unknown !== undefined) return error.unknown;
      return error.refused ? new Refused(this.written, error.message) : new Unknown(this.written, error.message);
    }
  }
}

function bound(bindings: Bindings, name: string): Value | undefined {
  return Object.hasOwn(bindings, name) ? bindings[name] : undefined;
}

function joined(parts: readonly Value[]): string {
  return parts.map(text).join("");
}

const ARITHMETIC: Readonly<
  Record<Exclude<Operator, "||" | "&&" | "==" | "!=">, (left: number, right: number) => Value>
> = {
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right,
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => finite(left / right),
  "%": (left, right) => finite(left % right),
};

function finite(result: number): number {
  if (!Number.isFinite(result)) throw new Untellable("divides by zero", { refused: true });
  return result;
}
