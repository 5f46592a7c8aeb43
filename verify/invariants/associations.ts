import type { Zone, ZoneAssociation } from "../network/network";
import type { Invariant, Violation } from "./invariant";

/** Across accounts the zone's owner authorizes and the VPC's owner associates, in this order. */
export const authorizeThenAssociate: Invariant = {
  id: "V5",
  name: "AUTH-THEN-ASSOC",
  definition:
    "A zone is associated with a VPC of another account by the VPC's owner, after the zone's owner has authorized just that zone, VPC and Region.",
  *check({ world }) {
    const released = new Set(world.facts.releasedAuthorizations.map(({ text }) => text));
    for (const zone of world.names.zones) {
      for (const association of zone.associations) {
        yield* wrongRegion(zone, association);
        if (association.inline || association.vpc?.account === zone.account) continue;
        yield* notAuthorized(zone, association, released.has(zone.name.text));
      }
    }
  },
};

function* wrongRegion(zone: Zone, { vpc, vpcRegion, label }: ZoneAssociation): Iterable<Violation> {
  if (vpc?.region === undefined || vpcRegion === undefined || vpcRegion === vpc.region) return;
  yield {
    invariant: "V5",
    causes: [label],
    message: `${zone.name.text} is associated with ${vpc.label} in ${vpcRegion}, which is in ${vpc.region}`,
    cures: [`${label}: set vpc_region to ${vpc.region}`],
  };
}

function* notAuthorized(zone: Zone, association: ZoneAssociation, isReleased: boolean): Iterable<Violation> {
  const { label, vpc, block, authorization } = association;
  if (vpc && block && block.account !== vpc.account) {
    yield {
      invariant: "V5",
      causes: [label],
      message: `the association of ${zone.name.text} with ${vpc.label} is made by account ${block.account}, and the VPC is ${vpc.account}'s`,
      cures: [`${label}: take the provider of account ${vpc.account}`],
    };
  }
  if (isReleased) return;
  if (authorization === undefined) {
    yield {
      invariant: "V5",
      causes: [label],
      message: `account ${zone.account} has not authorized ${vpc?.label ?? "the VPC"} for zone ${zone.name.text}`,
      cures: [
        `add an aws_route53_vpc_association_authorization in account ${zone.account} with the same VPC and Region`,
      ],
    };
  } else if (block && !reaches(block, authorization)) {
    yield {
      invariant: "V5",
      causes: [label],
      message: `nothing makes ${label} wait for ${authorization.label}`,
      cures: [`${label}: take the zone's id from ${authorization.label}, or depend on it`],
    };
  }
}

function reaches(from: { readonly needs: readonly { readonly label: string }[] }, to: { readonly label: string }) {
  return from.needs.some(({ label }) => label === to.label);
}

/** Inline VPCs and associations of their own undo each other. */
export const noAssociationFight: Invariant = {
  id: "V6",
  name: "NO-ASSOC-FIGHT",
  definition: "A zone with an inline VPC ignores changes of it as soon as other VPCs are associated elsewhere.",
  *check({ world }) {
    for (const zone of world.names.zones) {
      const { block, associations } = zone;
      if (block?.mode !== "resource" || !block.lifecycle.told) continue;
      const { ignoreChanges } = block.lifecycle;
      const ignores =
        ignoreChanges === "all" || ignoreChanges.some((path) => path === "vpc" || path.startsWith("vpc["));
      const isBoth = associations.some(({ inline }) => inline) && associations.some(({ inline }) => !inline);
      if (ignores || !isBoth) continue;
      yield {
        invariant: "V6",
        causes: [zone.label],
        message: `the next apply disassociates every VPC from ${zone.name.text} that its inline vpc block does not name`,
        cures: [`${zone.label}: lifecycle { ignore_changes = [vpc] }`],
      };
    }
  },
};
