import { grouped } from "./grouped";
import type { Forward, HubShape, Picture, SiteShape, VpcShape } from "./picture";

/** The picture as text of a Mermaid flowchart, for pages that draw it themselves, such as a repository's Markdown. */
export function drawMermaid(picture: Picture): string {
  const { hubs, vpcs, sites } = picture;
  const ids = new Map([...sites, ...hubs, ...vpcs].map(({ key }, index) => [key, `n${index}`]));
  const idOf = (key: string) => ids.get(key);
  const lines = [
    "flowchart TB",
    ...siteLines(sites, idOf),
    ...accountLines([...hubs, ...vpcs], idOf),
    ...edgeLines(picture, idOf),
    ...STYLES,
  ];
  return `---\ntitle: ${JSON.stringify(picture.title)}\n---\n${lines.join("\n")}\n`;
}

type IdOf = (key: string) => string | undefined;

const STYLES = [
  "  classDef hub fill:#dcebf7,stroke:#0b3c5d,stroke-width:3px,color:#1b1f24",
  "  classDef vpc fill:#ffffff,stroke:#1b1f24,color:#1b1f24",
  "  classDef thirdparty fill:#ffffff,stroke:#1b1f24,stroke-dasharray:3 3,color:#1b1f24",
  "  classDef site fill:#f7f3ea,stroke:#1b1f24,color:#1b1f24",
];

function siteLines(sites: readonly SiteShape[], idOf: IdOf): string[] {
  if (sites.length === 0) return [];
  const nodes = sites.map((site) => {
    const texts = [site.name, ...site.domains, ...site.networks];
    return `    ${idOf(site.key) ?? ""}[${label(texts)}]:::site`;
  });
  return [`  subgraph onpremises [${label(["On-premises"])}]`, ...nodes, "  end"];
}

function accountLines(vpcs: readonly (VpcShape | HubShape)[], idOf: IdOf): string[] {
  return grouped(vpcs, ({ account }) => account).flatMap(([account, own], at) => [
    `  subgraph a${at} [${label([`Account ${account}`])}]`,
    ...grouped(own, ({ region }) => region).flatMap(([region, members], index) => [
      `    subgraph a${at}r${index} [${label([region])}]`,
      ...members.map((vpc) => `      ${node(vpc, idOf(vpc.key) ?? "")}`),
      "    end",
    ]),
    "  end",
  ]);
}

function node(vpc: VpcShape | HubShape, id: string): string {
  const zones = vpc.zones.map((zone) => `zone ${zone}`);
  if (!("servers" in vpc)) {
    const kind = vpc.owner === "estate" ? "vpc" : "thirdparty";
    return `${id}[${label([vpc.name, ...vpc.cidrs, ...zones, ...vpc.notes])}]:::${kind}`;
  }
  const forwards = vpc.servers.forwards.filter(({ to }) => to === "resolver").map(({ domain }) => domain);
  const resolver =
    forwards.length === 0 ? [] : [`${forwards.join(", ")} from Route 53 Resolver ${vpc.resolver.address}`];
  const texts = [`Hub ${vpc.name} (DNS-VPC)`, ...vpc.cidrs, ...vpc.notes, vpc.servers.title, ...resolver, ...zones];
  return `${id}[[${label(texts)}]]:::hub`;
}

function edgeLines({ hubs, sites, peerings, clients, links }: Picture, idOf: IdOf): string[] {
  const hubKeys = new Set(hubs.map(({ key }) => key));
  const edge = (from: string, arrow: string, to: string) => {
    const [a, b] = [idOf(from), idOf(to)];
    return a === undefined || b === undefined ? [] : [`  ${a} ${arrow} ${b}`];
  };
  const asks = (key: string, forwards: readonly Forward[]) =>
    grouped(
      forwards.filter(({ to }) => to !== "resolver"),
      ({ to }) => to ?? "",
    ).flatMap(([to, own]) => edge(key, `-. ${label(own.map(({ domain }) => domain))} .->`, to));
  return [
    ...links.flatMap(({ site, hub, over }) =>
      edge(site, `== ${label([over === "vpn" ? "VPN" : "external"])} ===`, hub),
    ),
    ...peerings.flatMap(({ ends: [a, b], services, active }) => {
      const ofHub = hubKeys.has(a) || hubKeys.has(b);
      const texts = [...services, ...(active ? [] : ["not active"])];
      const line = ofHub ? "---" : "===";
      return edge(a, texts.length === 0 ? line : `${line.slice(0, 2)} ${label([texts.join(", ")])} ${line}`, b);
    }),
    ...clients.flatMap(({ vpc, hub }) => edge(vpc, `-. ${label(["DNS"])} .->`, hub)),
    ...[...sites, ...hubs.map(({ key, servers }) => ({ key, ...servers }))].flatMap(({ key, forwards }) =>
      asks(key, forwards),
    ),
  ];
}

/** Quoted text, in which nothing has a meaning to Mermaid but its own line breaks. */
function label(lines: readonly string[]): string {
  const texts = lines.map((line) =>
    line.replace(/[^\p{L}\p{N} .,:/+_()-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`),
  );
  return `"${texts.join("<br/>")}"`;
}
