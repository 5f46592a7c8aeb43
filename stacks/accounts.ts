import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import { type AccountRef, literal } from "../modules";
import type { Account, Estate } from "../model";

/**
 * The providers of one stack: one alias per account that the stack acts in, made when it is first asked for. In the
 * accounts that the stack owns it acts in their full role, elsewhere in the one for connecting.
 */
export class Accounts {
  private readonly refs = new Map<string, AccountRef>();

  constructor(
    private readonly scope: Construct,
    private readonly estate: Estate,
    private readonly owned: readonly Account[],
  ) {}

  of(account: Account): AccountRef {
    const known = this.refs.get(account.key);
    if (known !== undefined) return known;
    const ref = { id: account.id, provider: this.createProvider(account) };
    this.refs.set(account.key, ref);
    return ref;
  }

  /**
   * The role and the list of allowed accounts both guard against acting in a wrong account. The Region here serves
   * global services only: every regional resource names its own.
   */
  private createProvider(account: Account): AwsProvider {
    const { key, id } = account;
    const role = this.owned.includes(account) ? account.role : account.connectRole;
    const { partition, tags } = this.estate;
    return new AwsProvider(this.scope, `aws-${key}`, {
      alias: key,
      region: HOME_REGIONS[partition],
      assumeRole: [{ roleArn: `arn:${partition}:iam::${id.text}:role/${role}`, sessionName: "central-dns" }],
      allowedAccountIds: [id.text],
      defaultTags: [{ tags: literalTags(tags) }],
    });
  }
}

/** Where each partition keeps its global services, such as Route 53 and IAM. */
const HOME_REGIONS = { aws: "us-east-1", "aws-cn": "cn-northwest-1", "aws-us-gov": "us-gov-west-1" } as const;

function literalTags(tags: Estate["tags"]): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [literal(name), literal(value)]));
}
