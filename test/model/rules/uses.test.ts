import { useRules } from "../../../model/rules/uses";
import { breaches, estateOf, testRules } from "./rule-cases";
import { devWith } from "../dev";

const uses = (...names: string[]) => ({ "participants.pa1.vpcs.main.uses": names });
const AMAZON = { "participants.pa1.vpcs.main.dns": "amazon-provided" };
const ALL = [
  "eks-private-endpoint",
  "efs",
  "interface-endpoint-private-dns",
  "cloud-map",
  "resolver-rules",
  "dns-firewall",
];

const useCase = (code: string, use: string, got: string, cure: string) => ({
  code,
  wrong: uses(...ALL),
  says: [
    {
      path: `participants.pa1.vpcs.main.uses[${ALL.indexOf(use)}]`,
      got,
      allowed: 'this with dns: "amazon-provided"',
      cure,
    },
  ],
  right: { ...uses(...ALL), ...AMAZON, "participants.pa2.vpcs.main.uses": ALL.filter((other) => other !== use) },
});

testRules(useRules, [
  useCase(
    "uses-eks",
    "eks-private-endpoint",
    'eks-private-endpoint, with dns: "hub"',
    'say dns: "amazon-provided", or move the cluster into a VPC of its own',
  ),
  useCase(
    "uses-efs",
    "efs",
    "efs, asked through the hub",
    "mount by the address of the mount target, or give it an A record in the participant's zone",
  ),
  useCase(
    "uses-interface-endpoint",
    "interface-endpoint-private-dns",
    "private DNS of interface endpoints, asked through the hub",
    "put the endpoints into the hub's VPC, or give the hub a private zone of the service's exact name with an alias to " +
      "the endpoint",
  ),
  useCase(
    "uses-cloud-map",
    "cloud-map",
    "a Cloud Map namespace, asked through the hub",
    "associate the namespace's hosted zone with the VPC of every hub",
  ),
  useCase(
    "uses-resolver-rules",
    "resolver-rules",
    "Resolver rules, asked through the hub",
    "name the domains at a site, or associate the rules with the VPC of every hub",
  ),
  useCase(
    "uses-dns-firewall",
    "dns-firewall",
    "a DNS Firewall, passed by through the hub",
    "associate the rule groups with the VPC of every hub: they then hold for all that ask it",
  ),
]);

test("a VPC that is retired uses nothing any more", () => {
  const changes = { ...uses("efs"), "participants.pa1.retired": true, peerings: {} };
  expect(breaches(useRules, "uses-efs", changes)).toEqual([]);
});

test("what a VPC uses is one of a few names", () => {
  expect(() => estateOf(devWith(uses("eks")))).toThrow("eks-private-endpoint");
});
