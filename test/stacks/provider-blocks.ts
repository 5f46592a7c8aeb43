import type { TerraformJson } from "../support/terraform-json";

/** Whom a provider of a stack acts as. */
export interface ActingAs {
  readonly account: string;
  /** The role's name, with its path. */
  readonly role: string;
}

/** The providers of a stack by their aliases. */
export function providersOf(json: TerraformJson): ReadonlyMap<string, ActingAs> {
  const { provider } = json.document as { readonly provider: { readonly aws: readonly ProviderBlock[] } };
  return new Map(
    provider.aws.map(({ alias, assume_role: [{ role_arn: arn }] }) => {
      const [, account = "", role = ""] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(arn) ?? [];
      return [alias, { account, role }];
    }),
  );
}

interface ProviderBlock {
  readonly alias: string;
  readonly assume_role: readonly [{ readonly role_arn: string }];
}
