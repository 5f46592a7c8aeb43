import { devWith } from "./dev";
import { derivedFrom, estateWith, faultsWith, named } from "./prod";

const checkout = "participants.shop.records.checkout";

/** The zones of reverse lookup in prod. */
function zonesWith(changes: Record<string, unknown>): string[] {
  return estateWith(changes).reverseLookup?.zones.map(({ text }) => text) ?? [];
}

function pointersWith(record: object) {
  const { participants } = estateWith({ [checkout]: record });
  return named(named(participants, "shop").records, "checkout").pointers.map(({ address, zone, name, target }) => ({
    address: address.text,
    fullName: name.within(zone),
    zone: zone.text,
    target: `${target.type} ${target.text}`,
  }));
}

test("the reverse zones are those of the networks that are named, and belong to the hub that is named", () => {
  expect(estateWith({}).reverseLookup?.hub.key).toBe("east");
  expect(estateWith({ "reverseLookup.hub": "west" }).reverseLookup?.hub.key).toBe("west");
  expect(zonesWith({})).toEqual(["10.in-addr.arpa", "64.100.in-addr.arpa", "20.172.in-addr.arpa"]);
  expect(zonesWith({ "reverseLookup.networks": ["172.20.1.0/24", "172.20.0.0/16", "10.0.0.0/8"] })).toEqual([
    "20.172.in-addr.arpa",
    "10.in-addr.arpa",
  ]);
});

describe("by default the reverse zones are those of the client pools of all hubs", () => {
  const byDefault = { "reverseLookup.networks": undefined, "hubs.east.clients": ["10.0.0.0/8", "192.168.0.0/24"] };
  const withWest = (...clients: string[]) => ({ ...byDefault, "hubs.west.clients": clients });

  test("each once", () => {
    expect(zonesWith(withWest("10.128.0.0/9", "172.20.0.0/16"))).toEqual(["10.in-addr.arpa", "20.172.in-addr.arpa"]);
  });

  test("but for pools on-premises, of one site or of several, while those are not retired", () => {
    const changes = { ...withWest("192.168.0.0/16", "172.20.0.0/16"), "participants.legacy.records": {} };
    const all = ["10.in-addr.arpa", "168.192.in-addr.arpa", "20.172.in-addr.arpa"];
    expect(zonesWith(changes)).toEqual(["10.in-addr.arpa", "20.172.in-addr.arpa"]);
    expect(zonesWith({ ...changes, "sites.plant.retired": true })).toEqual(all);
    expect(zonesWith({ ...changes, "sites.plant.networks": ["192.168.128.0/19"] })).toEqual(all);
  });
});

test("without reverse lookup there are no reverse zones", () => {
  expect(derivedFrom(devWith({}))).not.toHaveProperty("reverseLookup");
  expect(derivedFrom(devWith({ reverseLookup: { hub: "east" } })).reverseLookup).toMatchObject({
    hub: { key: "east" },
    zones: [{ text: "10.in-addr.arpa" }],
  });
});

describe("every address of an A record gets its pointer, if the record wants them", () => {
  const target = "PTR checkout.shop.aws.example.net";
  const pointer = (address: string, fullName: string, zone: string) => ({ address, fullName, zone, target });

  test("in the zone that the address lies in", () => {
    expect(pointersWith({ type: "A", values: ["10.1.0.10", "100.64.3.4"], ptr: true })).toEqual([
      pointer("10.1.0.10", "10.0.1.10.in-addr.arpa", "10.in-addr.arpa"),
      pointer("100.64.3.4", "4.3.64.100.in-addr.arpa", "64.100.in-addr.arpa"),
    ]);
  });

  test.each([{ ptr: false }, {}])("otherwise not: %j", (choice) => {
    expect(pointersWith({ type: "A", values: ["10.1.0.10"], ...choice })).toEqual([]);
  });

  test("to the name of the zone itself, and to a name of several labels", () => {
    const targets = ["@", "a.b"].map(
      (name) => pointersWith({ name, type: "A", values: ["10.1.0.10"], ptr: true })[0]?.target,
    );
    expect(targets).toEqual(["PTR shop.aws.example.net", "PTR a.b.shop.aws.example.net"]);
  });
});

describe("only an A record without wildcard has pointers", () => {
  test.each([
    [{ type: "AAAA", values: ["fd00::1"] }, "checkout.shop.aws.example.net"],
    [{ type: "CNAME", values: ["www.example.com"] }, "checkout.shop.aws.example.net"],
    [{ name: "*", type: "A", values: ["10.1.0.10"] }, "*.shop.aws.example.net"],
    [{ name: "*.apps", type: "A", values: ["10.1.0.10"] }, "*.apps.shop.aws.example.net"],
  ])("%j", (record, name) => {
    expect(faultsWith({ [checkout]: { ...record, ptr: true } })).toEqual([
      {
        code: "ptr-type",
        path: `${checkout}.ptr`,
        got: `true, for ${name}`,
        allowed: "true for a record of type A without wildcard",
        cure: "remove ptr",
      },
    ]);
    expect(faultsWith({ [checkout]: { ...record, ptr: false } })).toEqual([]);
    expect(faultsWith({ [checkout]: { ...record, ptr: true, retired: true } })).toEqual([]);
  });
});

describe("a pointer lies in a reverse zone", () => {
  const fault = {
    code: "ptr-zone",
    path: `${checkout}.ptr`,
    allowed: "addresses in the networks of reverseLookup, which by default are the client pools",
  };

  test.each(["11.1.0.10", "100.65.0.1", "172.2.0.1", "0.0.0.10"])("%s does not", (address) => {
    expect(faultsWith({ [checkout]: { type: "A", values: ["10.1.0.10", address], ptr: true } })).toEqual([
      { ...fault, got: `true, for ${address}`, cure: "correct the address, or remove ptr" },
    ]);
  });

  test.each(["10.0.0.0", "10.255.255.255", "100.64.255.255", "172.20.0.0"])("%s does", (address) => {
    expect(faultsWith({ [checkout]: { type: "A", values: [address], ptr: true } })).toEqual([]);
  });

  test("of which there are none without reverse lookup", () => {
    const faults = faultsWith({
      reverseLookup: undefined,
      [checkout]: { type: "A", values: ["10.1.0.10"], ptr: true },
    });
    expect(faults.find(({ path }) => path === fault.path)).toEqual({
      ...fault,
      got: "true, for 10.1.0.10",
      cure: "add reverseLookup, or remove ptr",
    });
  });

  test.each([
    [{ "reverseLookup.hub": "north" }, "reverseLookup.hub"],
    [{ "hubs.east.account": "nowhere", "reverseLookup.networks": undefined }, "hubs.east.account"],
  ])("which no other fault takes away: %j", (changes, path) => {
    expect(faultsWith(changes)).toMatchObject([{ code: "unknown-name", path }]);
  });
});
