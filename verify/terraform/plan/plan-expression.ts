import { isJsonList, isJsonObject, type Json } from "../json";

/**
 * What a plan keeps of an argument's expression, as a template. Of Terraform JSON that is all of it; of HCL it is only
 * what the expression refers to, so that one with a single reference is taken to be that reference, and one with several
 * to be the list of them. Undefined where that is nothing.
 */
export function templateOf(expression: Json | undefined): Json | undefined {
  if (!isExpression(expression)) return undefined;
  if (expression.constant_value !== undefined) return expression.constant_value;
  const [first, ...others] = referencesIn(expression).map((reference) => `\${${reference}}`);
  return first === undefined || others.length === 0 ? first : [first, ...others];
}

/** Whether it is an expression, and not a nested block or several of them. */
export function isExpression(
  expression: Json | undefined,
): expression is { readonly constant_value?: Json; readonly references?: Json } {
  return isJsonObject(expression) && (expression.constant_value !== undefined || isJsonList(expression.references));
}

/** Names that an expression refers to, without those that another one goes on from. */
function referencesIn(expression: Json | undefined): readonly string[] {
  if (!isJsonObject(expression) || !isJsonList(expression.references)) return [];
  const named = expression.references.filter((reference) => typeof reference === "string");
  // The plan lists `a.b.id` and then `a.b`.
  return named.filter((reference, index) => !named.slice(0, index).some((longer) => continues(longer, reference)));
}

/** Every reference of some part of the configuration. */
export function allReferences(part: Json | undefined): readonly string[] {
  if (isJsonList(part)) return part.flatMap(allReferences);
  if (!isJsonObject(part)) return [];
  return isExpression(part) ? referencesIn(part) : Object.values(part).flatMap(allReferences);
}

function continues(longer: string, reference: string): boolean {
  return longer.startsWith(reference) && /^[.[]/.test(longer.slice(reference.length));
}
