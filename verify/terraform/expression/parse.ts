import { type Expression, type ForExpression, type Operator, OPERATORS, type Step } from "./syntax";

/** What is written is no expression, or one of a kind that is not read here. */
export class NotReadable extends Error {}

/** A string of Terraform JSON, which is a template: `${...}` in it is evaluated, `$${` is `${`. @throws NotReadable */
export function parseTemplate(text: string): Expression {
  return new Parser(text).template();
}

const MOST_NESTING = 200;

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  template(): Expression {
    return this.templateUntil(undefined);
  }

  /** @param quote ends it, in an expression, where backslashes escape; a string of JSON ends with the text */
  private templateUntil(quote: '"' | undefined): Expression {
    const parts: Expression[] = [];
    let literal = "";
    const { text } = this;
    for (;;) {
      if (this.at >= text.length) {
        if (quote !== undefined) this.fail();
        break;
      }
      const character = text.charAt(this.at);
      const next = text.charAt(this.at + 1);
      const marked = character === "$" || character === "%";
      if (quote !== undefined && character === quote) {
        this.at++;
        break;
      } else if (quote !== undefined && character === "\\") {
        literal += this.escape();
      } else if (marked && next === character && text.charAt(this.at + 2) === "{") {
        literal += `${character}{`;
        this.at += 3;
      } else if (character === "%" && next === "{") {
        throw new NotReadable("a template directive");
      } else if (character === "$" && next === "{") {
        if (literal !== "") parts.push({ kind: "literal", value: literal });
        literal = "";
        parts.push(this.interpolation());
      } else {
        literal += character;
        this.at++;
      }
    }
    if (literal !== "" || parts.length === 0) parts.push({ kind: "literal", value: literal });
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: "template", parts };
  }

  private interpolation(): Expression {
    this.at += 2;
    const expression = this.expression();
    this.expect("}");
    return expression;
  }

  private escape(): string {
    const [, simple, short, long] = this.match(/\\(?:([nrt"\\])|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/y) ?? this.fail();
    if (simple !== undefined) return ESCAPES[simple] ?? simple;
    return String.fromCodePoint(Math.min(Number.parseInt(short ?? long ?? "", 16), 0x10ffff));
  }

  private expression(): Expression {
    if (++this.depth > MOST_NESTING) throw new NotReadable("an expression nested too deeply");
    const when = this.binary(0);
    let expression = when;
    if (this.take("?")) {
      const then = this.expression();
      this.expect(":");
      expression = { kind: "conditional", when, then, otherwise: this.expression() };
    }
    this.depth--;
    return expression;
  }

  private binary(level: number): Expression {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (let operator = this.operator(operators); operator !== undefined; operator = this.operator(operators)) {
      left = { kind: "binary", operator, left, right: this.binary(level + 1) };
    }
    return left;
  }

  private operator(operators: readonly Operator[]): Operator | undefined {
    this.space();
    const operator = operators.find((candidate) => this.text.startsWith(candidate, this.at));
    if (operator !== undefined) this.at += operator.length;
    return operator;
  }

  private unary(): Expression {
    if (this.take("!")) return { kind: "not", of: this.unary() };
    if (this.take("-")) return { kind: "negative", of: this.unary() };
    return this.accesses(this.primary());
  }

  private accesses(of: Expression): Expression {
    const steps: Step[] = [];
    const done = (): Expression => (steps.length === 0 ? of : { kind: "access", of, steps });
    for (;;) {
      if (this.match(/\s*\.\*/y) !== undefined) {
        const each: Step[] = [];
        for (let name = this.attribute(); name !== undefined; name = this.attribute()) each.push(name);
        return this.accesses({ kind: "splat", of: done(), steps: each });
      }
      if (this.match(/\s*\[\s*\*\s*\]/y) !== undefined) {
        const each: Step[] = [];
        for (let step = this.step(); step !== undefined; step = this.step()) each.push(step);
        return this.accesses({ kind: "splat", of: done(), steps: each });
      }
      const step = this.step();
      if (step === undefined) return done();
      steps.push(step);
    }
  }

  private step(): Step | undefined {
    const attribute = this.attribute();
    if (attribute !== undefined) return attribute;
    this.space();
    if (this.text.charAt(this.at) !== "[" || this.match(/\[\s*\*\s*\]/y, "ahead") !== undefined) return undefined;
    this.at++;
    const index = this.expression();
    this.expect("]");
    return index.kind === "literal" && (typeof index.value === "string" || typeof index.value === "number")
      ? index.value
      : index;
  }

  private attribute(): string | number | undefined {
    const [, name, index] = this.match(/\s*\.(?!\.)\s*(?:([\p{ID_Start}_][\p{ID_Continue}-]*)|(\d+))/uy) ?? [];
    return name ?? (index === undefined ? undefined : Number(index));
  }

  private primary(): Expression {
    this.space();
    const character = this.text.charAt(this.at);
    if (character === '"') {
      this.at++;
      return this.templateUntil('"');
    }
    if (character === "(") {
      this.at++;
      const expression = this.expression();
      this.expect(")");
      return expression;
    }
    if (character === "[") return this.bracketed();
    if (character === "{") return this.braced();
    const [number] = this.match(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y) ?? [];
    if (number !== undefined) return { kind: "literal", value: Number(number) };
    const name = this.name() ?? this.fail();
    if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
    if (name === "null") return { kind: "literal", value: null };
    if (this.text.startsWith("::", this.at)) throw new NotReadable("a function of a provider");
    return this.take("(") ? this.call(name) : { kind: "name", name };
  }

  private call(name: string): Expression {
    const given: Expression[] = [];
    let expands = false;
    while (!this.take(")")) {
      given.push(this.expression());
      expands = this.take("...");
      if (!this.take(",")) {
        this.expect(")");
        break;
      }
    }
    return { kind: "call", name, arguments: given, expands };
  }

  private bracketed(): Expression {
    this.expect("[");
    if (this.startsFor()) return this.forExpression("]");
    const elements: Expression[] = [];
    while (!this.take("]")) {
      elements.push(this.expression());
      if (!this.take(",")) {
        this.expect("]");
        break;
      }
    }
    return { kind: "list", elements };
  }

  private braced(): Expression {
    this.expect("{");
    if (this.startsFor()) return this.forExpression("}");
    const entries: [Expression, Expression][] = [];
    while (!this.take("}")) {
      const bare = this.match(/\s*\(/y, "ahead") === undefined;
      const key = this.expression();
      if (!this.take("=")) this.expect(":");
      entries.push([bare && key.kind === "name" ? { kind: "literal", value: key.name } : key, this.expression()]);
      this.take(",");
    }
    return { kind: "object", entries };
  }

  private startsFor(): boolean {
    return this.match(/\s*for(?=\s)/y) !== undefined;
  }

  private forExpression(end: "]" | "}"): ForExpression {
    const first = this.name() ?? this.fail();
    const second = this.take(",") ? (this.name() ?? this.fail()) : undefined;
    if (this.name() !== "in") this.fail();
    const over = this.expression();
    this.expect(":");
    let values = this.expression();
    let keys: Expression | undefined;
    if (end === "}") {
      keys = values;
      this.expect("=>");
      values = this.expression();
    }
    const grouped = this.take("...");
    const when = this.match(/\s*if(?![\w-])/y) === undefined ? undefined : this.expression();
    this.expect(end);
    const [key, item] = second === undefined ? [undefined, first] : [first, second];
    return { kind: "for", key, item, over, keys, values, when, grouped };
  }

  private name(): string | undefined {
    return this.match(/\s*([\p{ID_Start}_][\p{ID_Continue}-]*)/uy)?.[1];
  }

  private take(token: string): boolean {
    this.space();
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) this.fail();
  }

  private space(): void {
    this.match(/(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y);
  }

  private match(pattern: RegExp, where?: "ahead"): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    if (where === undefined) this.at = pattern.lastIndex;
    return found;
  }

  private fail(): never {
    throw new NotReadable(this.at < this.text.length ? `text at character ${this.at + 1}` : "text that ends too early");
  }
}
