import type { Estate } from "./estate";
import { type Finding, pathText } from "./finding";
import type { Salvage } from "./salvage";

/** Whether something was only found because of a stand-in, or of what had to be left out. */
export function isFollowUp(finding: Finding, { touched, standIns }: Salvage): boolean {
  const places = [finding.path, ...missingAt(finding)].flatMap(placesAround);
  return places.some((place) => touched.has(place)) || mentions(finding, standIns);
}

/** Whether a finding misses something that may be there, in one of the places that could not be read. */
export function maySettle(places: Iterable<string>, { code, path }: Finding): boolean {
  const [, wanted] = WANTED.find(([codes]) => codes.test(code)) ?? [];
  return wanted !== undefined && [...places].some((place) => wanted(place, path));
}

/** Whether a finding is about a stand-in, of whatever environment. */
export function mentions({ got, allowed, cure = "" }: Finding, standIns: Iterable<string>): boolean {
  const text = `${got} ${allowed} ${cure}`;
  for (const standIn of standIns) if (text.includes(standIn)) return true;
  return false;
}

/** `a`, `a.b` and `a.b[0]` of `a.b[0]` */
function placesAround(path: string): string[] {
  return [...path.matchAll(/(?=[.[])|$/g)].map(({ index }) => path.slice(0, index));
}

/** Where something should be for the finding not to be. */
function missingAt({ code, path, got }: Finding): string[] {
  if (code !== "unknown-name" && code !== "home") return [];
  const name = got.replaceAll('"', "").replace("/", ".vpcs.");
  return LOOKED_UP.filter(([pattern]) => pattern.test(path)).map(
    ([pattern, collection]) => `${path.replace(pattern, collection)}.${name}`,
  );
}

/** Which fields hold names, and of what. */
const LOOKED_UP = [
  [/.*\.account$/, "accounts"],
  [/.*\.(hub|otherHubs\[\d+\])$/, "hubs"],
  [/.*\.(between\[\d\]|vpc)$/, "participants"],
  [/.*\.allow\[\d+\]$/, "services"],
  [/(.*)\.directory\.subnets\[\d\]$/, "$1.subnets"],
  [/(.*)\.home$/, "$1.vpcs"],
] as const;

/** Rules that miss something, and the places where it may be. */
const WANTED: readonly (readonly [codes: RegExp, wanted: (place: string, path: string) => boolean])[] = [
  [/^account-unused$/, (place) => ENTRY.test(place)],
  [/^(site-server-outside|record-address-stray)$/, (place) => ENTRY.test(place) || NETWORK.test(place)],
  [/^client-outside-pools$/, (place) => /^hubs\..*\.clients(\[|$)/.test(place)],
  [/^dns-server-single$/, (place, path) => place.startsWith(`${path}[`)],
  [/^dns-server-out-of-reach$/, (place) => ENTRY.test(place) || NETWORK.test(place) || /\.link(\.|$)/.test(place)],
  [/^ptr-zone$/, (place) => ENTRY.test(place) || /^reverseLookup|\.clients(\[|$)/.test(place)],
  [/^unknown-name$/, (place, path) => path.includes(".tables[") && /\.(vpcs|subnets|existing)(\.|$)/.test(place)],
  [/^cname-dangling$/, (place) => ENTRY.test(place) || /\.(zone|records)(\.|$)/.test(place)],
  [
    /^(alias-target|failover-alone|geolocation-default|routing-mixed)$/,
    (place, path) => ownerOf(place) === ownerOf(path) && /^[^.]+(\.[^.]+)?$|\.(zone|records)(\.|$)/.test(place),
  ],
  [
    /^(failover-never|health-check-simple)$/,
    (place, path) => recordOf(place) === recordOf(path) && /\.(routing|healthCheckId)$/.test(place),
  ],
  [/^directory-address-/, (place, path) => ownerOf(place) === ownerOf(path)],
];

/** A whole hub, VPC, ..., or what it cannot be derived without. */
const ENTRY =
  /^(hubs|sites|participants|peerings)(\.[^.]+)?$|\.(account|hub|otherHubs\[.*|directory|home|vpcs(\.[^.]+)?|between\[.*|vpc|partner)$/;

const NETWORK = /\.(cidrs?|secondaryCidrs|networks)(\[|$)/;

/** `participants.pa1` */
function ownerOf(path: string): string {
  return path.split(".", 2).join(".");
}

/** `participants.pa1.records.api` */
function recordOf(path: string): string {
  return path.split(".", 4).join(".");
}

/**
 * A name that leads nowhere is taken for the next best, so that more can be looked at. VPCs and subnets have names too
 * much alike for that: `pa2/main` need not mean `pa1/main`.
 */
export function withoutGuesses(estate: Estate, findings: readonly Finding[]) {
  const guessed = findings.filter(({ code }) => code === "unknown-name").map(({ path }) => path);
  const lists = new Set(guessed.flatMap((path) => /^(.*)\[\d+\]$/.exec(path)?.[1] ?? []));
  const peerings = guessed.flatMap((path) => /^(peerings.*)\.(between\[\d\]|vpc)$/.exec(path)?.[1] ?? []);
  const routes = new Set(peerings.map((peering) => `${peering}.routes`));
  return {
    estate: {
      ...estate,
      peerings: estate.peerings.filter(({ key }) => !peerings.includes(pathText(["peerings", key]))),
    },
    findings: findings.filter(({ path }) => !lists.has(path) && !placesAround(path).some((place) => routes.has(place))),
  };
}
