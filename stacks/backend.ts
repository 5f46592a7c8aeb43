import { join, relative, resolve, sep } from "node:path";
import { App, CloudBackend, LocalBackend, NamedCloudWorkspace, S3Backend, type TerraformStack } from "cdktf";
import type { Backend } from "../model";

/**
 * Where a stack keeps its state. Each stack has a state of its own, named like the stack.
 *
 * @param stateDirectory directory of local states, outside the output directory, which synthesis may empty
 */
export function configureBackend(stack: TerraformStack, backend: Backend, stateDirectory: string): void {
  const id = stack.node.id;
  switch (backend.type) {
    case "local":
      new LocalBackend(stack, { path: localPath(stack, join(stateDirectory, `${id}.tfstate`)) });
      return;
    case "s3":
      new S3Backend(stack, {
        bucket: backend.bucket,
        key: `${backend.prefix}/${id}.tfstate`,
        region: backend.region.name,
        encrypt: true,
        kmsKeyId: backend.kmsKeyArn,
        assumeRole: backend.roleArn === undefined ? undefined : { roleArn: backend.roleArn },
      });
      // CDKTF 0.21 has no typed field for S3's own lock file.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    case "cloud": {
      const cloud = new CloudBackend(stack, {
        organization: backend.organization,
        hostname: backend.hostname,
        workspaces: new NamedCloudWorkspace(id),
      });
      // CDKTF would run `terraform version` for every stack; required_version asks for more than it looks for.
      cloud.node.validate = () => [];
    }
  }
}

/** Relative to the stack's own output directory, where Terraform runs: the same on every machine. */
function localPath(stack: TerraformStack, state: string): string {
  const workingDirectory = resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return relative(workingDirectory, state).split(sep).join("/");
}
