import { HUB, participant } from "./addresses";
import { inStack } from "../mutation";

const dev = inStack("dev");
const [pa1, pa2, pa3] = [participant("pa1"), participant("pa2"), participant("pa3")];

/** Zones and records that are not seen, not allowed, or answered by something else. */
export const nameMutations = [
  dev("the hub does not see pa1's zone", "V4", pa1.zone, (stack) => stack.remove(pa1.association)),
  dev("nobody authorized the hub", "V5", [pa2.association, pa2.zone], (stack) =>
    stack.remove(pa2.authorization, pa2.zone),
  ),
  dev("an association does not wait for its authorization", "V5", pa2.association, (stack) =>
    stack.set(pa2.association, { zone_id: stack.reference(pa2.zone, "zone_id") }),
  ),
  dev("an authorization is of another VPC", "V5", [pa3.authorization, pa3.association], (stack) =>
    stack.set(pa3.authorization, { vpc_id: stack.reference(pa1.vpc) }),
  ),
  dev("an authorization is given by the account that wants it", "V5", [pa3.authorization, pa3.association], (stack) =>
    stack.set(pa3.authorization, { provider: "aws.dns" }),
  ),
  dev("an authorization names another Region", "V5", [pa1.authorization, pa1.association], (stack) =>
    stack.set(pa1.authorization, { vpc_region: "us-west-2" }),
  ),
  dev("an association names another Region", "V5", pa1.association, (stack) =>
    stack.set(pa1.association, { vpc_region: "us-east-2" }),
  ),
  dev("an association is made by the zone's account", "V5", pa1.association, (stack) =>
    stack.set(pa1.association, { provider: "aws.app1" }),
  ),
  dev("the next apply would take the hub out of a zone", "V6", pa3.zone, (stack) =>
    stack.set(pa3.zone, { lifecycle: { prevent_destroy: true } }),
  ),
  dev("a zone ignores changes of its tags only", "V6", pa1.zone, (stack) =>
    stack.set(pa1.zone, { lifecycle: { ignore_changes: ["tags"] } }),
  ),
  dev("the hub sees two zones of one name", "V7", ["aws_route53_zone.twin", pa1.zone, pa1.association], (stack) =>
    stack.add("aws_route53_zone.twin", zoneAtHub("pa1.awscloud.com", stack.reference(HUB.vpc))),
  ),
  dev("a zone below pa3's hides a record of it", "V8", ["aws_route53_zone.below", pa3.record("server")], (stack) =>
    stack.add("aws_route53_zone.below", zoneAtHub("server.pa3.awscloud.com", stack.reference(HUB.vpc))),
  ),
  dev(
    "a rule of the hub's resolver hides pa3's zone",
    "V8",
    ["aws_route53_resolver_rule_association.hides", "aws_route53_resolver_rule.hides"],
    (stack) => {
      const place = { provider: "aws.dns", region: "us-east-1" };
      stack.add("aws_route53_resolver_endpoint.out", {
        ...place,
        direction: "OUTBOUND",
        security_group_ids: [stack.reference(HUB.directory, "security_group_id")],
        ip_address: [{ subnet_id: stack.reference(HUB.subnetA) }, { subnet_id: stack.reference(HUB.subnetB) }],
      });
      stack.add("aws_route53_resolver_rule.hides", {
        ...place,
        domain_name: "pa3.awscloud.com",
        rule_type: "FORWARD",
        resolver_endpoint_id: stack.reference("aws_route53_resolver_endpoint.out"),
        target_ip: [{ ip: "192.168.0.10" }],
      });
      stack.add("aws_route53_resolver_rule_association.hides", {
        ...place,
        resolver_rule_id: stack.reference("aws_route53_resolver_rule.hides"),
        vpc_id: stack.reference(HUB.vpc),
      });
    },
  ),
  dev("pa1's VPC lacks DNS hostnames", "V12", pa1.vpc, (stack) => stack.set(pa1.vpc, { enable_dns_hostnames: false })),
  dev("the hub's VPC does not say that it has DNS hostnames", "V12", HUB.vpc, (stack) =>
    stack.set(HUB.vpc, { enable_dns_hostnames: undefined }),
  ),
  dev("the hub's VPC has no resolver", "V12", HUB.vpc, (stack) => stack.set(HUB.vpc, { enable_dns_support: false })),
  dev("pa2's VPC has no resolver", "V12", pa2.vpc, (stack) => stack.set(pa2.vpc, { enable_dns_support: false })),
  dev("a CNAME leads to a name that nobody has", "V14", pa1.record("www"), (stack) =>
    stack.set(pa1.record("www"), { records: ["sever.pa1.awscloud.com"] }),
  ),
  dev("a CNAME leads to itself", ["V14", "V3"], pa1.record("www"), (stack) =>
    stack.set(pa1.record("www"), { records: ["www.pa1.awscloud.com"] }),
  ),
  dev("two CNAMEs lead to each other", ["V14", "V3"], [pa1.record("www"), pa2.record("docs")], (stack) => {
    stack.set(pa1.record("www"), { records: ["docs.pa2.awscloud.com"] });
    stack.set(pa2.record("docs"), { records: ["www.pa1.awscloud.com"] });
  }),
  dev("a CNAME stands at the apex", "V14", pa1.record("www"), (stack) =>
    stack.set(pa1.record("www"), { name: "pa1.awscloud.com" }),
  ),
  dev("a CNAME stands beside an address", "V14", [pa1.record("www"), pa1.record("server")], (stack) =>
    stack.set(pa1.record("www"), { name: "server.pa1.awscloud.com", records: ["server.pa2.awscloud.com"] }),
  ),
  dev("an alias leads to a name that nobody has", "V14", pa2.record("balancer"), (stack) =>
    stack.set(pa2.record("balancer"), {
      alias: { ...(stack.at(pa2.record("balancer")).alias as object), name: "balancers.pa2.awscloud.com" },
    }),
  ),
  dev("what an alias leads to is gone", "V14", [pa1.record("www")], (stack) => stack.remove(pa1.record("server"))),
  dev("names that nobody has leave for the internet", "V24", [HUB.vpc, HUB.rootForwarder, HUB.directory], (stack) =>
    stack.remove(HUB.rootZone),
  ),
  dev(
    "the zone that catches unknown names has another name",
    "V24",
    [HUB.rootZone, HUB.vpc, HUB.rootForwarder],
    (stack) => stack.set(HUB.rootZone, { name: "aws-cloud.com" }),
  ),
];

function zoneAtHub(name: string, vpc: string) {
  return { provider: "aws.dns", name, vpc: [{ vpc_id: vpc, vpc_region: "us-east-1" }] };
}
