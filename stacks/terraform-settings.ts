import type { TerraformStack } from "cdktf";

/** What every stack says of Terraform itself. */
export function configureTerraform(stack: TerraformStack): void {
  // The lock file of the s3 backend is there since 1.10, in Terraform and in OpenTofu.
  stack.addOverride("terraform.required_version", ">= 1.10.0");
  // CDKTF writes a bare "aws", which OpenTofu resolves anew each time.
  stack.addOverride("terraform.required_providers.aws.source", "hashicorp/aws");
}
