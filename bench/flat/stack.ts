import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, S3Backend, TerraformStack } from "cdktf";
import { BACKEND, NAME, TAGS } from "../estate";

/** A stack with its backend. */
export function newStack(app: App, suffix: string): TerraformStack {
  const stack = new TerraformStack(app, `${NAME}-${suffix}`);
  const { bucket, region, prefix } = BACKEND;
  new S3Backend(stack, { bucket, key: `${prefix}/${stack.node.id}.tfstate`, region, encrypt: true });
  stack.addOverride("terraform.backend.s3.use_lockfile", true);
  stack.addOverride("terraform.required_version", ">= 1.10.0");
  stack.addOverride("terraform.required_providers.aws.source", "hashicorp/aws");
  return stack;
}

/** A provider that acts in one account. */
export function newProvider(stack: TerraformStack, alias: string, accountId: string): AwsProvider {
  return new AwsProvider(stack, `aws-${alias}`, {
    alias,
    region: "us-east-1",
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/central-dns`, sessionName: "central-dns" }],
    allowedAccountIds: [accountId],
    defaultTags: [{ tags: TAGS }],
  });
}
