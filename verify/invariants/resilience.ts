import type { Invariant } from "./invariant";

/** No single Availability Zone or server takes the names away. */
export const surviveOne: Invariant = {
  id: "V26",
  name: "SURVIVE-ONE",
  definition:
    "Names still resolve without any one domain controller, endpoint address or Availability Zone. Peerings cannot be doubled and are not counted.",
  *check({ world }) {
    const placed = [
      ...world.names.directories.map(({ label, subnets }) => ({ label, subnets, what: "domain controllers" })),
      ...world.names.endpoints.map(({ label, subnets }) => ({ label, subnets, what: "endpoint addresses" })),
    ];
    for (const { label, subnets, what } of placed) {
      const zones = new Set(subnets.map(({ availabilityZone, label: subnet }) => availabilityZone ?? subnet));
      if (subnets.length === 0 || zones.size > 1) continue;
      const [zone] = zones;
      const [first, second] = subnets;
      yield {
        invariant: "V26",
        causes: second ? [second.label, first?.label ?? label, label] : [label],
        message: `all ${what} of ${label} stand in ${zone ?? "one Availability Zone"}`,
        cures: [`${label}: take subnets of two Availability Zones`],
      };
    }
    for (const [vpc, [association]] of world.names.optionSets) {
      const servers = association?.servers;
      if (servers?.length !== 1 || typeof servers[0] !== "string" || servers[0] === "AmazonProvidedDNS") continue;
      const set = association?.optionSet?.label ?? association?.label ?? vpc.label;
      yield {
        invariant: "V26",
        causes: [set],
        message: `hosts of ${vpc.label} have a single DNS server, ${servers[0]}`,
        cures: [`${set}: name two DNS servers or more`],
      };
    }
  },
};
