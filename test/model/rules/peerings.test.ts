import { peeringRules } from "../../../model/rules/peerings";
import { prodWith } from "../prod";
import { breaches } from "./breaches";
import { testRules } from "./rule-cases";

const between = (requester: string, accepter: string) => ({ between: [requester, accepter], allow: ["https"] });

const partner = {
  name: "payment provider",
  account: "999999999999",
  region: "us-east-1",
  vpc: "vpc-0999a0b1c2d3e4f50",
  cidrs: ["172.31.0.0/20"],
};

const withPartner = (vpc: string, changes: object = {}, handshake: object = { request: "pending" }) => ({
  vpc,
  partner: { ...partner, ...changes },
  handshake,
  allow: ["https"],
});

const connection = "pcx-0172a0b1c2d3e4f50";

testRules(peeringRules, [
  {
    code: "peering-self",
    wrong: { peerings: { a: between("pa1/main", "pa1/main") } },
    says: [{ path: "peerings.a.between", got: "pa1/main twice" }],
    right: { peerings: { a: between("pa1/main", "pa2/main") } },
  },
  {
    code: "peering-duplicate",
    wrong: { peerings: { a: between("pa1/main", "pa2/main"), b: between("pa2/main", "pa1/main") } },
    says: [
      {
        path: "peerings.b.between",
        got: "pa1/main and pa2/main, which peering a joins",
        cure: "add the services to a",
      },
    ],
    right: {
      peerings: {
        a: between("pa1/main", "pa2/main"),
        b: between("pa1/main", "pa3/main"),
        c: { ...between("pa2/main", "pa1/main"), retired: true },
      },
    },
  },
  {
    code: "partner-duplicate",
    wrong: { peerings: { a: withPartner("pa1/main"), b: withPartner("pa1/main", { name: "the same" }) } },
    says: [
      {
        path: "peerings.b.partner.vpc",
        got: "pa1/main and vpc-0999a0b1c2d3e4f50, which peering a joins",
        cure: "add the services to a",
      },
    ],
    right: {
      peerings: {
        a: withPartner("pa1/main"),
        b: withPartner("pa2/main"),
        c: withPartner("pa1/main", { vpc: "vpc-0999a0b1c2d3e4f51" }),
      },
    },
  },
  {
    code: "partner-own-account",
    wrong: { peerings: { a: withPartner("pa1/main", { account: "333333333333" }) } },
    says: [
      {
        path: "peerings.a.partner.account",
        got: "333333333333, which is account app2",
        cure: "make its VPC a participant's, and write between",
      },
    ],
    right: { peerings: { a: withPartner("pa1/main") } },
  },
  {
    code: "partner-partition",
    wrong: { peerings: { a: withPartner("pa1/main", { region: "cn-north-1" }) } },
    says: [
      {
        path: "peerings.a.partner.region",
        got: "cn-north-1, of partition aws-cn",
        allowed: "a Region of partition aws",
      },
    ],
    right: { peerings: { a: withPartner("pa1/main", { region: "eu-west-1" }) } },
  },
  {
    code: "peering-connection-duplicate",
    wrong: {
      peerings: {
        a: { ...between("pa1/main", "pa2/main"), existing: connection },
        b: withPartner("pa1/main", {}, { accept: connection }),
      },
    },
    says: [{ path: "peerings.b.handshake.accept", got: `${connection}, as at peerings.a.existing` }],
    right: {
      peerings: {
        a: { ...between("pa1/main", "pa2/main"), existing: connection },
        b: withPartner("pa1/main", {}, { accept: "pcx-0172a0b1c2d3e4f51" }),
      },
    },
  },
]);

describe("a peering that exists is named once", () => {
  const cure = "correct the id, or remove the entry that is out of date";
  const existing = { "peerings.legacy-billing.existing": connection };

  test("be it to a hub", () => {
    expect(breaches(peeringRules, prodWith(existing))).toEqual([
      `peering-connection-duplicate at peerings.legacy-billing.existing: ${connection}, ` +
        `as at participants.legacy.vpcs.main.link.existing; ${cure}`,
    ]);
  });

  test("be it in another environment", () => {
    const first = { ...existing, "participants.legacy.vpcs.main.link": "peering" };
    const other = prodWith({ name: "test", "peerings.legacy-billing": undefined });
    expect(breaches(peeringRules, prodWith(first), other)).toEqual([
      `peering-connection-duplicate at peerings.legacy-billing.existing: ${connection}, ` +
        `as at participants.legacy.vpcs.main.link.existing of environment test; ${cure}`,
      "peering-connection-duplicate at peerings.payments.handshake.accept: pcx-0999a0b1c2d3e4f50, " +
        `as at peerings.payments.handshake.accept of environment test; ${cure}`,
    ]);
  });
});
