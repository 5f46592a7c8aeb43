/**
 * User text as Terraform must read it to give the same text back. Every string of Terraform JSON is a template, in
 * which `${` and `%{` begin an expression; CDKTF passes both through (and `Fn.rawString` only escapes the first).
 */
export function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** The `Name` tag that the AWS console shows. */
export function nameTag(name: string): { readonly Name: string } {
  return { Name: literal(name) };
}
