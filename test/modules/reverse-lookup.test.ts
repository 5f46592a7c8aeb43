import { ReverseLookup } from "../../modules";
import { synthStack } from "../support/synth";
import { reverseLookup } from "./programs/reverse-lookup";
import { awaited, domain, vpcOf } from "./world";

test("the owner's resolver stops answering reverse names by itself, and its account owns the zone", () => {
  const json = synthStack(reverseLookup);
  expect(json.counts()).toEqual({ aws_route53_resolver_config: 1, aws_route53_zone: 1 });
  expect(json.only("aws_route53_resolver_config").attributes).toEqual({
    provider: "aws.dns",
    region: "us-east-1",
    resource_id: "vpc-0aaaaaaaaaaaaaaaa",
    autodefined_reverse_flag: "DISABLE",
  });
  expect(json.only("aws_route53_zone").attributes).toMatchObject({ name: "10.in-addr.arpa" });
});

test("another hub's resolver is switched as well, without zones", () => {
  const json = synthStack((stack) => {
    new ReverseLookup(stack, "reverse", { vpc: vpcOf(stack, "dns") });
  });
  expect(json.counts()).toEqual({ aws_route53_resolver_config: 1 });
});

test("depending on it waits for the resolver and the zones", () => {
  const zones = [domain("10.in-addr.arpa"), domain("20.172.in-addr.arpa")];
  const { before, all } = awaited(
    (stack) => new ReverseLookup(stack, "reverse", { vpc: vpcOf(stack, "dns"), zones }).ready,
  );
  expect(before).toEqual(all);
  expect(all).toHaveLength(3);
});
