import type { DomainName } from "../../values";
import type { Estate } from "../estate";
import type { Path } from "../finding";
import { type Answered, closest, forwardedDomains, liveParticipants, zonePath } from "./domains";
import { places } from "./places";
import type { Breach, Rule, RuleContext } from "./rule";

const zoneOutsideRoot: Rule = {
  code: "zone-outside-root",
  severity: "error",
  exceptions: "allowed",
  title: "A participant's zone lies below the root domain",
  why:
    "Directories and sites send the root domain to the hub, and nothing else: a name outside it is looked up in public " +
    "DNS on the way, and never from on-premises.",
  source: "AWS Security Blog, How to centralize DNS management in a multi-account environment",
  wrong: '{ rootDomain: "awscloud.com", participants: { pa1: { zone: "pa1.example.org" } } }',
  right: '{ rootDomain: "awscloud.com", participants: { pa1: { zone: "pa1.dev.awscloud.com" } } }',
  *check({ estate }) {
    const { rootDomain } = estate;
    for (const participant of liveParticipants(estate)) {
      const { name } = participant.zone;
      if (name.isReverse || name.isWithin(rootDomain)) continue;
      const cure = `write one such as ${participant.key}.${rootDomain.text}`;
      yield { path: zonePath(participant), got: name.text, allowed: `a name below ${rootDomain.text}`, cure };
    }
  },
};

const zoneIsRoot: Rule = {
  code: "zone-is-root",
  severity: "error",
  exceptions: "refused",
  title: "No participant's zone is the root domain itself",
  why: "The hub owns the root domain's zone, and a VPC sees one zone of a name: ConflictingDomainExists.",
  source: "Route 53 API, AssociateVPCWithHostedZone",
  wrong: '{ rootDomain: "awscloud.com", participants: { pa1: { zone: "awscloud.com" } } }',
  right: '{ rootDomain: "awscloud.com", participants: { pa1: { zone: "pa1.awscloud.com" } } }',
  *check({ estate }) {
    const { rootDomain } = estate;
    for (const participant of liveParticipants(estate)) {
      if (!participant.zone.name.equals(rootDomain)) continue;
      const cure = `write one such as ${participant.key}.${rootDomain.text}`;
      yield { path: zonePath(participant), got: rootDomain.text, allowed: `a name below ${rootDomain.text}`, cure };
    }
  },
};

const zoneTwice: Rule = {
  code: "zone-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "Every zone that a hub sees has a name of its own",
  why: "A VPC sees one zone of a name, whoever owns it: the second association fails with ConflictingDomainExists.",
  source: "Route 53 API, AssociateVPCWithHostedZone",
  wrong: '{ pa1: { zone: "app.awscloud.com" }, pa2: { zone: "app.awscloud.com" } }',
  right: '{ pa1: { zone: "app.awscloud.com" }, pa2: { zone: "app.dev.awscloud.com" } }',
  *check({ estate, neighbours }) {
    const owners = new Map(neighbours.flatMap(zonesOf));
    for (const zone of estate.reverseLookup?.zones ?? []) owners.set(zone.text, "reverseLookup");
    for (const participant of estate.participants) {
      const { name } = participant.zone;
      const owner = owners.get(name.text);
      owners.set(name.text, owner ?? (participant.retired ? `${participant.key}, retired,` : participant.key));
      if (owner === undefined) continue;
      const got = `${name.text}, which ${owner} has`;
      const cure = "choose another name; one of a retired participant is free once its entry is deleted";
      yield { path: zonePath(participant), got, allowed: "a name that no other zone has", cure };
    }
  },
};

const reverseZoneTwice: Rule = {
  code: "reverse-zone-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "Environments that share a hub have different reverse zones",
  why: "A VPC sees one zone of a name: the second association fails with ConflictingDomainExists.",
  source: "Route 53 API, AssociateVPCWithHostedZone",
  wrong: 'dev: { reverseLookup: { networks: ["10.0.0.0/8"] } }, prod: { reverseLookup: { networks: ["10.0.0.0/8"] } }',
  right:
    'dev: { reverseLookup: { networks: ["10.1.0.0/16"] } }, prod: { reverseLookup: { networks: ["10.2.0.0/16"] } }',
  *check({ estate, neighbours }) {
    const owners = new Map(neighbours.flatMap(reverseZonesOf));
    for (const { text } of estate.reverseLookup?.zones ?? []) {
      const owner = owners.get(text);
      if (owner === undefined) continue;
      const got = `a zone ${text}, which ${owner} has`;
      const cure = "leave the networks to one of the two";
      yield { path: ["reverseLookup"], got, allowed: "zones that no other environment of the hub has", cure };
    }
  },
};

const zoneInDirectoryDomain: Rule = {
  code: "zone-in-directory-domain",
  severity: "error",
  exceptions: "allowed",
  title: "No zone is a directory's domain or below it",
  why: "A directory answers its own domain and all below it by itself, so the zone is never asked.",
  source:
    "Inferred from Directory Service Administration Guide and Microsoft DNS: a server does not forward what it hosts",
  wrong: '{ directory: { name: "ad.awscloud.com" } }, pa1: { zone: "pa1.ad.awscloud.com" }',
  right: '{ directory: { name: "ad.awscloud.com" } }, pa1: { zone: "pa1.awscloud.com" }',
  *check(context) {
    yield* zonesAnsweredBy("directory", context, "choose a name beside the directory's domain");
  },
};

