import type { Picture } from "../../../verify/graph/picture";
import { drawSvg } from "../../../verify/graph/svg/svg";
import { textWidth } from "../../../verify/graph/svg/text";
import { BOLD, holds, inked, meet, PLAIN, readDrawing, type Rectangle } from "./drawing";
import { estate, small } from "./pictures";

const evil = '</text><script>alert("x")</script> & ]]> \u0000\u001b 中文 é';

const renamed: Picture = {
  ...small,
  title: evil.repeat(20),
  vpcs: small.vpcs.map((vpc) => ({ ...vpc, name: `${evil} ${vpc.name}`, zones: [`${"a".repeat(63)}.`.repeat(3)] })),
};

const pictures: readonly (readonly [string, Picture])[] = [
  ["an estate of 4 VPCs", small],
  ["one of 40 VPCs in many accounts", estate(40)],
  ["one of 40 VPCs in one account", estate(40, { perAccount: 40 })],
  ["one of 40 VPCs behind four hubs", estate(40, { hubCount: 4, siteCount: 5 })],
  ["one of 9 VPCs behind ten hubs, without sites", estate(9, { hubCount: 10, siteCount: 0 })],
  ["VPCs without a hub", { ...small, hubs: [], sites: [], links: [], clients: [], peerings: [] }],
  ["a hub alone", { ...small, vpcs: [], sites: [], links: [], clients: [], peerings: [] }],
  ["nothing", { title: "nothing", hubs: [], vpcs: [], sites: [], peerings: [], clients: [], links: [] }],
  ["names that are long and strange", renamed],
];

describe.each(pictures)("the SVG of %s", (_name, picture) => {
  const svg = drawSvg(picture);
  const drawing = readDrawing(svg);
  const { boxes, texts, wires } = drawing;
  const canvas: Rectangle = { left: 0, top: 0, right: drawing.width, bottom: drawing.height };
  const cards = boxes.filter(({ kind }) => ["vpc", "third-party", "hub", "site"].includes(kind));

  it("has no two labels that overlap", () => {
    expect(pairs(texts).filter(([a, b]) => meet(a, b))).toEqual([]);
  });

  it("has every label inside its box, and everything on the canvas", () => {
    expect(texts.filter((text) => !holds(text.box ?? canvas, text))).toEqual([]);
    expect([...boxes, ...wires.flatMap(({ segments }) => segments)].filter((it) => !holds(canvas, it))).toEqual([]);
  });

  it("has boxes that stand in each other or apart", () => {
    expect(pairs(boxes).filter(([a, b]) => meet(a, b) && !holds(a, b) && !holds(b, a))).toEqual([]);
    expect(pairs(cards).filter(([a, b]) => meet(a, b))).toEqual([]);
  });

  it("has no line that runs through a label, or through the card of something else", () => {
    const through = wires.flatMap(({ title, segments }) =>
      segments.flatMap((segment) => [
        ...texts.filter((text) => meet(inked(segment), text)).map(({ text }) => `${title} through ${text}`),
        ...cards
          .filter((card) => card.kind !== "hub" && meet(inked(segment, 0.1), inked(card, -1)))
          .map(({ words }) => `${title} through ${words}`),
      ]),
    );
    expect(through).toEqual([]);
  });

  it("has no two lines that run along each other", () => {
    const along = pairs(wires).flatMap(([a, b]) =>
      a.segments.flatMap((s) =>
        b.segments.filter((t) => parallel(s, t) && meet(inked(s), inked(t))).map(() => [a.title, b.title]),
      ),
    );
    expect(along).toEqual([]);
  });

  it("is the same, byte for byte, when drawn again", () => {
    expect(drawSvg(structuredClone(picture))).toBe(svg);
  });
});

