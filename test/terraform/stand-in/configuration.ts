/** What one provider block of the configuration says: the account and region that its resources live in. */
import { Refusal } from "./cloud";
import { isList, isObject, text, texts, type Value, type Values } from "./values";

export interface ProviderConfiguration {
  readonly account: string;
  readonly region: string;
  readonly defaultTags: Values;
}

/**
 * The account is that of the last role of the `assume_role` chain, or `caller` without a role, as STS would answer.
 * Refuses what the provider refuses: no region, and an account that is not allowed.
 */
export function configure(config: Value, caller: string): ProviderConfiguration {
  const provider = isObject(config) ? config : {};
  const region = text(provider.region);
  if (!region) throw new Refusal("Missing region", "The provider configuration has no region.", "region");
  const account = accountOf(provider) ?? caller;
  const allowed = texts(provider.allowed_account_ids);
  if (allowed.length > 0 && !allowed.includes(account)) {
    const detail = `AWS account ID not allowed: ${account} is not one of allowed_account_ids (${allowed.join(", ")}).`;
    throw new Refusal("Wrong account", detail, "allowed_account_ids");
  }
  if (texts(provider.forbidden_account_ids).includes(account)) {
    const detail = `AWS account ID not allowed: ${account} is one of forbidden_account_ids.`;
    throw new Refusal("Wrong account", detail, "forbidden_account_ids");
  }
  const [defaults] = blocksIn(provider.default_tags);
  const tags = defaults?.tags ?? null;
  return { account, region, defaultTags: isObject(tags) ? tags : {} };
}

/** aws, aws-cn or aws-us-gov. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The objects of a nested block, however many. */
export function blocksIn(value: Value | undefined): Values[] {
  return value !== undefined && isList(value) ? value.filter(isObject) : [];
}

function accountOf(provider: Values): string | undefined {
  const role = text(blocksIn(provider.assume_role).at(-1)?.role_arn);
  return /^arn:[\w-]+:iam::(\d{12}):role\//.exec(role)?.[1];
}
