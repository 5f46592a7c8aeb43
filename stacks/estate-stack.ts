import { type App, TerraformStack } from "cdktf";
import type * as model from "../model";
import { Accounts } from "./accounts";
import { configureBackend } from "./backend";
import { addPlacementCheck } from "./placement-check";

/** What a stack is told about where it belongs. */
export interface StackContext {
  readonly app: App;
  readonly estate: model.Estate;
  /** Where local states lie. */
  readonly stateDirectory: string;
}

/** A stack of an estate: named after it, with a state of its own and providers for the accounts it acts in. */
export class EstateStack extends TerraformStack {
  protected readonly accounts: Accounts;

  /**
   * @param suffix what tells the stack from the others of its estate
   * @param owned the accounts in which it acts in their full role
   */
  constructor(
    { app, estate, stateDirectory }: StackContext,
    suffix: string | undefined,
    owned: readonly model.Account[],
  ) {
    super(app, suffix === undefined ? estate.name : `${estate.name}-${suffix}`);
    this.accounts = new Accounts(this, estate, owned);
    // The lock file of the s3 backend is there since 1.10, in Terraform and in OpenTofu.
    this.addOverride("terraform.required_version", ">= 1.10.0");
    // CDKTF writes a bare "aws", which OpenTofu resolves anew each time.
    this.addOverride("terraform.required_providers.aws.source", "hashicorp/aws");
    configureBackend(this, estate.backend, stateDirectory);
    addPlacementCheck(this);
  }

  /**
   * CDKTF resolves a whole stack here just to find references to other stacks and to read those stacks' states for them.
   * Stacks of an estate tell each other what they need in publications, so that there is nothing to find.
   */
  override prepareStack(): void {
    this.ensureBackendExists();
  }
}