describe("the SVG shows", () => {
  const drawing = readDrawing(drawSvg(small));
  const textsOf = (kind: string) => drawing.boxes.filter((box) => box.kind === kind);

  it("every VPC in the frames of its account and Region, with its networks and zones", () => {
    for (const { account, region, name, cidrs, zones } of small.vpcs) {
      const card = textsOf("vpc").find(({ words }) => words.trim().startsWith(name));
      const around = drawing.boxes.filter((box) => card !== undefined && box !== card && holds(box, card));
      expect(around.map(({ kind, words }) => [kind, words.trim()])).toEqual([
        ["account", `Account ${account}`],
        ["region", region],
      ]);
      for (const text of [...cidrs, ...zones]) expect(card?.words).toContain(text);
    }
  });

  it("a hub with its directory and the domains that it forwards, and a site with its networks", () => {
    expect(textsOf("hub").map(({ words }) => words)).toEqual([expect.stringContaining("Hub east")]);
    expect(textsOf("servers")[0]?.words).toContain("awscloud.com → Route 53 Resolver");
    expect(textsOf("servers")[0]?.words).toContain("office.example.com → office");
    expect(textsOf("site")[0]?.words).toContain("192.168.0.0/16");
  });

  it("who asks whom, from the VPC to the hub, to its resolver and to the site", () => {
    const titles = drawing.wires.filter(({ kind }) => kind === "query").map(({ title }) => title);
    expect(titles).toContain("queries to hub east");
    expect(titles).toContain("hub east asks its Route 53 Resolver for awscloud.com");
    expect(titles).toContain("office asks hub east for awscloud.com; hub east asks office for office.example.com");
  });

  it.each([
    ["hub-peering", "peerings with hub east", ["pa1", "pa2", "pa3", "Hub east (DNS-VPC)"]],
    ["query", "queries to hub east", ["pa1", "pa2", "pa3", "Hub east (DNS-VPC)"]],
    ["peering", "peering between pa1 and pa3: https", ["pa1", "pa3"]],
    ["vpn", "VPN between office and hub east", ["office", "Hub east (DNS-VPC)"]],
  ])("%s: %s, a line that ends at each of them and at nothing else", (kind, title, ends) => {
    const wire = drawing.wires.find((it) => it.kind === kind && it.title === title);
    const cards = drawing.boxes.filter((box) => ["vpc", "hub", "site"].includes(box.kind));
    const touched = cards.filter((card) => wire?.segments.some((segment) => meet(inked(segment), inked(card))));
    expect(touched.map(({ words }) => words.trim().split("\n")[0]).sort()).toEqual([...ends].sort());
  });

  it("the services of a peering at both of its ends", () => {
    const card = (name: string) => textsOf("vpc").find(({ words }) => words.trim().startsWith(name))?.words;
    expect(card("pa1")).toContain("pa3: https");
    expect(card("pa3")).toContain("pa1: https");
  });

  it("in a legend what its lines mean, and nothing that it does not have", () => {
    const words = drawing.texts.map(({ text }) => text);
    expect(words).toContain("VPN");
    expect(words).not.toContain("VPC peering that is not active");
  });
});

it("the SVG holds no character that XML forbids", () => {
  expect(drawSvg(renamed)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
});

it("estimates no text narrower than it is in a wide font", () => {
  for (const [bold, face] of [[false, PLAIN] as const, [true, BOLD] as const]) {
    const short = [...face].filter(
      ([character, width]) => textWidth(character.repeat(100), { size: 10, bold }) < width,
    );
    expect(short).toEqual([]);
  }
});

it("grows with the estate, not with its square", () => {
  const time = (count: number) => {
    const picture = estate(count, { hubCount: 5 });
    const start = performance.now();
    drawSvg(picture);
    return performance.now() - start;
  };
  time(100);
  expect(time(1000)).toBeLessThan(2000);
});

function parallel(a: Rectangle, b: Rectangle): boolean {
  const vertical = (it: Rectangle) => it.left === it.right;
  return vertical(a) === vertical(b);
}

function pairs<T>(values: readonly T[]): [T, T][] {
  return values.flatMap((a, index) => values.slice(index + 1).map((b): [T, T] => [a, b]));
}
