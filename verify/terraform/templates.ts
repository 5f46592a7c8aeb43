import { NotReadable, parseTemplate } from "./expression/parse";
import { type Expression, inside } from "./expression/syntax";
import type { Path } from "./expression/traverse";

/** What an expression names: `aws_vpc.hub.id` is of root `aws_vpc`, path `hub`, `id`, and address `aws_vpc.hub`. */
export interface Name {
  readonly root: string;
  readonly path: Path;
  /** Of a resource or data source, if it is the name of one. */
  readonly address: string;
}

/** Templates, each parsed once however often it is written: stacks that are alike use the same ones. */
export class Templates {
  private readonly known = new Map<string, Expression | NotReadable>();
  private readonly named = new Map<string, readonly Name[]>();

  /** @throws NotReadable */
  parse(text: string): Expression {
    const known = this.read(text);
    if (known instanceof NotReadable) throw known;
    return known;
  }

  /** Whatever a template names; nothing where it cannot be read. */
  names(text: string): readonly Name[] {
    let names = this.named.get(text);
    if (names === undefined) {
      const expression = this.read(text);
      this.named.set(text, (names = expression instanceof NotReadable ? [] : namesIn(expression)));
    }
    return names;
  }

  private read(text: string): Expression | NotReadable {
    let known = this.known.get(text);
    if (known === undefined) this.known.set(text, (known = parsed(text)));
    return known;
  }
}

/** What facts name: `aws_vpc.hub.id` is an expression, `vpc-0ab` an id. */
export function asTemplate(expression: string): string {
  return /^(?:(?:data|module|local|var)\.|aws_\w+\.)/.test(expression) ? `\${${expression}}` : expression;
}

function namesIn(expression: Expression): readonly Name[] {
  const inner = inside(expression).flatMap(namesIn);
  if (expression.kind !== "access" || expression.of.kind !== "name") return inner;
  const root = expression.of.name;
  const path: Path = expression.steps.filter((step) => typeof step !== "object");
  const address = [root, ...path].slice(0, root === "data" ? 3 : 2).join(".");
  return [{ root, path, address }, ...inner];
}

function parsed(text: string): Expression | NotReadable {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof NotReadable) return error;
    throw error;
  }
}
