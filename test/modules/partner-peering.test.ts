import { AccountId, PartnerPeering, type PartnerPeeringProps } from "../../modules";
import { synthStack } from "../support/synth";
import { partnerPeering } from "./programs/partner-peering";
import { cidr, region, vpcOf } from "./world";

const json = synthStack(partnerPeering);

test("the partner's request is accepted and routed; ours waits, without routes", () => {
  expect(json.counts()).toEqual({
    aws_vpc_peering_connection: 1,
    aws_vpc_peering_connection_accepter: 1,
    aws_vpc_peering_connection_options: 1,
    aws_route: 1,
  });
});

test("our request names the partner's account, and its Region only where it is another", () => {
  expect(json.only("aws_vpc_peering_connection").attributes).toMatchObject({
    provider: "aws.app",
    region: "us-east-2",
    peer_owner_id: "999999999999",
    peer_vpc_id: "vpc-0dddddddddddddddd",
    peer_region: "us-east-1",
  });
  expect(json.only("aws_vpc_peering_connection").attributes).not.toHaveProperty("auto_accept");
  const near = peeringWith({ request: "pending" }).only("aws_vpc_peering_connection");
  expect(near.attributes).not.toHaveProperty("peer_region");
});

test("once the partner has accepted, our side gets its option and its routes, and the request stays as it is", () => {
  const pending = peeringWith({ request: "pending" });
  const accepted = peeringWith({ request: "accepted" });
  expect(accepted.counts()).toEqual({
    aws_vpc_peering_connection: 1,
    aws_vpc_peering_connection_options: 1,
    aws_route: 1,
  });
  const request = "aws_vpc_peering_connection";
  expect(accepted.only(request)).toEqual(pending.only(request));
  expect(accepted.only("aws_vpc_peering_connection_options").attributes).toHaveProperty("requester");
});

test("accepting acts on the connection that the partner made, on our side alone", () => {
  const accepter = json.only("aws_vpc_peering_connection_accepter");
  expect(accepter.attributes).toMatchObject({
    provider: "aws.app",
    vpc_peering_connection_id: "pcx-0123456789abcdef0",
    auto_accept: true,
  });
  expect(json.only("aws_vpc_peering_connection_options").attributes).toMatchObject({
    vpc_peering_connection_id: `\${${accepter.address}.id}`,
    accepter: { allow_remote_vpc_dns_resolution: true },
  });
  expect(json.only("aws_route").attributes).toMatchObject({
    destination_cidr_block: "172.31.0.0/20",
    vpc_peering_connection_id: `\${${accepter.address}.id}`,
  });
});

function peeringWith(handshake: PartnerPeeringProps["handshake"]) {
  return synthStack((stack) => {
    new PartnerPeering(stack, "peering", {
      vpc: vpcOf(stack, "app"),
      partner: {
        name: "partner",
        accountId: AccountId.parse("999999999999"),
        region: region("us-east-2"),
        vpcId: "vpc-0dddddddddddddddd",
        cidrs: [cidr("172.31.16.0/20")],
      },
      handshake,
    });
  });
}
