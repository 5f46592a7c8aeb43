import type { LinkShape, Picture, SiteShape } from "../picture";
import { Answerers, siteKey } from "./answerers";
import { readPeerings } from "./peerings";
import { type Sources, Subjects } from "./subjects";
import { Vpcs } from "./vpcs";

/** What an estate looks like. */
export function readPicture(title: string, sources: Sources): Picture {
  const subjects = new Subjects(sources);
  const answerers = new Answerers(sources, subjects);
  const vpcs = new Vpcs(sources, subjects, answerers);
  const { peerings, thirdParties } = readPeerings(sources, subjects);
  const hubs = subjects.vpcs.filter((vpc) => subjects.isHub(vpc));
  const hubKeys = new Map(hubs.map((hub) => [subjects.nameOf(hub), subjects.keyOf(hub)]));
  const keys = new Set(hubKeys.values());
  const others = subjects.vpcs.filter((vpc) => !subjects.isHub(vpc));
  const askedBy = others.map((vpc) => ({ vpc, asked: answerers.askedBy(vpc).filter((key) => keys.has(key)) }));
  const order = [...keys];
  const rank = (asked: readonly string[]) => order.indexOf(asked[0] ?? "") >>> 0;
  const sorted = [...askedBy].sort((a, b) => rank(a.asked) - rank(b.asked));
  return {
    title,
    hubs: hubs.map((hub) => vpcs.hubShapeOf(hub)),
    vpcs: [...sorted.map(({ vpc }) => vpcs.shapeOf(vpc)), ...thirdParties],
    sites: siteShapes(sources, hubKeys),
    peerings,
    clients: sorted.flatMap(({ vpc, asked }) => asked.map((hub) => ({ vpc: subjects.keyOf(vpc), hub }))),
    links: linkShapes(sources, hubKeys),
  };
}

type HubKeys = ReadonlyMap<string, string>;

/** Sites forward to the hub that they are linked to first. */
function siteShapes({ facts }: Sources, hubKeys: HubKeys): SiteShape[] {
  return (facts?.sites ?? []).map(({ name, domains, networks, dnsServers, links: [first] }) => {
    const to = first === undefined ? undefined : hubKeys.get(first.hub);
    return {
      key: siteKey(name),
      name,
      domains: domains.map(({ text }) => text),
      networks: networks.map(({ text }) => text),
      dnsServers: dnsServers.map(({ text }) => text),
      forwards: to === undefined ? [] : (facts?.domains ?? []).map((domain) => ({ domain: domain.text, to })),
    };
  });
}

function linkShapes({ facts }: Sources, hubKeys: HubKeys): LinkShape[] {
  return (facts?.sites ?? []).flatMap(({ name, links }) =>
    links.flatMap(({ hub, over }): LinkShape[] => {
      const key = hubKeys.get(hub);
      return key === undefined ? [] : [{ site: siteKey(name), hub: key, over }];
    }),
  );
}
