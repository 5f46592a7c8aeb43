import { describeRefusals, SPOKE } from "./refusals";

const subnet = (cidr_block: string, more: object = {}) => ({
  vpc_id: "${aws_vpc.hub.id}",
  cidr_block,
  availability_zone: "us-east-1a",
  ...more,
});
const spoke = { provider: "aws.spoke" };
const route = (destination_cidr_block: string, more: object = {}) => ({
  route_table_id: "${aws_route_table.hub.id}",
  destination_cidr_block,
  vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.spoke.id}",
  ...more,
});
const further = (cidr_block: string, more: object = {}) => ({ vpc_id: "${aws_vpc.hub.id}", cidr_block, ...more });
const peering = (name: string) => ({
  aws_vpc_peering_connection: {
    [name]: { vpc_id: "${aws_vpc.hub.id}", peer_vpc_id: `\${aws_vpc.${name}.id}`, peer_owner_id: SPOKE },
  },
  aws_vpc_peering_connection_accepter: {
    [name]: { vpc_peering_connection_id: `\${aws_vpc_peering_connection.${name}.id}`, auto_accept: true, ...spoke },
  },
});

describeRefusals(
  "of networks, subnets and routes the stand-in refuses",
  {
    ...peering("spoke"),
    aws_vpc: {
      hub: { cidr_block: "10.0.0.0/16" },
      spoke: { cidr_block: "10.1.0.0/16", ...spoke },
      other: { cidr_block: "10.2.0.0/16" },
    },
    aws_vpc_ipv4_cidr_block_association: { hub: further("100.64.0.0/20") },
    aws_subnet: {
      a: subnet("10.0.1.0/24"),
      pods: subnet("100.64.0.0/24", { depends_on: ["aws_vpc_ipv4_cidr_block_association.hub"] }),
      b: subnet("10.0.2.0/24"),
    },
    aws_route_table: { hub: { vpc_id: "${aws_vpc.hub.id}" }, other: { vpc_id: "${aws_vpc.other.id}" } },
    aws_route_table_association: {
      a: { subnet_id: "${aws_subnet.a.id}", route_table_id: "${aws_route_table.hub.id}" },
    },
    aws_route: { spoke: route("10.1.0.0/16"), wide: route("10.0.0.0/8") },
  },
  {
    "a subnet outside the VPC's networks": {
      refused: { aws_subnet: { outside: subnet("10.9.0.0/24") } },
      because: /InvalidSubnet\.Range: 10\.9\.0\.0\/24 lies in none of the networks of vpc-\w+/,
    },
    "a subnet smaller than /28": {
      refused: { aws_subnet: { tiny: subnet("10.0.3.0/29") } },
      because: /10\.0\.3\.0\/29 is not between \/16 and \/28/,
    },
    "a subnet that overlaps another one": {
      refused: { aws_subnet: { overlapping: subnet("10.0.1.128/25", { depends_on: ["aws_subnet.a"] }) } },
      because: /InvalidSubnet\.Conflict: 10\.0\.1\.128\/25 overlaps 10\.0\.1\.0\/24/,
    },
    "a subnet in a zone of another Region": {
      refused: { aws_subnet: { elsewhere: subnet("10.0.4.0/24", { availability_zone: "us-east-2a" }) } },
      because: /us-east-2a is no availability zone of us-east-1/,
    },
    "a further network that the VPC has already": {
      refused: { aws_vpc_ipv4_cidr_block_association: { own: further("10.0.0.0/20") } },
      because: /InvalidVpc\.Range: 10\.0\.0\.0\/20 overlaps 10\.0\.0\.0\/16/,
    },
    "a further network that a peer has": {
      refused: {
        aws_vpc_ipv4_cidr_block_association: {
          peer: further("10.1.128.0/20", { depends_on: ["aws_vpc_peering_connection_accepter.spoke"] }),
        },
      },
      because: /InvalidVpc\.Range: 10\.1\.128\.0\/20 overlaps 10\.1\.0\.0\/16/,
    },
    "a further network not smaller than the destination of a route": {
      refused: {
        aws_vpc_ipv4_cidr_block_association: {
          routed: further("100.96.0.0/16", { depends_on: ["aws_route.inner"] }),
        },
      },
      because: /100\.96\.0\.0\/16 is not smaller than the destination 100\.96\.1\.0\/24/,
      beside: { aws_route: { inner: route("100.96.1.0/24") } },
    },
    "a route to a peering of another VPC": {
      refused: { aws_route: { foreign: route("10.1.0.0/16", { route_table_id: "${aws_route_table.other.id}" }) } },
      because: /Route table rtb-\w+ and peering connection pcx-\w+ belong to different networks/,
    },
    "a second route to the same destination": {
      refused: { aws_route: { twin: route("10.1.0.0/16", { depends_on: ["aws_route.spoke"] }) } },
      because: /RouteAlreadyExists: Route table rtb-\w+ already has a route to 10\.1\.0\.0\/16/,
    },
    "a route to the VPC's own network, or inside it": {
      refused: { aws_route: { own: route("10.0.0.0/16"), inside: route("10.0.1.0/24") } },
      because: /lies inside 10\.0\.0\.0\/16, the network of vpc-\w+, which has its local route/,
    },
    "a second route table of a subnet": {
      refused: {
        aws_route_table_association: {
          twin: {
            subnet_id: "${aws_subnet.a.id}",
            route_table_id: "${aws_route_table.second.id}",
            depends_on: ["aws_route_table_association.a"],
          },
        },
      },
      because: /Resource\.AlreadyAssociated/,
      beside: { aws_route_table: { second: { vpc_id: "${aws_vpc.hub.id}" } } },
    },
    "a route table of another VPC": {
      refused: {
        aws_route_table_association: {
          foreign: { subnet_id: "${aws_subnet.b.id}", route_table_id: "${aws_route_table.other.id}" },
        },
      },
      because: /Route table rtb-\w+ and subnet subnet-\w+ belong to different networks/,
    },
  },
);
