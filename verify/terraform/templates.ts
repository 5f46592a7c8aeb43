import { NotReadable, parseTemplate } from "./expression/parse";
import type { Expression } from "./expression/syntax";

/** Templates, each parsed once however often it is written: stacks that are alike use the same ones. */
export class Templates {
  private readonly known = new Map<string, Expression | NotReadable>();

  /** @throws NotReadable */
  parse(text: string): Expression {
    const known = this.known.get(text) ?? parsed(text);
    this.known.set(text, known);
    if (known instanceof NotReadable) throw known;
    return known;
  }
}

/** What facts name: `aws_vpc.hub.id` is an expression, `vpc-0ab` an id. */
export function asTemplate(expression: string): string {
  return /^(?:(?:data|module|local|var)\.|aws_\w+\.)/.test(expression) ? `\${${expression}}` : expression;
}

function parsed(text: string): Expression | NotReadable {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof NotReadable) return error;
    throw error;
  }
}
