import { TerraformDataSource, TerraformResource, type TerraformStack } from "cdktf";
import { errors } from "./errors";

/**
 * Refuses a stack in which a resource does not say which account and Region it lives in. Terraform would take a
 * default for either and act in the wrong place; CDKTF only checks that some provider is there.
 */
export function addPlacementCheck(stack: TerraformStack): void {
  stack.node.addValidation({ validate: () => misplaced(stack) });
}

function misplaced(stack: TerraformStack): string[] {
  return stack.node.findAll().flatMap((construct) => {
    if (!TerraformResource.isTerraformResource(construct) && !TerraformDataSource.isTerraformDataSource(construct))
      return [];
    const { path } = construct.node;
    return [
      ...(construct.provider === undefined ? [errors.noProvider(path)] : []),
      ...("regionInput" in construct && construct.regionInput === undefined ? [errors.noRegion(path)] : []),
    ];
  });
}
