import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Fn, type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { placeOf, type VpcRef } from "../modules";

export interface PublicationProps {
  /** Path of the SSM parameter, unique in its account and Region. */
  readonly name: string;
  /** In whose account and Region it lies. */
  readonly vpc: VpcRef;
  /** What is published: ids and addresses, never a secret. */
  readonly content: Readonly<Record<string, unknown>>;
  /** What must work before anybody may read it. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * What one stack tells the others: one SSM parameter of JSON. Another stack's state is never read, since state holds
 * the directory's password and the keys of VPN tunnels.
 */
export class Publication extends Construct {
  constructor(scope: Construct, id: string, { name, vpc, content, after }: PublicationProps) {
    super(scope, id);
    new SsmParameter(this, "parameter", {
      ...placeOf(vpc),
      name,
      type: "String",
      // `value` would be sensitive, and hide every plan of those who read it.
      insecureValue: Fn.jsonencode(content),
      // A hub with many reverse zones says more than the 4 KB that the standard tier holds.
      tier: "Intelligent-Tiering",
      dependsOn: [...after],
    });
  }
}

/** What another stack published. The plan fails while that stack has not been applied. */
export class Published extends Construct {
  readonly ready: readonly ITerraformDependable[];
  private readonly content: unknown;

  constructor(scope: Construct, id: string, name: string, place: Pick<VpcRef, "account" | "region">) {
    super(scope, id);
    const parameter = new DataAwsSsmParameter(this, "parameter", { ...placeOf(place), name });
    this.content = Fn.jsondecode(parameter.insecureValue);
    this.ready = [parameter];
  }

  text(...path: string[]): string {
    return Token.asString(this.lookUp(path));
  }

  list(...path: string[]): string[] {
    return Token.asList(this.lookUp(path));
  }

  private lookUp(path: readonly string[]): unknown {
    return Fn.lookupNested(this.content, [...path]);
  }
}
