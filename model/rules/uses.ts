import type { DnsUse, Estate, Vpc } from "../estate";
import { places } from "./places";
import type { Breach, Rule } from "./rule";

const eks: Rule = {
  code: "uses-eks",
  severity: "error",
  exceptions: "allowed",
  title: "A VPC with a private EKS endpoint asks Amazon's own resolver",
  why:
    "The private endpoint's zone is EKS's own and is seen by the cluster's VPC alone; AWS demands AmazonProvidedDNS in " +
    "its option set. Asked through the hub the nodes do not find their API server.",
  source: "Amazon EKS User Guide, cluster API server endpoint",
  wrong: '{ uses: ["eks-private-endpoint"], dns: "hub" }',
  right: '{ uses: ["eks-private-endpoint"], dns: "amazon-provided" }',
  *check({ estate }) {
    const cure = 'say dns: "amazon-provided", or move the cluster into a VPC of its own';
    yield* lost("eks-private-endpoint", 'eks-private-endpoint, with dns: "hub"', cure, estate);
  },
};

const efs: Rule = {
  code: "uses-efs",
  severity: "warning",
  exceptions: "allowed",
  title: "Hosts that mount EFS by name ask their own VPC's resolver",
  why: "The name of a file system stands for the mount target of the VPC and zone that ask: the hub's VPC has none.",
  source: "Amazon EFS User Guide, mounting file systems with a DNS name",
  wrong: '{ uses: ["efs"], dns: "hub" }',
  right: '{ uses: ["efs"], dns: "amazon-provided" }',
  *check({ estate }) {
    const cure = "mount by the address of the mount target, or give it an A record in the participant's zone";
    yield* lost("efs", "efs, asked through the hub", cure, estate);
  },
};

const interfaceEndpoints: Rule = {
  code: "uses-interface-endpoint",
  severity: "warning",
  exceptions: "allowed",
  title: "Hosts that use private DNS of interface endpoints ask their own VPC's resolver",
  why: "The endpoint's zone is seen by its own VPC alone: through the hub the service resolves to public addresses.",
  source: "AWS re:Post, custom DNS with an interface VPC endpoint; Multi-VPC whitepaper, private endpoints",
  wrong: '{ uses: ["interface-endpoint-private-dns"], dns: "hub" }',
  right: '{ uses: ["interface-endpoint-private-dns"], dns: "amazon-provided" }',
  *check({ estate }) {
    const cure =
      "put the endpoints into the hub's VPC, or give the hub a private zone of the service's exact name with an alias to " +
      "the endpoint";
    yield* lost(
      "interface-endpoint-private-dns",
      "private DNS of interface endpoints, asked through the hub",
      cure,
      estate,
    );
  },
};

const cloudMap: Rule = {
  code: "uses-cloud-map",
  severity: "warning",
  exceptions: "allowed",
  title: "Hosts that use a Cloud Map namespace ask their own VPC's resolver",
  why: "A private DNS namespace is a zone that its own VPC sees, and the hub's does not.",
  source: "AWS Cloud Map Developer Guide, private DNS namespaces",
  wrong: '{ uses: ["cloud-map"], dns: "hub" }',
  right: '{ uses: ["cloud-map"], dns: "amazon-provided" }',
  *check({ estate }) {
    const cure = "associate the namespace's hosted zone with the VPC of every hub";
    yield* lost("cloud-map", "a Cloud Map namespace, asked through the hub", cure, estate);
  },
};

const resolverRules: Rule = {
  code: "uses-resolver-rules",
  severity: "warning",
  exceptions: "allowed",
  title: "Hosts that depend on Resolver rules of their VPC ask its resolver",
  why: "Resolver rules belong to a VPC: through the hub only the rules of the hub's VPC hold.",
  source: "Route 53 Developer Guide, Resolver rules",
  wrong: '{ uses: ["resolver-rules"], dns: "hub" }',
  right: '{ uses: ["resolver-rules"], dns: "amazon-provided" }',
  *check({ estate }) {
    const cure = "name the domains at a site, or associate the rules with the VPC of every hub";
    yield* lost("resolver-rules", "Resolver rules, asked through the hub", cure, estate);
  },
};

const dnsFirewall: Rule = {
  code: "uses-dns-firewall",
  severity: "warning",
  exceptions: "allowed",
  title: "Hosts that a DNS Firewall guards ask their own VPC's resolver",
  why: "The firewall filters what the VPC's resolver is asked: through the hub nothing passes it.",
  source: "Route 53 Developer Guide, Resolver DNS Firewall",
  wrong: '{ uses: ["dns-firewall"], dns: "hub" }',
  right: '{ uses: ["dns-firewall"], dns: "amazon-provided" }',
  *check({ estate }) {
    const cure = "associate the rule groups with the VPC of every hub: they then hold for all that ask it";
    yield* lost("dns-firewall", "a DNS Firewall, passed by through the hub", cure, estate);
  },
};

export const useRules: readonly Rule[] = [eks, efs, interfaceEndpoints, cloudMap, resolverRules, dnsFirewall];

/** VPCs whose hosts ask the hub for what only their own resolver answers. */
function* lost(use: DnsUse, got: string, cure: string, estate: Estate): Iterable<Breach> {
  for (const vpc of estate.participants.flatMap(({ vpcs }): readonly Vpc[] => vpcs)) {
    const at = vpc.uses.indexOf(use);
    if (at < 0 || vpc.dns !== "hub") continue;
    yield { path: [...places.vpc(vpc), "uses", at], got, allowed: 'this with dns: "amazon-provided"', cure };
  }
}
