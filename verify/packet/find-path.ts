import type { Network } from "../network/network";
import { resolverOf } from "../network/resolver-address";
import { Findings } from "./findings";
import { Forwarding } from "./forwarding";
import { NetworkAclFilter } from "./network-acl-filter";
import type { Endpoint, Flow, Path } from "./path";
import { followRoutes } from "./routing";
import { SecurityGroupFilter } from "./security-group-filter";
import { isIn } from "./way";

interface Router {
  readonly forwarding: Forwarding;
  readonly groups: SecurityGroupFilter;
  readonly acls: NetworkAclFilter;
}

/** What was asked of a network is not asked again. */
const routers = new WeakMap<Network, Router>();

/**
 * Whether packets of a flow arrive and replies come back, for all addresses of both ends, with everything that is in their
 * way: routes, peerings and gateways both ways, security groups (which remember what they let through), network ACLs
 * (which do not).
 */
export function path(network: Network, flow: Flow): Path {
  const { forwarding, groups, acls } = routerOf(network);
  const { from, to } = flow;
  const findings = new Findings();
  if (asksResolver(from, to, findings)) return findings.path;
  if ("groups" in from) groups.check("egress", from, to, flow, findings);
  acls.check("request", from, to, flow, findings);
  followRoutes({ direction: "request", from, to, forwarding, findings });
  if ("groups" in to) groups.check("ingress", to, from, flow, findings);
  followRoutes({ direction: "reply", from: to, to: from, forwarding, findings });
  acls.check("reply", to, from, flow, findings);
  return findings.path;
}

/** Nothing filters a VPC's own Amazon DNS server, and nobody else reaches it (VPC guide; Route 53 guide, resolver). */
function asksResolver(from: Endpoint, to: Endpoint, findings: Findings): boolean {
  if ("site" in to || to.addresses.size > 1) return false;
  const { vpc } = to.subnet;
  if (resolverOf(vpc)?.equals(to.addresses.first) !== true) return false;
  if (isIn(from, vpc))
    findings.step("request", vpc.label, `${to.addresses.first.text} is Amazon's own, open to ${vpc.label}`);
  else {
    findings.obstacle({
      code: "NEIGHBOR_UNREACHABLE",
      cause: vpc.label,
      message: `${to.addresses.first.text} is Amazon's DNS server of ${vpc.label}, which answers hosts of that VPC only`,
      cure: "ask a DNS server or an inbound endpoint in that VPC",
    });
  }
  return true;
}

function routerOf(network: Network): Router {
  let router = routers.get(network);
  if (router === undefined) {
    router = { forwarding: new Forwarding(network), groups: new SecurityGroupFilter(), acls: new NetworkAclFilter() };
    routers.set(network, router);
  }
  return router;
}
