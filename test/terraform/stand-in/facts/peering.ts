/** The two sides of a VPC peering connection, and the options of each. */
import type { Cloud } from "../cloud";
import { text, type Value, type Values } from "../values";
import { hexId, sameAs, type Birth, type Facts } from "./facts";

export const peeringFacts: Record<string, Facts> = {
  aws_vpc_peering_connection: {
    id: hexId("pcx"),
    forceNew: ["peer_owner_id", "peer_region", "peer_vpc_id", "vpc_id"],
    computed: {
      accept_status: ({ values }) => (values.auto_accept === true ? "active" : "pending-acceptance"),
      peer_owner_id: ({ account }) => account,
      peer_region: ({ region }) => region,
    },
    refresh: (values, cloud) => ({ ...values, accept_status: statusOf(values, cloud) }),
  },

  // The id of the connection is also that of the accepter and of the options.
  aws_vpc_peering_connection_accepter: {
    id: sameAs("vpc_peering_connection_id"),
    forceNew: ["vpc_peering_connection_id"],
    computed: {
      accept_status: ({ values }) => (values.auto_accept === true ? "active" : "pending-acceptance"),
      // Seen from the accepter, the peer is the requester.
      peer_owner_id: (birth) => requester(birth)?.account ?? "",
      peer_region: (birth) => requester(birth)?.region ?? "",
      peer_vpc_id: (birth) => requester(birth)?.values.vpc_id ?? "",
      vpc_id: (birth) => requester(birth)?.values.peer_vpc_id ?? "",
    },
  },

  aws_vpc_peering_connection_options: {
    id: sameAs("vpc_peering_connection_id"),
    forceNew: ["vpc_peering_connection_id"],
  },
};

function requester({ cloud, values }: Birth) {
  return cloud.find("aws_vpc_peering_connection", text(values.vpc_peering_connection_id));
}

/** The connection itself knows, whoever accepted it. */
function statusOf(values: Values, cloud: Cloud): Value {
  const connection = cloud.find("aws_vpc_peering_connection", text(values.id));
  return connection?.values.accept_status ?? values.accept_status ?? null;
}
