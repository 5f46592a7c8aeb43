import { drawMermaid } from "../../../verify/graph/mermaid";
import type { Picture } from "../../../verify/graph/picture";
import { estate, small } from "./pictures";

const evil = '"]; end %% <b>|x|</b> #quot; `\n\u0000 é 中';
const strange: Picture = {
  ...small,
  title: evil,
  vpcs: small.vpcs.map((vpc) => ({ ...vpc, name: evil, account: evil, region: "end" })),
  peerings: small.peerings.map((peering) => ({ ...peering, services: ["end", evil] })),
};
const empty: Picture = { title: "", hubs: [], vpcs: [], sites: [], peerings: [], clients: [], links: [] };

/** Of Mermaid's flowchart grammar what we need: every line is one of these, and nothing in a quoted text has a meaning. */
const TEXT = String.raw`"(?:[\p{L}\p{N} .,:/+_()-]|#\d+;|<br/>)*"`;
const ID = String.raw`(n\d+)`;
const NODE = new RegExp(String.raw`^ {4,6}${ID}(?:\[${TEXT}\]|\[\[${TEXT}\]\]):::(?:hub|vpc|thirdparty|site)$`, "u");
const EDGE = new RegExp(String.raw`^  ${ID} (?:---|===|-- ${TEXT} ---|== ${TEXT} ===|-\. ${TEXT} \.->) ${ID}$`, "u");
const SUBGRAPH = new RegExp(String.raw`^ {2,4}subgraph (onpremises|a\d+(?:r\d+)?) \[${TEXT}\]$`, "u");
const CLASS = /^ {2}classDef [a-z]+ [a-z]+[a-z0-9:#, -]+$/;

describe.each([
  ["a small estate", small],
  ["one of 40 VPCs", estate(40)],
  ["names with characters that mean something to Mermaid", strange],
  ["nothing", empty],
])("the Mermaid text of %s", (_name, picture) => {
  const [open, title = "", close, kind, ...lines] = drawMermaid(picture).trimEnd().split("\n");

  it("is a flowchart under its title", () => {
    expect([open, close, kind]).toEqual(["---", "---", "flowchart TB"]);
    expect(JSON.parse(title.replace(/^title: /, ""))).toBe(picture.title);
  });

  it("keeps to the grammar, line by line", () => {
    const grammar = [NODE, EDGE, SUBGRAPH, CLASS, /^ {2,4}end$/];
    expect(lines.filter((line) => !grammar.some((rule) => rule.test(line)))).toEqual([]);
  });

  it("declares every node once, and joins only those", () => {
    const nodes = lines.flatMap((line) => NODE.exec(line)?.[1] ?? []);
    const joined = lines.flatMap((line) => EDGE.exec(line)?.slice(1) ?? []);
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(nodes).toHaveLength(picture.hubs.length + picture.vpcs.length + picture.sites.length);
    expect(joined.filter((id) => !nodes.includes(id))).toEqual([]);
  });

  it("closes every frame that it opens", () => {
    const opened = lines.filter((line) => SUBGRAPH.test(line));
    expect(new Set(opened.map((line) => SUBGRAPH.exec(line)?.[1])).size).toBe(opened.length);
    expect(lines.filter((line) => line.trim() === "end")).toHaveLength(opened.length);
  });
});

it("the Mermaid text shows VPCs in their accounts and Regions, and what joins them", () => {
  expect(drawMermaid(small)).toContain(
    [
      '  subgraph a3 ["Account 222222222223"]',
      '    subgraph a3r0 ["us-east-2"]',
      '      n4["pa3<br/>10.3.0.0/16<br/>zone pa3.awscloud.com"]:::vpc',
      "    end",
      "  end",
      '  n0 == "VPN" === n1',
      "  n2 --- n1",
      "  n3 --- n1",
      "  n4 --- n1",
      '  n2 == "https" === n4',
      '  n2 -. "DNS" .-> n1',
      '  n3 -. "DNS" .-> n1',
      '  n4 -. "DNS" .-> n1',
      '  n0 -. "awscloud.com" .-> n1',
      '  n1 -. "office.example.com" .-> n0',
    ].join("\n"),
  );
});
