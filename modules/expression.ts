import { Token } from "cdktf";

/** An id as part of a Terraform expression: a token is an expression itself, text stands in quotes. */
export function idExpression(id: string): string {
  return Token.isUnresolved(id) ? id : JSON.stringify(id);
}
