import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import { addPlacementCheck } from "../../stacks/placement-check";
import { synthStack } from "../support/synth";

/** Synthesizes what `build` makes in a stack that checks placement and whose only provider has an alias. */
function placing(build: (scope: Construct, provider: AwsProvider) => void): () => unknown {
  return () =>
    synthStack((stack) => {
      addPlacementCheck(stack);
      build(new Construct(stack, "module"), new AwsProvider(stack, "aws", { alias: "dns", region: "us-east-1" }));
    });
}

const noProvider = "module/it names no provider; pass the one of the account that owns it";
const noRegion = "module/it names no region; pass the region of its VPC";

it("a resource without a provider is refused", () => {
  expect(placing((scope) => new Vpc(scope, "it", { region: "us-east-1" }))).toThrow(noProvider);
});

it("a regional resource without a Region is refused", () => {
  expect(placing((scope, provider) => new Vpc(scope, "it", { provider }))).toThrow(noRegion);
});

it("a data source is held to the same", () => {
  expect(placing((scope) => new DataAwsVpc(scope, "it", { region: "us-east-1" }))).toThrow(noProvider);
  expect(placing((scope, provider) => new DataAwsVpc(scope, "it", { provider }))).toThrow(noRegion);
});

it("everything that is misplaced is told at once", () => {
  expect(placing((scope) => new Vpc(scope, "it", {}))).toThrow(new RegExp(`${noProvider}[^]*${noRegion}`));
});

it("a global resource needs a provider and no Region", () => {
  expect(placing((scope, provider) => new Route53Zone(scope, "it", { provider, name: "example.net" }))).not.toThrow();
  expect(placing((scope) => new Route53Zone(scope, "it", { name: "example.net" }))).toThrow(noProvider);
});
