import type { DomainName } from "../../values";
import type { Estate, Hub } from "../estate";
import type { Path } from "../finding";
import { closest, parentOf } from "./domains";
import { places } from "./places";
import type { Rule } from "./rule";
import { hubIdentity } from "./shared-hubs";

const directoryDomainTwice: Rule = {
  code: "directory-domain-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "Every directory has a domain of its own",
  why:
    "Hubs forward each other's directory domains, and a directory refuses a forwarder for the domain that it hosts. " +
    "Clients of a shared name would find now one directory, now the other.",
  source: "Microsoft, conditional forwarders; Directory Service API, CreateConditionalForwarder",
  wrong: '{ east: { directory: { name: "corp.example.net" } }, west: { directory: { name: "corp.example.net" } } }',
  right: '{ east: { directory: { name: "east.example.net" } }, west: { directory: { name: "west.example.net" } } }',
  *check({ estate, neighbours }) {
    const owners = new Map<string, { readonly hub: Hub; readonly text: string }>();
    for (const each of neighbours) {
      for (const { domain, hub, text } of directoryDomains(each)) {
        owners.set(domain.text, { hub, text: `${text} of environment ${each.name}` });
      }
    }
    for (const { domain, hub, text, path } of directoryDomains(estate)) {
      const owner = owners.get(domain.text);
      owners.set(domain.text, owner ?? { hub, text });
      if (owner === undefined || hubIdentity(owner.hub) === hubIdentity(hub)) continue;
      const got = `${domain.text}, the domain of ${owner.text} too`;
      const cure = "name the domain of each directory; a hub without one of its own has dnsServers instead";
      yield { path, got, allowed: "a domain that no other directory has", cure };
    }
  },
};

const forwarderTwice: Rule = {
  code: "forwarder-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A directory forwards each domain once",
  why:
    "Every hub forwards the root domain, the reverse zones and the domains of all sites. A second forwarder for one " +
    "domain is refused: EntityAlreadyExistsException.",
  source: "Directory Service API, CreateConditionalForwarder",
  wrong: '{ office: { domains: ["example.com"] }, plant: { domains: ["example.com"] } }',
  right: '{ office: { domains: ["example.com"] }, plant: { domains: ["plant.example.com"] } }',
  *check({ estate, neighbours }) {
    const owners = new Map<string, string>();
    for (const each of neighbours) {
      for (const { domain, text } of [rootOf(each), ...siteDomains(each)]) {
        owners.set(domain.text, `${text} of environment ${each.name}`);
      }
    }
    for (const zone of estate.reverseLookup?.zones ?? []) owners.set(zone.text, "reverseLookup");
    for (const { domain, text, path } of [rootOf(estate), ...siteDomains(estate)]) {
      const owner = owners.get(domain.text);
      owners.set(domain.text, owner ?? text);
      if (owner === undefined) continue;
      const got = `${domain.text}, which is forwarded for ${owner} already`;
      const cure = "name it once, at the one whose servers answer it";
      yield { path, got, allowed: "a domain that nothing else of the hub forwards", cure };
    }
  },
};

const forwarderInDirectoryDomain: Rule = {
  code: "forwarder-in-directory-domain",
  severity: "error",
  exceptions: "refused",
  title: "A directory forwards nothing that it answers itself",
  why:
    "A directory refuses a forwarder for its own domain, and never uses one for a name below it. Hubs forward each " +
    "other's directory domains, so this holds between any two.",
  source: "Microsoft, conditional forwarders; Directory Service Administration Guide, DNS",
  wrong: '{ directory: { name: "example.com" } }, office: { domains: ["office.example.com"] }',
  right: '{ directory: { name: "corp.example.com" } }, office: { domains: ["example.com"] }',
  *check({ estate }) {
    const directories = directoryDomains(estate);
    const byDomain = new Map(directories.map((directory) => [directory.domain.text, directory]));
    const forwarded = [
      ...[rootOf(estate), ...siteDomains(estate)].map((domain) => ({ ...domain, from: domain.domain.text })),
      ...directories.map((directory) => ({ ...directory, from: parentOf(directory.domain.text) })),
    ];
    for (const { domain, path, from } of forwarded) {
      const owner = closest(from, byDomain);
      if (owner === undefined) continue;
      const got = `${domain.text}, in ${owner.domain.text}, which the directory of hub ${owner.hub.key} answers`;
      const cure = "give the one or the other another domain";
      yield { path, got, allowed: `a domain outside ${owner.domain.text}`, cure };
    }
  },
};

