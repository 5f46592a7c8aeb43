import type { DomainName } from "../../values";
import type { Estate, Participant } from "../estate";
import type { Path } from "../finding";
import { places } from "./places";
import type { RuleContext } from "./rule";

/** A domain, and who answers it and all below it but for what a more specific one takes over. */
export interface Answered {
  readonly domain: DomainName;
  readonly by: "root" | "directory" | "site" | "zone";
  /** `the zone of participant pa1` */
  readonly text: string;
  readonly estate: Estate;
}

/** What a hub's directory tells apart: its own and other directories' domains, the sites', the root domain. */
export function forwardedDomains({ estate, neighbours }: RuleContext): ReadonlyMap<string, Answered> {
  return byDomain(
    [...neighbours, estate].flatMap((each): Answered[] => {
      const { hubs, sites, rootDomain } = each;
      const named = (text: string) => (each === estate ? text : `${text} of environment ${each.name}`);
      return [
        ...sites.flatMap((site) =>
          site.domains.map((domain) => answered(domain, "site", named(`site ${site.key}`), each)),
        ),
        ...hubs.flatMap((hub) =>
          "name" in hub.servers
            ? [answered(hub.servers.name, "directory", named(`the directory of hub ${hub.key}`), each)]
            : [],
        ),
        answered(rootDomain, "root", named("the root domain"), each),
      ];
    }),
  );
}

/** The same, and beyond it what a hub's resolver tells apart: the zones. */
export function answeredDomains(context: RuleContext): ReadonlyMap<string, Answered> {
  const { estate, neighbours } = context;
  const zones = [...neighbours, estate].flatMap((each) =>
    liveParticipants(each).map(({ key, zone }) => {
      const text = `the zone of participant ${key}${each === estate ? "" : ` of environment ${each.name}`}`;
      return answered(zone.name, "zone", text, each);
    }),
  );
  return new Map([...forwardedDomains(context), ...byDomain(zones)]);
}

/** What is known of the most specific domain that a name is in. */
export function closest<T>(name: string, byDomain: ReadonlyMap<string, T>): T | undefined {
  for (let rest = name; rest !== ""; rest = parentOf(rest)) {
    const known = byDomain.get(rest);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** The text of a name one label shorter. */
export function parentOf(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1);
}

/** Participants that stay: what is left of others has no names any more. */
export function liveParticipants({ participants }: Estate): readonly Participant[] {
  return participants.filter(({ retired }) => !retired);
}

/** Where an environment says the name of a participant's zone. */
export function zonePath(participant: Participant): Path {
  const path = [...places.participant(participant), "zone"];
  return participant.zone.existingId === undefined ? path : [...path, "name"];
}

function answered(domain: DomainName, by: Answered["by"], text: string, estate: Estate): Answered {
  return { domain, by, text, estate };
}

/** Of several for one domain the last: that is a finding of another rule. */
function byDomain(all: readonly Answered[]): ReadonlyMap<string, Answered> {
  return new Map(all.map((each) => [each.domain.text, each]));
}