const zoneInSiteDomain: Rule = {
  code: "zone-in-site-domain",
  severity: "error",
  exceptions: "allowed",
  title: "No zone is a site's domain or below it",
  why: "The most specific forwarder wins: the directory sends these names to the site, so the zone is never asked.",
  source: "Directory Service Administration Guide, conditional forwarders",
  wrong: '{ sites: { office: { domains: ["office.awscloud.com"] } } }, pa1: { zone: "pa1.office.awscloud.com" }',
  right: '{ sites: { office: { domains: ["example.com"] } } }, pa1: { zone: "pa1.awscloud.com" }',
  *check(context) {
    yield* zonesAnsweredBy("site", context, "choose a name beside the site's domain, or take that from the site");
  },
};

const reverseZoneOfParticipant: Rule = {
  code: "zone-reverse",
  severity: "error",
  exceptions: "allowed",
  title: "Reverse zones belong to a hub, not to a participant",
  why: "A participant's reverse zone takes all PTR records of its addresses away from everybody else's.",
  source: "Route 53 Developer Guide, considerations when working with a private hosted zone",
  wrong: '{ pa1: { zone: "1.10.in-addr.arpa" } }',
  right: '{ reverseLookup: { hub: "east" }, pa1: { records: { server: { type: "A", ptr: true, ... } } } }',
  *check({ estate }) {
    const owned = new Set(estate.reverseLookup?.zones.map(({ text }) => text));
    for (const participant of liveParticipants(estate)) {
      const { name } = participant.zone;
      if (!name.isReverse || owned.has(name.text)) continue;
      const cure = "use reverseLookup, and ptr on the records";
      yield { path: zonePath(participant), got: name.text, allowed: "a zone of host names", cure };
    }
  },
};

const domainOfAws: Rule = {
  code: "domain-of-aws",
  severity: "error",
  exceptions: "allowed",
  title: "No domain of the estate hides names of AWS",
  why: "The most specific zone or forwarder answers alone: names of AWS that it does not hold stop resolving.",
  source: "Inferred from Route 53 Developer Guide, considerations when working with a private hosted zone",
  wrong: '{ sites: { office: { domains: ["amazonaws.com"] } } }',
  right: '{ sites: { office: { domains: ["aws.example.com"] } } }',
  *check({ estate }) {
    for (const { domain, path } of ownDomains(estate)) {
      const owner = AWS_DOMAINS.find((name) => `.${domain.text}`.endsWith(`.${name}`));
      if (owner === undefined) continue;
      const cure = "choose another name; for one service endpoint, allow its exact name as an exception";
      yield { path, got: domain.text, allowed: `a domain outside ${owner}`, cure };
    }
  },
};

const multicastDomain: Rule = {
  code: "domain-local",
  severity: "warning",
  exceptions: "allowed",
  title: "No domain of the estate ends in .local",
  why: ".local is multicast DNS: systemd-resolved, Avahi and macOS may never ask a DNS server for such a name.",
  source: "RFC 6762 section 3",
  wrong: '{ directory: { name: "corp.local", ... } }',
  right: '{ directory: { name: "corp.example.net", ... } }',
  *check({ estate }) {
    for (const { domain, path } of ownDomains(estate)) {
      if (domain.labels.at(-1) !== "local") continue;
      const cure = "choose a domain that is yours in public DNS, or configure every client";
      yield { path, got: domain.text, allowed: "a domain outside .local", cure };
    }
  },
};

export const zoneRules: readonly Rule[] = [
  zoneOutsideRoot,
  zoneIsRoot,
  zoneTwice,
  reverseZoneTwice,
  zoneInDirectoryDomain,
  zoneInSiteDomain,
  reverseZoneOfParticipant,
  domainOfAws,
  multicastDomain,
];

const AWS_DOMAINS = ["amazonaws.com", "amazonaws.com.cn", "api.aws", "compute.internal", "ec2.internal"] as const;

/** Every zone of an environment by its name, and whose it is. */
function zonesOf(estate: Estate): [string, string][] {
  return [
    [estate.rootDomain.text, `environment ${estate.name} as its root domain`],
    ...reverseZonesOf(estate),
    ...estate.participants.map(({ key, zone }): [string, string] => {
      return [zone.name.text, `${key} of environment ${estate.name}`];
    }),
  ];
}

function reverseZonesOf({ name, reverseLookup }: Estate): [string, string][] {
  return (reverseLookup?.zones ?? []).map(({ text }) => [text, `environment ${name}`]);
}

function* zonesAnsweredBy(by: Answered["by"], context: RuleContext, cure: string): Iterable<Breach> {
  const answerers = forwardedDomains(context);
  for (const participant of liveParticipants(context.estate)) {
    const { text } = participant.zone.name;
    const answerer = closest(text, answerers);
    if (answerer?.by !== by) continue;
    const got = `${text}, in ${answerer.domain.text}, which ${answerer.text} answers`;
    yield { path: zonePath(participant), got, allowed: `a name outside ${answerer.domain.text}`, cure };
  }
}

/** The domains that an estate takes for itself; zones are part of the root domain. */
function* ownDomains(estate: Estate): Iterable<{ readonly domain: DomainName; readonly path: Path }> {
  const { rootDomain, hubs, sites } = estate;
  yield { domain: rootDomain, path: ["rootDomain"] };
  for (const hub of hubs) {
    if ("name" in hub.servers) yield { domain: hub.servers.name, path: [...places.hub(hub), "directory", "name"] };
  }
  for (const site of sites) {
    for (const [at, domain] of site.domains.entries()) yield { domain, path: [...places.site(site), "domains", at] };
  }
  for (const participant of liveParticipants(estate)) {
    const { name } = participant.zone;
    if (!name.isWithin(rootDomain)) yield { domain: name, path: zonePath(participant) };
  }
}
