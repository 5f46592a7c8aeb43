/** Networks of a VPC, and subnets within them. */
import { Refusal } from "../cloud";
import { contains, networksOf, overlap } from "../network";
import { text } from "../values";
import { otherEnds } from "./peerings";
import type { Rule, Rules } from "./rule";

const insideTheVpc: Rule = ({ cloud, values }) => {
  const [vpc, cidr] = [text(values.vpc_id), text(values.cidr_block)];
  const networks = networksOf(cloud, vpc);
  if (cidr === "" || networks.length === 0 || networks.some((network) => contains(network, cidr))) return;
  const detail = `${cidr} lies in none of the networks of ${vpc}: ${networks.join(", ")}.`;
  throw new Refusal("InvalidSubnet.Range", detail, "cidr_block");
};

const sizeOfSubnet: Rule = ({ values }) => {
  const length = Number(text(values.cidr_block).split("/")[1] ?? 28);
  if (length >= 16 && length <= 28) return;
  throw new Refusal("InvalidSubnet.Range", `${text(values.cidr_block)} is not between /16 and /28.`, "cidr_block");
};

const apartFromOthers: Rule = ({ cloud, values }) => {
  const cidr = text(values.cidr_block);
  const other = cloud
    .all("aws_subnet")
    .find((subnet) => subnet.values.vpc_id === values.vpc_id && overlap(text(subnet.values.cidr_block), cidr));
  if (cidr === "" || !other) return;
  const detail = `${cidr} overlaps ${text(other.values.cidr_block)} of ${other.id}.`;
  throw new Refusal("InvalidSubnet.Conflict", detail, "cidr_block");
};

const zoneOfTheRegion: Rule = ({ region, values }) => {
  const zone = text(values.availability_zone);
  if (zone === "" || zone.startsWith(region)) return;
  throw new Refusal("InvalidParameterValue", `${zone} is no availability zone of ${region}.`, "availability_zone");
};

/** A further network of a VPC: apart from those that it has, and from those of its peers. */
const furtherNetwork: Rule = ({ cloud, values }) => {
  const [vpc, cidr] = [text(values.vpc_id), text(values.cidr_block)];
  for (const owner of [vpc, ...otherEnds(cloud, vpc)]) {
    const network = networksOf(cloud, owner).find((taken) => overlap(taken, cidr));
    if (cidr === "" || network === undefined) continue;
    throw new Refusal("InvalidVpc.Range", `${cidr} overlaps ${network} of ${owner}.`, "cidr_block");
  }
};

const widerThanRoutes: Rule = ({ cloud, values }) => {
  const cidr = text(values.cidr_block);
  const route = cloud.all("aws_route").find(({ values: { route_table_id, destination_cidr_block } }) => {
    const table = cloud.find("aws_route_table", text(route_table_id));
    return table?.values.vpc_id === values.vpc_id && contains(cidr, text(destination_cidr_block) || "0.0.0.0/0");
  });
  if (!route) return;
  const detail = `${cidr} is not smaller than the destination ${text(route.values.destination_cidr_block)} of a route.`;
  throw new Refusal("InvalidVpc.Range", detail, "cidr_block");
};

export const networkRules: Rules = {
  aws_subnet: { create: [sizeOfSubnet, insideTheVpc, apartFromOthers, zoneOfTheRegion] },
  aws_vpc_ipv4_cidr_block_association: { create: [furtherNetwork, widerThanRoutes] },
};
