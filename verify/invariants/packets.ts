import { Cidr } from "../../values";
import type { Obstacle, ObstacleCode } from "../packet/path";
import type { Proof } from "../proof/proof";
import { allTravels, type Travel, travelsByPurpose } from "../proof/travels";
import type { Invariant, InvariantId, Violation } from "./invariant";

const DNS_PORT = 53;

/** Which invariant an obstacle belongs to: the most specific one. */
const INVARIANT_OF: Readonly<Record<ObstacleCode, InvariantId | "by purpose">> = {
  NO_ROUTE: "by purpose",
  NO_RETURN_ROUTE: "V18",
  DEAD_ROUTE: "V17",
  TRANSIT: "V17",
  INACTIVE_PEERING: "V20",
  DEAD_GATEWAY: "V20",
  GROUP_DENIES_OUT: "by purpose",
  GROUP_DENIES_IN: "by purpose",
  ACL_DENIES_REQUEST: "by purpose",
  ACL_DENIES_REPLY: "V21",
  NEIGHBOR_UNREACHABLE: "by purpose",
  EXITS_NETWORK: "by purpose",
};

export const queryEdge: Invariant = {
  id: "V15",
  name: "QUERY-EDGE",
  definition: "Every query gets from whoever asks to the server that is asked, by UDP and by TCP on port 53.",
  check: (proof) => obstaclesOf(proof, "V15"),
};

export const answerReachable: Invariant = {
  id: "V16",
  name: "ANSWER-REACHABLE",
  definition: "Every declared service is reached from either end of its peering, at every address of the other.",
  check: (proof) => obstaclesOf(proof, "V16"),
};

export const nonTransitive: Invariant = {
  id: "V17",
  name: "NON-TRANSITIVE",
  definition:
    "Every route to a peering leads into the networks of its other side: peerings and gateways pass nothing on.",
  *check(proof) {
    yield* deadRoutes(proof);
    yield* obstaclesOf(proof, "V17");
  },
};

export const returnRoute: Invariant = {
  id: "V18",
  name: "RETURN-ROUTE",
  definition: "Every path has its way back: a route from the destination's subnet to all addresses of the source.",
  check: (proof) => obstaclesOf(proof, "V18"),
};

export const linkAlive: Invariant = {
  id: "V20",
  name: "LINK-ALIVE",
  definition:
    "Every peering is requested for the Region that its other side is in and accepted by that side's account there, and every gateway in use is attached.",
  *check(proof) {
    yield* sleepingPeerings(proof);
    yield* obstaclesOf(proof, "V20");
  },
};

export const statelessReturn: Invariant = {
  id: "V21",
  name: "STATELESS-RETURN",
  definition: "Every network ACL on the way lets replies through, to ports 1024 to 65535.",
  check: (proof) => obstaclesOf(proof, "V21"),
};

export const hubGroup: Invariant = {
  id: "V23",
  name: "HUB-SG",
  definition:
    "A directory's security group admits UDP and TCP 53 from every network whose hosts ask it, and lets it ask every server that it forwards to.",
  *check(proof) {
    yield* obstaclesOf(proof, "V23");
    yield* rulesOfAws(proof);
  },
};

/** AWS lets the directory's own VPC ask it, by a rule that it refuses to make twice (InvalidPermission.Duplicate). */
function* rulesOfAws({ world }: Proof): Iterable<Violation> {
  for (const { securityGroup, vpc, block: directory } of world.names.directories) {
    for (const { block, direction, ports, peer, protocol } of securityGroup.rules) {
      const isDns = ports.from === DNS_PORT && ports.to === DNS_PORT && ["tcp", "udp"].includes(protocol);
      if (!block || block === directory || direction !== "ingress" || !isDns) continue;
      if (!(peer instanceof Cidr) || peer.text !== vpc?.cidrs[0]?.text) continue;
      yield {
        invariant: "V23",
        causes: [block.label],
        message: `${block.label} lets ${peer.text} ask ${securityGroup.label}, which a rule of AWS's own does: AWS refuses a second one`,
        cures: [`remove ${block.label}`],
      };
    }
  }
}

export const allAddresses: Invariant = {
  id: "V25",
  name: "ALL-ADDRESSES",
  definition: "What holds for one address that a server could get holds for all of them.",
  check: (proof) => obstaclesOf(proof, "V25"),
};

/** What stands in the way of queries and services, sorted by invariant; one violation for each cause. */
function* obstaclesOf(proof: Proof, invariant: InvariantId): Iterable<Violation> {
  for (const violation of proof.once(packetViolations)) {
    if (violation.invariant === invariant) yield violation;
  }
}

