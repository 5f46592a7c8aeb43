import type { Block } from "../terraform";
import type { Peering, Vpc } from "./network";
import { flagOf, textOf } from "./reading";

/**
 * Why AWS would never make a requested connection active; undefined where it would. Who requests and who accepts must act
 * in the account and Region of their VPC, and the request must name both of the accepter's where they are others
 * (provider documentation of aws_vpc_peering_connection and of its accepter; EC2 API, AcceptVpcPeeringConnection). What is
 * not known of an account or a Region is not held against it.
 */
export function whyInactive(
  request: Block,
  { requester, accepter, accepterBlock }: Pick<Peering, "requester" | "accepter" | "accepterBlock">,
): { readonly reason: string; readonly cause: string } | undefined {
  const requestFault =
    (requester.vpc && misplaced("requested", request, requester.vpc)) ??
    (accepter.vpc && misdirected(request, accepter.vpc)) ??
    (accepterBlock ? undefined : notAcceptedAtOnce(request, accepter.vpc));
  if (requestFault !== undefined) return { reason: requestFault, cause: request.label };
  const acceptanceFault = accepterBlock && notAccepted(accepterBlock, accepter.vpc);
  return acceptanceFault === undefined ? undefined : { reason: acceptanceFault, cause: accepterBlock?.label ?? "" };
}

/** Why a block does not act where a VPC is. */
export function misplaced(what: string, { account, region, label }: Block, vpc: Vpc): string | undefined {
  if (differ(account, vpc.account)) {
    return `${label} is ${what} in account ${account}, and ${vpc.label} lies in ${vpc.account}`;
  }
  if (region !== undefined && vpc.region !== undefined && region !== vpc.region) {
    return `${label} is ${what} in ${region}, and ${vpc.label} lies in ${vpc.region}`;
  }
  return undefined;
}

function misdirected(request: Block, accepter: Vpc): string | undefined {
  const owner = textOf(request.value("peer_owner_id")) ?? request.account;
  if (differ(owner, accepter.account)) {
    return `the request goes to account ${owner} (peer_owner_id), and ${accepter.label} lies in ${accepter.account}`;
  }
  const region = textOf(request.value("peer_region")) ?? request.region;
  if (region !== undefined && accepter.region !== undefined && region !== accepter.region) {
    return `the request goes to ${region} (peer_region), and ${accepter.label} lies in ${accepter.region}`;
  }
  return undefined;
}

function notAccepted(acceptance: Block, vpc: Vpc | undefined): string | undefined {
  if (flagOf(acceptance.value("auto_accept")) !== true) {
    return `${acceptance.label} does not accept it (auto_accept)`;
  }
  return vpc && misplaced("accepted", acceptance, vpc);
}

/** Without an accepter resource: a third party's VPC is its own affair, ours need `auto_accept`. */
function notAcceptedAtOnce(request: Block, vpc: Vpc | undefined): string | undefined {
  if (vpc === undefined) return undefined;
  if (flagOf(request.value("auto_accept")) !== true)
    return "nobody accepts it: there is neither an accepter nor auto_accept";
  if (request.arguments.includes("peer_region")) return "auto_accept and peer_region exclude each other";
  if (differ(request.account, vpc.account)) return "auto_accept works within one account only";
  return undefined;
}

/** Accounts are compared where both are known: a provider's name says nothing. */
function differ(left: string, right: string): boolean {
  return left !== right && [left, right].every((account) => /^\d{12}$/.test(account));
}
