/** Peering connections: who may ask, who may accept, and which networks may meet. */
import { Refusal, type Cloud, type CloudObject } from "../cloud";
import { blocksIn } from "../configuration";
import { networksOf, overlap } from "../network";
import { text } from "../values";
import type { Request, Rule, Rules } from "./rule";

/** The VPCs to which peering connections lead from this one. */
export function otherEnds(cloud: Cloud, vpc: string): string[] {
  return cloud.all("aws_vpc_peering_connection").flatMap(({ values }) => {
    const ends = [text(values.vpc_id), text(values.peer_vpc_id)];
    return ends.includes(vpc) ? ends.filter((end) => end !== vpc) : [];
  });
}

const twoVpcs: Rule = ({ cloud, values }) => {
  const [vpc, peer] = endsOf(values);
  if (vpc === peer) throw new Refusal("InvalidParameterValue", `${vpc} cannot be peered with itself.`, "peer_vpc_id");
  if (!otherEnds(cloud, vpc).includes(peer)) return;
  throw new Refusal("VpcPeeringConnectionAlreadyExists", `${vpc} and ${peer} are peered already.`, "peer_vpc_id");
};

const peerWhereItIsSaid: Rule = ({ cloud, account, region, values }) => {
  const peer = cloud.find("aws_vpc", text(values.peer_vpc_id));
  if (!peer) return;
  const [owner, where] = [text(values.peer_owner_id) || account, text(values.peer_region) || region];
  if (peer.account === owner && peer.region === where) return;
  const detail = `The connection failed: no ${peer.id} in account ${owner}, ${where}.`;
  throw new Refusal("VPC peering connection failed", detail, "peer_vpc_id");
};

const apart: Rule = ({ cloud, values }) => {
  const [vpc, peer] = endsOf(values);
  for (const one of networksOf(cloud, vpc)) {
    const other = networksOf(cloud, peer).find((network) => overlap(one, network));
    if (other === undefined) continue;
    const detail = `The connection failed: ${one} of ${vpc} overlaps ${other} of ${peer}.`;
    throw new Refusal("VPC peering connection failed", detail, "peer_vpc_id");
  }
};

const acceptedByItself: Rule = ({ account, region, values }) => {
  if (values.auto_accept !== true) return;
  // The plan fills in the peer's Region, so that only another one can be told from none.
  const [owner, where] = [text(values.peer_owner_id) || account, text(values.peer_region) || region];
  if (owner === account && where === region) return;
  const detail = `auto_accept is for one account and Region; the peer is in account ${owner}, ${where}.`;
  throw new Refusal("OperationNotPermitted", detail, "auto_accept");
};

const byItsAccepter: Rule = ({ cloud, account, region, values }) => {
  const connection = connectionOf(cloud, values);
  if (!connection) return;
  const accepter = accepterOf(cloud, connection);
  if (accepter.account === account && accepter.region === region) return;
  const detail = `${connection.id} is accepted in account ${accepter.account}, ${accepter.region}, not in account ${account}, ${region}.`;
  throw new Refusal("OperationNotPermitted", detail, "vpc_peering_connection_id");
};

const onceActive: Rule = ({ cloud, values }) => {
  const connection = connectionOf(cloud, values);
  const status = text(connection?.values.accept_status);
  if (!connection || status === "active") return;
  const detail = `${connection.id} is ${status}; options can be set once it is accepted.`;
  throw new Refusal("OperationNotPermitted", detail, "vpc_peering_connection_id");
};

const ownSide: Rule = ({ cloud, account, region, values }) => {
  const connection = connectionOf(cloud, values);
  if (!connection) return;
  const sides = { requester: connection, accepter: accepterOf(cloud, connection) };
  for (const [side, owner] of Object.entries(sides)) {
    if (blocksIn(values[side]).length === 0 || (owner.account === account && owner.region === region)) continue;
    const detail = `The options of the ${side} of ${connection.id} are set in account ${owner.account}, ${owner.region}.`;
    throw new Refusal("OperationNotPermitted", detail, side);
  }
};

const namesOnBothSides: Rule = ({ cloud, values }) => {
  const connection = connectionOf(cloud, values);
  const sides = [...blocksIn(values.requester), ...blocksIn(values.accepter)];
  if (!connection || sides.every((side) => side.allow_remote_vpc_dns_resolution !== true)) return;
  const vpcs = endsOf(connection.values).flatMap((end) => cloud.find("aws_vpc", end) ?? []);
  const without = vpcs.find((vpc) => vpc.values.enable_dns_hostnames !== true);
  if (!without) return;
  throw new Refusal("InvalidParameterValue", `${without.id} has no DNS hostnames, which this option needs.`);
};

export const peeringRules: Rules = {
  aws_vpc_peering_connection: { create: [twoVpcs, peerWhereItIsSaid, apart], put: [acceptedByItself] },
  aws_vpc_peering_connection_accepter: { put: [byItsAccepter] },
  aws_vpc_peering_connection_options: { put: [onceActive, ownSide, namesOnBothSides] },
};

function endsOf(values: Request["values"]): readonly [vpc: string, peer: string] {
  return [text(values.vpc_id), text(values.peer_vpc_id)];
}

function connectionOf(cloud: Cloud, values: Request["values"]): CloudObject | undefined {
  return cloud.find("aws_vpc_peering_connection", text(values.vpc_peering_connection_id));
}

/** Where the peer's VPC is, or where the request says that it is. */
function accepterOf(cloud: Cloud, { account, region, values }: CloudObject): { account: string; region: string } {
  const vpc = cloud.find("aws_vpc", text(values.peer_vpc_id));
  return vpc ?? { account: text(values.peer_owner_id) || account, region: text(values.peer_region) || region };
}