/** All of them, worked out once. */
function packetViolations(proof: Proof): readonly Violation[] {
  const found = new Map<string, { readonly violation: Violation; readonly purposes: Set<string> }>();
  for (const travel of proof.once(allTravels)) {
    for (const obstacle of travel.path.obstacles) {
      const invariant = invariantOf(proof, travel, obstacle);
      const cause = causeOf(proof, obstacle);
      const key = `${invariant} ${obstacle.code} ${cause}`;
      const known = found.get(key);
      if (known) known.purposes.add(travel.purpose);
      else {
        const isPassedOn = obstacle.code === "TRANSIT" && travel.by !== undefined;
        const causes: Violation["causes"] = isPassedOn ? [travel.by, cause] : [cause];
        const violation = {
          invariant,
          causes,
          message: obstacle.message,
          cures: [obstacle.cure],
        };
        found.set(key, { violation, purposes: new Set([travel.purpose]) });
      }
    }
  }
  return [...found.values()].map(({ violation, purposes }) => {
    const [first = "", ...more] = purposes;
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    return { ...violation, message: `${violation.message}; this stops ${first}${others}` };
  });
}

/** Of rules that are right but for one thing, the one that lets nothing else through. */
function causeOf(proof: Proof, { cause, suspects = [] }: Obstacle): string {
  const used = proof.once(deciders);
  return suspects.find((suspect) => !used.has(suspect)) ?? cause;
}

/** Labels of all that lets something through. */
function deciders(proof: Proof): ReadonlySet<string> {
  return new Set(proof.once(allTravels).flatMap(({ path }) => path.steps.flatMap(({ by }) => by.split(", "))));
}

function invariantOf(proof: Proof, travel: Travel, obstacle: Obstacle): InvariantId {
  const named = INVARIANT_OF[obstacle.code];
  if (isPartial(proof, travel, obstacle)) return "V25";
  if (named !== "by purpose") return named;
  if (travel.asked === undefined) return "V16";
  return isDirectoryGroup(proof, travel, obstacle) ? "V23" : "V15";
}

/** The group at the asked directory's end, or at that of a directory that asks. */
function isDirectoryGroup({ world }: Proof, { flow }: Travel, { code }: Obstacle): boolean {
  const end = code === "GROUP_DENIES_IN" ? flow.to : code === "GROUP_DENIES_OUT" ? flow.from : undefined;
  const groups = end && "groups" in end ? end.groups : undefined;
  return world.names.directories.some(({ securityGroup }) => groups?.includes(securityGroup));
}

/** Some of a server's subnets are reached and some are not. */
function isPartial(proof: Proof, { flow, purpose, asked }: Travel, { code }: Obstacle): boolean {
  if (asked?.kind !== "directory" || code !== "NO_RETURN_ROUTE" || !("subnet" in flow.to)) return false;
  const others = proof.once(travelsByPurpose).get(purpose) ?? [];
  return others.some(({ path, flow: other }) => path.obstacles.length === 0 && other.from === flow.from);
}

/** Routes that can never carry anything, whether or not something needs them. */
function* deadRoutes({ world }: Proof): Iterable<Violation> {
  for (const table of world.network.routeTables) {
    for (const { destination, target, label } of table.routes) {
      if (target.kind !== "peering" || target.peering === undefined) continue;
      const { requester, accepter } = target.peering;
      const isOfTable = table.vpc !== undefined && [requester.vpc, accepter.vpc].includes(table.vpc);
      const other = table.vpc === requester.vpc ? accepter.vpc : requester.vpc;
      if (table.vpc && !isOfTable && requester.vpc && accepter.vpc) {
        yield {
          invariant: "V17",
          causes: [label],
          message: `${label} leads to ${target.peering.label}, which does not join ${table.vpc.label}`,
          cures: [`${label}: name a peering of ${table.vpc.label}`],
        };
        continue;
      }
      if (other === undefined || other.cidrs.length === 0) continue;
      if (destination.isCoveredBy(other.cidrs) || other.cidrs.some((cidr) => destination.contains(cidr))) continue;
      yield {
        invariant: "V17",
        causes: [label],
        message: `${label} sends ${destination.text} to ${other.label}, which holds ${other.cidrs.join(", ")} alone: a peering passes nothing on`,
        cures: [`${label}: set the destination to a network of ${other.label}`],
      };
    }
  }
}

function* sleepingPeerings({ world }: Proof): Iterable<Violation> {
  for (const { active, inactive, inactiveCause, block, label, requester, accepter } of world.network.peerings) {
    if (active || block?.mode === "data") continue;
    // The other side of a third party is its own affair.
    if (requester.vpc === undefined || accepter.vpc === undefined) continue;
    yield {
      invariant: "V20",
      causes: [inactiveCause ?? label],
      message: `${label} carries nothing: ${inactive ?? "it is not active"}`,
      cures: [`accept ${label} from the account and Region of ${accepter.vpc.label}`],
    };
  }
}
