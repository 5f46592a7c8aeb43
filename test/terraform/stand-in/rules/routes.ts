/** Routes, and which table a subnet uses. */
import { Refusal } from "../cloud";
import { contains, networksOf } from "../network";
import { text } from "../values";
import type { Rule, Rules } from "./rule";

const peeringOfThisVpc: Rule = ({ cloud, values }) => {
  const vpc = cloud.find("aws_route_table", text(values.route_table_id))?.values.vpc_id;
  const peering = cloud.find("aws_vpc_peering_connection", text(values.vpc_peering_connection_id));
  if (!vpc || !peering || [peering.values.vpc_id, peering.values.peer_vpc_id].includes(vpc)) return;
  const detail = `Route table ${text(values.route_table_id)} and peering connection ${peering.id} belong to different networks.`;
  throw new Refusal("InvalidParameterValue", detail, "vpc_peering_connection_id");
};

const oncePerTable: Rule = ({ cloud, values }) => {
  const destination = text(values.destination_cidr_block);
  const routes = cloud.all("aws_route").filter((route) => route.values.route_table_id === values.route_table_id);
  if (destination === "" || routes.every((route) => route.values.destination_cidr_block !== destination)) return;
  const detail = `Route table ${text(values.route_table_id)} already has a route to ${destination}.`;
  throw new Refusal("RouteAlreadyExists", detail, "destination_cidr_block");
};

/** Only appliances may take traffic inside the VPC out of the hands of the local route. */
const notInside: Rule = ({ cloud, values }) => {
  const destination = text(values.destination_cidr_block);
  const vpc = text(cloud.find("aws_route_table", text(values.route_table_id))?.values.vpc_id);
  const local = networksOf(cloud, vpc).find((network) => destination !== "" && contains(network, destination));
  if (local === undefined) return;
  if (local !== destination && (values.nat_gateway_id || values.network_interface_id || values.vpc_endpoint_id)) return;
  const detail = `${destination} lies inside ${local}, the network of ${vpc}, which has its local route.`;
  throw new Refusal("InvalidParameterValue", detail, "destination_cidr_block");
};

const oneTableEach: Rule = ({ cloud, id, values }) => {
  const subnet = text(values.subnet_id);
  const other = cloud
    .all("aws_route_table_association")
    .find((association) => association.id !== id && association.values.subnet_id === subnet);
  if (subnet === "" || !other) return;
  const detail = `${subnet} is associated with ${text(other.values.route_table_id)} already.`;
  throw new Refusal("Resource.AlreadyAssociated", detail, "subnet_id");
};

const tableOfThisVpc: Rule = ({ cloud, values }) => {
  const table = cloud.find("aws_route_table", text(values.route_table_id));
  const subnet = cloud.find("aws_subnet", text(values.subnet_id));
  if (!table || !subnet || table.values.vpc_id === subnet.values.vpc_id) return;
  const detail = `Route table ${table.id} and subnet ${subnet.id} belong to different networks.`;
  throw new Refusal("InvalidParameterValue", detail, "route_table_id");
};

export const routeRules: Rules = {
  aws_route: { create: [oncePerTable, notInside], put: [peeringOfThisVpc] },
  aws_route_table_association: { create: [oneTableEach], put: [tableOfThisVpc] },
};
