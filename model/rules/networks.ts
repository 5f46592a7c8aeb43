import { Cidr } from "../../values";
import type { Estate } from "../estate";
import { outOfSize, overlapsIn } from "./blocks";
import { places } from "./places";
import type { Rule } from "./rule";
import { hubVpcsOf, networksIn, vpcsOf, type Written } from "./written";

const vpcSize: Rule = {
  code: "vpc-size",
  severity: "error",
  exceptions: "refused",
  title: "A network of a VPC is a /16 to a /28",
  why: "AWS makes no larger and no smaller one, and none can be resized later.",
  source: "Amazon VPC User Guide, VPC CIDR blocks",
  wrong: '{ cidr: "10.0.0.0/8" }',
  right: '{ cidr: "10.0.0.0/16" }',
  *check({ estate }) {
    for (const { networks } of vpcsOf(estate)) yield* outOfSize(networks);
  },
};

const networksApart: Rule = {
  code: "vpc-networks-overlap",
  severity: "error",
  exceptions: "refused",
  title: "Networks of one VPC do not overlap",
  why: "AWS refuses a secondary network that overlaps one the VPC has; a network twice would be routed twice.",
  source: "Amazon VPC User Guide, VPC CIDR blocks",
  wrong: '{ cidr: "10.1.0.0/16", secondaryCidrs: ["10.1.0.0/17"] }',
  right: '{ cidr: "10.1.0.0/16", secondaryCidrs: ["10.2.0.0/17"] }',
  *check({ estate }) {
    const allowed = "addresses that no other network of the VPC has";
    for (const networks of [...vpcsOf(estate).map((vpc) => vpc.networks), ...partnersOf(estate)]) {
      yield* overlapsIn(networks, allowed);
    }
  },
};

const secondaryRange: Rule = {
  code: "secondary-range",
  severity: "error",
  exceptions: "refused",
  title: "A secondary network is of a range that goes with the primary one",
  why: "AWS does not mix private ranges in one VPC, and keeps some blocks from being added.",
  source: "Amazon VPC User Guide, CIDR block association restrictions",
  wrong: '{ cidr: "10.1.0.0/16", secondaryCidrs: ["192.168.0.0/24"] }',
  right: '{ cidr: "10.1.0.0/16", secondaryCidrs: ["100.64.0.0/16"] }',
  *check({ estate }) {
    for (const { plan, networks } of vpcsOf(estate)) {
      const closed = closedTo(plan.cidrs[0]);
      for (const { cidr, path } of networks.slice(1)) {
        if (!closed.some((range) => range.overlaps(cidr))) continue;
        yield {
          path,
          got: `${cidr.text} beside the primary network ${plan.cidrs[0].text}`,
          allowed: `addresses outside ${closed.map(({ text }) => text).join(", ")}`,
          cure: "take a block of the primary network's own range, or of 100.64.0.0/10",
        };
      }
    }
  },
};

const unusable: Rule = {
  code: "network-unusable",
  severity: "error",
  exceptions: "refused",
  title: "A network has addresses that can be routed",
  why: "Loopback, link-local, multicast and reserved addresses cannot be a VPC's, nor a route's destination.",
  source: "Amazon VPC User Guide, VPC CIDR blocks and route tables; RFC 6890",
  wrong: '{ cidr: "169.254.0.0/16" }',
  right: '{ cidr: "10.1.0.0/16" }',
  *check({ estate }) {
    const networks = [...vpcsOf(estate).map((vpc) => vpc.networks), ...sitesOf(estate), ...partnersOf(estate)];
    for (const { cidr, path } of networks.flat()) {
      const range = UNUSABLE.find((candidate) => candidate.contains(cidr));
      if (range === undefined) continue;
      const allowed = "private or public unicast addresses";
      yield { path, got: `${cidr.text}, in ${range.text}`, allowed, cure: "take another block" };
    }
  },
};

