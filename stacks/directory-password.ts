import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import type * as model from "../model";
import { type AccountRef, literal, placeOf, type Region } from "../modules";

/** A directory's admin password as an expression: it never stands in the configuration. */
export function directoryPassword(
  scope: Construct,
  password: model.NewDirectory["password"],
  { hub, account, region }: { readonly hub: string; readonly account: AccountRef; readonly region: Region },
): string {
  if ("secret" in password) {
    return new DataAwsSecretsmanagerSecretVersion(scope, "directory-password", {
      ...placeOf({ account, region }),
      secretId: literal(password.secret),
    }).secretString;
  }
  const stack = TerraformStack.of(scope);
  const known = stack.node.tryFindChild(password.variable) as TerraformVariable | undefined;
  const description = `Admin password of the directory of hub ${hub}`;
  const variable =
    known ?? new TerraformVariable(stack, password.variable, { type: "string", sensitive: true, description });
  return variable.stringValue;
}
