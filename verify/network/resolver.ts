import { listOf, type Block } from "../terraform";
import type { NameService, Network, ResolverEndpoint, ResolverRule, Vpc } from "./network";
import { groupBy, isDefined, type Reading, textOf } from "./reading";
import { Things } from "./things";

interface RuleDraft extends ResolverRule {
  readonly associations: { readonly vpc: Vpc | undefined; readonly block: Block }[];
}

/**
 * Route 53 Resolver: aws_route53_resolver_endpoint, aws_route53_resolver_rule, aws_route53_resolver_rule_association,
 * aws_route53_resolver_config, and the data sources of endpoints and rules. A rule that is shared (RAM) and read by its
 * domain elsewhere is the only rule of that domain, Region and owner that the configuration makes.
 */
export function readResolver(
  reading: Reading,
  network: Network,
): Pick<NameService, "endpoints" | "rules" | "noAutodefinedReverse"> {
  const endpoints = readEndpoints(reading, network);
  const rules = readRules(reading, endpoints);
  for (const block of reading.resources("aws_route53_resolver_rule_association")) {
    const [rule, vpc] = [rules.find(block.value("resolver_rule_id")), network.vpc(block.value("vpc_id"))];
    if (rule === undefined) reading.noteDangling(block, "resolver_rule_id", block.value("resolver_rule_id"));
    rule?.associations.push({ vpc, block });
  }
  const noAutodefinedReverse = new Map<Vpc, Block>();
  for (const block of reading.resources("aws_route53_resolver_config")) {
    const vpc = network.vpc(block.value("resource_id"));
    if (vpc && block.value("autodefined_reverse_flag") === "DISABLE") noAutodefinedReverse.set(vpc, block);
  }
  return { endpoints: endpoints.list, rules: rules.list, noAutodefinedReverse };
}

function readEndpoints(reading: Reading, network: Network): Things<ResolverEndpoint> {
  const endpoints = new Things<ResolverEndpoint>();
  const type = "aws_route53_resolver_endpoint";
  for (const block of reading.resources(type)) endpoints.add(endpointOf(reading, network, block), block);
  for (const block of reading.data(type)) {
    endpoints.read(reading, block, ["resolver_endpoint_id", "id"], () => endpointOf(reading, network, block));
  }
  return endpoints;
}

function endpointOf(reading: Reading, network: Network, block: Block): ResolverEndpoint {
  const interfaces = block.mode === "data" ? [] : reading.nested(block, "ip_address");
  const subnets = interfaces.map(({ subnet_id: id }) => network.subnet(id)).filter(isDefined);
  if (subnets.length < interfaces.length) reading.note(block, "a subnet of it is not known");
  const addresses = [
    ...interfaces.map(({ ip }) => ip),
    ...(block.mode === "data" ? listOf(block.value("ip_addresses")) : []),
  ].map((ip) => reading.address(block, "ip", ip));
  const isTold = addresses.length > 0 && addresses.every(isDefined);
  return {
    block,
    label: block.label,
    direction: textOf(block.value("direction")) ?? "INBOUND",
    vpc: subnets[0]?.vpc ?? network.vpc(block.value("vpc_id")),
    subnets,
    addresses: isTold ? addresses.filter(isDefined) : undefined,
    securityGroups: listOf(block.value("security_group_ids"))
      .map((id) => network.securityGroup(id))
      .filter(isDefined),
  };
}

function readRules(reading: Reading, endpoints: Things<ResolverEndpoint>): Things<RuleDraft> {
  const rules = new Things<RuleDraft>();
  const type = "aws_route53_resolver_rule";
  for (const block of reading.resources(type)) rules.add(ruleOf(reading, endpoints, block), block);
  const made = groupBy(rules.list, ({ block, domain }) => `${block?.region} ${domain?.text}`);
  for (const block of reading.data(type)) {
    const id = block.value("resolver_rule_id") ?? block.value("id");
    const read = ruleOf(reading, endpoints, block);
    const owner = textOf(block.value("owner_id"));
    const shared = (made.get(`${block.region} ${read.domain?.text}`) ?? []).filter(
      (rule) => (owner ?? rule.block?.account) === rule.block?.account,
    );
    const rule = rules.find(id) ?? (id === undefined && shared.length === 1 ? shared[0] : undefined) ?? read;
    rules.add(rule, block, ["id", "resolver_rule_id"]);
  }
  return rules;
}

function ruleOf(reading: Reading, endpoints: Things<ResolverEndpoint>, block: Block): RuleDraft {
  const written = block.value("domain_name");
  return {
    block,
    label: block.label,
    domain: written === "." ? undefined : reading.domainName(block, "domain_name", written),
    kind: textOf(block.value("rule_type")) ?? "FORWARD",
    endpoint: endpoints.find(block.value("resolver_endpoint_id")),
    targets: reading
      .nested(block, "target_ip")
      .map(({ ip }) => ip)
      .filter(isDefined),
    associations: [],
  };
}