const dockerRange: Rule = {
  code: "network-docker",
  severity: "warning",
  exceptions: "allowed",
  title: "A VPC stays clear of 172.17.0.0/16",
  why: "Docker gives it to containers, so hosts that run Docker, Cloud9 or SageMaker do not reach such addresses.",
  source: "Amazon VPC User Guide, VPC CIDR blocks",
  wrong: '{ cidr: "172.17.0.0/16" }',
  right: '{ cidr: "172.18.0.0/16" }',
  *check({ estate }) {
    for (const { cidr, path } of vpcsOf(estate).flatMap(({ networks }) => networks)) {
      if (!cidr.overlaps(DOCKER)) continue;
      yield { path, got: cidr.text, allowed: `addresses outside ${DOCKER.text}`, cure: "take another block" };
    }
  },
};

const directoryRange: Rule = {
  code: "network-directory",
  severity: "error",
  exceptions: "refused",
  title: "The VPC of a directory stays clear of 198.18.0.0/15",
  why: "AWS manages the domain controllers from these addresses.",
  source: "AWS Directory Service Administration Guide, prerequisites of AWS Managed Microsoft AD",
  wrong: '{ hubs: { east: { cidr: "198.19.0.0/16", directory: { ... } } } }',
  right: '{ hubs: { east: { cidr: "10.0.0.0/16", directory: { ... } } } }',
  *check({ estate }) {
    for (const { plan, networks } of hubVpcsOf(estate)) {
      if (!("name" in plan.servers)) continue;
      for (const { cidr, path } of networks) {
        if (!cidr.overlaps(MANAGEMENT)) continue;
        yield { path, got: cidr.text, allowed: `addresses outside ${MANAGEMENT.text}`, cure: "take another block" };
      }
    }
  },
};

const siteNetworkTwice: Rule = {
  code: "site-network-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A site names each of its networks once",
  why: "Each is a route of its VPN connection, and two Terraform resources would be the same one.",
  source: "Terraform AWS provider, aws_vpn_connection_route",
  wrong: '{ networks: ["192.168.0.0/16", "192.168.0.0/16"] }',
  right: '{ networks: ["192.168.0.0/16", "192.168.0.0/24"] }',
  *check({ estate }) {
    for (const networks of sitesOf(estate)) {
      for (const [at, { cidr, path }] of networks.entries()) {
        const isRepeated = networks.slice(0, at).some((network) => network.cidr.equals(cidr));
        if (isRepeated) yield { path, got: `${cidr.text} again`, allowed: "each network once", cure: "remove it" };
      }
    }
  },
};

export const networkRules: readonly Rule[] = [
  vpcSize,
  networksApart,
  secondaryRange,
  unusable,
  dockerRange,
  directoryRange,
  siteNetworkTwice,
];

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(Cidr.parse);
const ACTIVE_DIRECTORY = Cidr.parse("198.19.0.0/16");
const UNUSABLE = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"].map(Cidr.parse);
const DOCKER = Cidr.parse("172.17.0.0/16");
const MANAGEMENT = Cidr.parse("198.18.0.0/15");

/** Blocks that AWS closes to the secondary networks of a VPC only because of where its primary network lies. */
const CLOSED_WITHIN = [
  ["10.0.0.0/15", "10.0.0.0/16"],
  ["172.16.0.0/12", "172.31.0.0/16"],
].map(([range = "", block = ""]) => ({ range: Cidr.parse(range), block: Cidr.parse(block) }));

/** What may not be a secondary network beside this primary one. */
function closedTo(primary: Cidr): Cidr[] {
  return [
    ...PRIVATE.filter((range) => !range.contains(primary)),
    ...(ACTIVE_DIRECTORY.contains(primary) ? [] : [ACTIVE_DIRECTORY]),
    ...CLOSED_WITHIN.filter(({ range }) => range.contains(primary)).map(({ block }) => block),
  ];
}

function partnersOf({ peerings }: Estate): (readonly Written[])[] {
  return peerings
    .filter((peering) => "partner" in peering)
    .filter(({ retired }) => !retired)
    .map((peering) => networksIn(peering.partner.cidrs, [...places.peering(peering), "partner", "cidrs"]));
}

function sitesOf({ sites }: Estate): (readonly Written[])[] {
  return sites.map((site) => networksIn(site.networks, [...places.site(site), "networks"]));
}
