import type { Peering } from "../../model";
import { estateWith, faultsWith, named } from "./prod";

type Changes = Readonly<Record<string, unknown>>;

function peeringWith(key: string, changes: Changes): Peering {
  return named(estateWith(changes).peerings, key);
}

/** Route tables and networks of the sides that are ours, the requester first. */
function sidesOf(peering: Peering) {
  const ends = "end" in peering ? [peering.end] : [peering.requester, peering.accepter];
  return ends.map(({ vpc, tables, cidrs }) => [vpc.path, tables, cidrs.map(({ text }) => text)]);
}

test("a peering routes between all networks over all route tables", () => {
  expect(sidesOf(peeringWith("shop-tools", {}))).toEqual([
    ["shop-tools/main", ["private"], ["10.2.0.0/16"]],
    ["shop/main", ["pods", "private"], ["10.1.0.0/16", "100.64.0.0/16"]],
  ]);
});

test("either side may be limited to some of its route tables and networks", () => {
  expect(sidesOf(peeringWith("shop-billing", {}))).toEqual([
    ["shop/main", ["private"], ["10.1.0.0/16"]],
    ["billing/main", ["private"], ["10.3.0.0/16"]],
  ]);
  expect(sidesOf(peeringWith("payments", {}))).toEqual([["billing/main", ["private"], ["10.3.0.0/16"]]]);
  const cidrs = ["10.3.16.0/20", "10.3.0.0/24"];
  expect(sidesOf(peeringWith("payments", { "peerings.payments.routes": { cidrs } }))).toEqual([
    ["billing/main", ["data", "private"], cidrs],
  ]);
});

test("what is named twice counts once, and the order of route tables means nothing", () => {
  const requester = { tables: ["private", "pods", "private"], cidrs: ["10.1.1.0/24", "10.1.0.0/24", "10.1.1.0/24"] };
  expect(sidesOf(peeringWith("shop-billing", { "peerings.shop-billing.routes": { requester } }))).toEqual([
    ["shop/main", ["pods", "private"], ["10.1.1.0/24", "10.1.0.0/24"]],
    ["billing/main", ["data", "private"], ["10.3.0.0/16"]],
  ]);
});

describe("a route table is one of the VPC on its side", () => {
  test.each([
    ["shop-billing.routes.requester.tables.0", "data", "one of pods, private", undefined],
    ["shop-billing.routes.requester.tables.0", "prviate", "one of pods, private", "did you mean private?"],
    ["shop-billing.routes.accepter.tables.0", "pods", "one of data, private", undefined],
    ["payments.routes.tables.0", "dat", "one of data, private", "did you mean data?"],
    ["payments.routes.tables.0", "constructor", "one of data, private", undefined],
  ])("%s: %s", (place, table, allowed, cure) => {
    const path = `peerings.${place.replace(/\.0$/, "[0]")}`;
    expect(faultsWith({ [`peerings.${place}`]: table })).toEqual([
      { code: "unknown-name", path, got: JSON.stringify(table), allowed, cure },
    ]);
  });

  test("one that exists included", () => {
    const limited = (table: string) => ({ "peerings.legacy-billing.routes": { requester: { tables: [table] } } });
    expect(faultsWith(limited("batch"))).toEqual([]);
    expect(faultsWith(limited("private"))).toMatchObject([{ code: "unknown-name", allowed: "one of batch, main" }]);
  });
});

describe("a network that the peer routes to is a part of one of the VPC's", () => {
  const place = "peerings.shop-billing.routes.requester.cidrs";

  test.each(["10.0.0.0/8", "10.0.0.0/15", "10.2.0.0/16", "100.64.0.0/15", "0.0.0.0/0"])("%s is not", (cidr) => {
    expect(faultsWith({ [place]: ["10.1.0.0/16", cidr] })).toEqual([
      {
        code: "route-outside-vpc",
        path: `${place}[1]`,
        got: JSON.stringify(cidr),
        allowed: "a part of 10.1.0.0/16 or 100.64.0.0/16",
      },
    ]);
  });

  test.each(["10.1.0.0/16", "10.1.128.0/17", "10.1.255.255/32", "100.64.0.0/16", "100.64.64.0/18"])("%s is", (cidr) => {
    expect(faultsWith({ [place]: [cidr] })).toEqual([]);
  });

  test("on either side, and of a partner's peering", () => {
    const faults = faultsWith({
      "peerings.shop-billing.routes.accepter.cidrs": ["10.1.0.0/16"],
      "peerings.payments.routes.cidrs": ["172.31.0.0/20"],
    });
    expect(faults.map(({ code, path, allowed }) => [code, path, allowed])).toEqual([
      ["route-outside-vpc", "peerings.payments.routes.cidrs[0]", "a part of 10.3.0.0/16"],
      ["route-outside-vpc", "peerings.shop-billing.routes.accepter.cidrs[0]", "a part of 10.3.0.0/16"],
    ]);
  });
});

test("a peering with a partner has one end of ours, and what is known of the partner's", () => {
  const payments = peeringWith("payments", {});
  expect(payments).toMatchObject({
    end: { vpc: { path: "billing/main" } },
    partner: {
      name: "payment provider",
      accountId: { text: "999999999999" },
      region: { name: "us-east-1" },
      vpcId: "vpc-0999a0b1c2d3e4f50",
      cidrs: [{ text: "172.31.0.0/20" }],
    },
    services: [{ protocol: "tcp", from: 443, to: 443 }],
    retired: false,
  });
  expect(payments).not.toHaveProperty("requester");
});

test("either we accept a partner's request, or we request and say what became of it", () => {
  const handshakeOf = (key: string, changes: Changes = {}) => {
    const peering = peeringWith(key, changes);
    return "handshake" in peering ? peering.handshake : undefined;
  };
  expect(handshakeOf("payments")).toEqual({ accept: "pcx-0999a0b1c2d3e4f50" });
  expect(handshakeOf("telemetry")).toEqual({ request: "pending" });
  expect(handshakeOf("telemetry", { "peerings.telemetry.handshake.request": "accepted" })).toEqual({
    request: "accepted",
  });
  expect(handshakeOf("shop-billing")).toBeUndefined();
});

describe("a peering is between two VPCs of ours, or of one of ours with a partner's", () => {
  const path = "peerings.payments";

  test.each([
    [
      "a handshake without words",
      `${path}.handshake`,
      {},
      `${path}.handshake`,
      "alternatives",
      "add one of request, accept",
    ],
    [
      "both handshakes",
      `${path}.handshake.request`,
      "pending",
      `${path}.handshake`,
      "alternatives",
      "keep one of request, accept",
    ],
    [
      "a request in other words",
      `${path}.handshake`,
      { request: "acepted" },
      `${path}.handshake.request`,
      "value",
      "did you mean accepted?",
    ],
    ["no VPC of ours", `${path}.vpc`, undefined, path, "alternatives", "add one of between, vpc"],
    ["no partner", `${path}.partner`, undefined, `${path}.partner`, "missing-field", undefined],
    [
      "two VPCs of ours, and a partner",
      `${path}.between`,
      ["shop/main", "data/main"],
      path,
      "alternatives",
      "keep one of between, vpc",
    ],
  ] as const)("not %s", (_, place, value, at, code, cure) => {
    expect(faultsWith({ [place]: value })).toMatchObject([{ path: at, code, ...(cure && { cure }) }]);
  });
});
