import { describeRefusals, HUB, SPOKE } from "./refusals";

const vpc = (cidr_block: string, more: object = {}) => ({ cidr_block, enable_dns_hostnames: true, ...more });
const spoke = { provider: "aws.spoke" };
const peering = (vpc: string, peer: string, more: object = {}) => ({
  vpc_id: `\${aws_vpc.${vpc}.id}`,
  peer_vpc_id: `\${aws_vpc.${peer}.id}`,
  ...more,
});
const toSpoke = { peer_owner_id: SPOKE };
const onto = (connection: string, more: object = {}) => ({
  vpc_peering_connection_id: `\${aws_vpc_peering_connection.${connection}.id}`,
  auto_accept: true,
  ...more,
});
const resolving = { allow_remote_vpc_dns_resolution: true };

describeRefusals(
  "of VPC peerings the stand-in refuses",
  {
    aws_vpc: {
      hub: vpc("10.0.0.0/16"),
      spoke: vpc("10.1.0.0/16", spoke),
      second: vpc("10.2.0.0/16", spoke),
      third: vpc("10.3.0.0/16", spoke),
      ohio: vpc("10.4.0.0/16", { region: "us-east-2" }),
      same: vpc("10.0.128.0/17", spoke),
      nameless: vpc("10.5.0.0/16", { enable_dns_hostnames: false }),
    },
    aws_vpc_ipv4_cidr_block_association: {
      third: { vpc_id: "${aws_vpc.third.id}", cidr_block: "100.64.0.0/16", ...spoke },
    },
    aws_vpc_peering_connection: {
      accepted: peering("hub", "spoke", toSpoke),
      pending: peering("hub", "second", toSpoke),
      inter_region: peering("hub", "ohio", { peer_region: "us-east-2" }),
      same_account: peering("hub", "nameless", { auto_accept: true }),
    },
    aws_vpc_peering_connection_accepter: { accepted: onto("accepted", spoke) },
    aws_vpc_peering_connection_options: {
      requester: {
        vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.accepted.id}",
        requester: resolving,
      },
      accepter: {
        vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.accepted.id}",
        accepter: resolving,
        ...spoke,
      },
    },
  },
  {
    "acceptance by another account than the accepter's": {
      refused: { aws_vpc_peering_connection_accepter: { by_requester: onto("pending") } },
      because:
        /OperationNotPermitted: pcx-\w+ is accepted in account 222222222222, us-east-1, not in account 111111111111/,
    },
    "acceptance in another Region than the accepter's": {
      refused: { aws_vpc_peering_connection_accepter: { elsewhere: onto("inter_region") } },
      because: /is accepted in account 111111111111, us-east-2, not in account 111111111111, us-east-1/,
    },
    "a second peering of the same two VPCs, whoever asks": {
      refused: {
        aws_vpc_peering_connection: {
          back: peering("spoke", "hub", {
            peer_owner_id: HUB,
            depends_on: ["aws_vpc_peering_connection.accepted"],
            ...spoke,
          }),
        },
      },
      because: /vpc-\w+ and vpc-\w+ are peered already/,
    },
    "a peering of a VPC with itself": {
      refused: { aws_vpc_peering_connection: { itself: peering("hub", "hub") } },
      because: /cannot be peered with itself/,
    },
    "a peering of VPCs whose primary networks overlap": {
      refused: { aws_vpc_peering_connection: { overlapping: peering("hub", "same", toSpoke) } },
      because: /The connection failed: 10\.0\.0\.0\/16 of vpc-\w+ overlaps 10\.0\.128\.0\/17/,
    },
    "a peering of VPCs of which a further network overlaps": {
      refused: {
        aws_vpc_peering_connection: {
          further: peering("pods", "third", {
            ...toSpoke,
            depends_on: ["aws_vpc_ipv4_cidr_block_association.third", "aws_vpc_ipv4_cidr_block_association.pods"],
          }),
        },
      },
      because: /100\.64\.0\.0\/18 of vpc-\w+ overlaps 100\.64\.0\.0\/16/,
      beside: {
        aws_vpc: { pods: vpc("10.6.0.0/16") },
        aws_vpc_ipv4_cidr_block_association: { pods: { vpc_id: "${aws_vpc.pods.id}", cidr_block: "100.64.0.0/18" } },
      },
    },
    "a peer that is not in the account or the Region that is said": {
      refused: {
        aws_vpc_peering_connection: {
          account: peering("ohio", "spoke", { region: "us-east-2", peer_region: "us-east-1" }),
        },
      },
      because: /no vpc-\w+ in account 111111111111, us-east-1/,
    },
    "a connection that accepts itself across accounts": {
      refused: { aws_vpc_peering_connection: { eager: peering("hub", "third", { ...toSpoke, auto_accept: true }) } },
      because: /auto_accept is for one account and Region; the peer is in account 222222222222/,
    },
    "options before acceptance": {
      refused: {
        aws_vpc_peering_connection_options: {
          early: { vpc_peering_connection_id: "${aws_vpc_peering_connection.pending.id}", requester: resolving },
        },
      },
      because: /pcx-\w+ is pending-acceptance; options can be set once it is accepted/,
    },
    "the options of the other side": {
      refused: {
        aws_vpc_peering_connection_options: {
          both: {
            vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.accepted.id}",
            requester: resolving,
            accepter: resolving,
          },
        },
      },
      because: /options of the accepter of pcx-\w+ are set in account 222222222222/,
    },
    "names of the peer where a VPC has no DNS hostnames": {
      refused: {
        aws_vpc_peering_connection_options: {
          nameless: {
            vpc_peering_connection_id: "${aws_vpc_peering_connection.same_account.id}",
            requester: resolving,
          },
        },
      },
      because: /vpc-\w+ has no DNS hostnames/,
    },
  },
);