const siteDomainInRoot: Rule = {
  code: "site-domain-in-root",
  severity: "warning",
  exceptions: "allowed",
  title: "No domain of a site lies below the root domain",
  why:
    "The site sends the root domain to the hub, which sends this part back: once the site's servers lose the domain, " +
    "questions go round. Whoever asks the hub's resolver directly gets NXDOMAIN from the root zone.",
  source: "Inferred from conditional forwarders; Route 53 Developer Guide, considerations for private hosted zones",
  wrong: '{ rootDomain: "awscloud.com", sites: { office: { domains: ["office.awscloud.com"] } } }',
  right: '{ rootDomain: "awscloud.com", sites: { office: { domains: ["office.example.com"] } } }',
  *check({ estate }) {
    const { rootDomain } = estate;
    for (const { domain, path } of siteDomains(estate)) {
      if (!domain.isBelow(rootDomain)) continue;
      const cure = "rename it, or make sure that the site's servers host it";
      yield { path, got: domain.text, allowed: `a domain outside ${rootDomain.text}`, cure };
    }
  },
};

const reverseZoneOfSite: Rule = {
  code: "site-reverse",
  severity: "warning",
  exceptions: "allowed",
  title: "Reverse names of a site's networks are answered by the site",
  why: "The estate's reverse zone covers them and holds no records for them: reverse lookup ends in NXDOMAIN.",
  source: "Route 53 Developer Guide, considerations when working with a private hosted zone",
  wrong:
    '{ reverseLookup: { networks: ["10.0.0.0/8"] }, office: { networks: ["10.9.0.0/16"], domains: ["example.com"] } }',
  right:
    '{ reverseLookup: { networks: ["10.0.0.0/8"] }, office: { networks: ["10.9.0.0/16"], domains: ["9.10.in-addr.arpa", ...] } }',
  *check({ estate }) {
    if (estate.reverseLookup === undefined) return;
    const answeredBy = new Map([
      ...estate.reverseLookup.zones.map(({ text }) => [text, "estate"] as const),
      ...siteDomains(estate).map(({ domain }) => [domain.text, "site"] as const),
    ]);
    for (const site of estate.sites) {
      for (const [at, network] of site.networks.entries()) {
        const lost = network.reverseZones.find(({ text }) => closest(text, answeredBy) === "estate");
        if (lost === undefined) continue;
        yield {
          path: [...places.site(site), "networks", at],
          got: `${network.text}, whose names below ${lost.text} a zone of reverseLookup answers`,
          allowed: "networks outside reverseLookup, or a site that answers their reverse zones",
          cure: `add ${lost.text} to the domains of the site, or leave the network out of reverseLookup.networks`,
        };
      }
    }
  },
};

export const forwardingRules: readonly Rule[] = [
  directoryDomainTwice,
  forwarderTwice,
  forwarderInDirectoryDomain,
  siteDomainInRoot,
  reverseZoneOfSite,
];

interface Placed {
  readonly domain: DomainName;
  readonly path: Path;
  /** `site office` */
  readonly text: string;
}

interface DirectoryDomain extends Placed {
  readonly hub: Hub;
}

function rootOf({ rootDomain }: Estate): Placed {
  return { domain: rootDomain, path: ["rootDomain"], text: "the root domain" };
}

function siteDomains({ sites }: Estate): Placed[] {
  return sites.flatMap((site) =>
    site.domains.map((domain, at) => {
      return { domain, path: [...places.site(site), "domains", at], text: `site ${site.key}` };
    }),
  );
}

function directoryDomains({ hubs }: Estate): DirectoryDomain[] {
  return hubs.flatMap((hub) => {
    if (!("name" in hub.servers)) return [];
    return { domain: hub.servers.name, hub, path: [...places.hub(hub), "directory", "name"], text: `hub ${hub.key}` };
  });
}
