import type { Estate, OwnPeering, PartnerPeering, Peering } from "../estate";
import { type Path, pathText } from "../finding";
import { places } from "./places";
import type { Breach, Rule } from "./rule";
import { participantVpcsOf } from "./written";

const peeringWithItself: Rule = {
  code: "peering-self",
  severity: "error",
  exceptions: "refused",
  title: "A peering joins two different VPCs",
  why: "AWS refuses a peering of a VPC with itself.",
  source: "Amazon VPC Peering Guide, limitations",
  wrong: '{ between: ["pa1/main", "pa1/main"], allow: ["https"] }',
  right: '{ between: ["pa1/main", "pa1/west"], allow: ["https"] }',
  *check({ estate }) {
    for (const peering of ownPeerings(estate)) {
      if (peering.requester.vpc !== peering.accepter.vpc) continue;
      yield {
        path: [...places.peering(peering), "between"],
        got: `${peering.requester.vpc.path} twice`,
        allowed: "two different VPCs",
        cure: "name the other one",
      };
    }
  },
};

const peeringTwice: Rule = {
  code: "peering-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "Two VPCs have one peering",
  why: "AWS answers a second request with the first connection, so two Terraform resources would own one peering.",
  source: "Amazon VPC Peering Guide, basics; provider source vpc_peering_connection.go",
  wrong: '"a": { between: ["pa1/main", "pa2/main"], ... }, "b": { between: ["pa2/main", "pa1/main"], ... }',
  right: '"a": { between: ["pa1/main", "pa2/main"], ... }, "b": { between: ["pa1/main", "pa3/main"], ... }',
  *check({ estate }) {
    const seen = new Map<string, string>();
    for (const peering of ownPeerings(estate)) {
      const pair = [peering.requester.vpc.path, peering.accepter.vpc.path].sort().join(" and ");
      const first = seen.get(pair);
      if (first !== undefined) yield duplicate(peering, pair, first);
      seen.set(pair, first ?? peering.key);
    }
  },
};

const partnerTwice: Rule = {
  code: "partner-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A VPC has one peering with a partner's VPC",
  why: "AWS answers a second request with the first connection, so two Terraform resources would own one peering.",
  source: "Amazon VPC Peering Guide, basics; provider source vpc_peering_connection.go",
  wrong: '"a": { vpc: "pa1/main", partner: { vpc: "vpc-0999a0b1c2d3e4f50", ... } }, "b": the same',
  right: '"a": { vpc: "pa1/main", partner: { vpc: "vpc-0999a0b1c2d3e4f50", ... } }, "b": { vpc: "pa2/main", ... }',
  *check({ estate }) {
    const seen = new Map<string, string>();
    for (const peering of partnerPeerings(estate)) {
      const pair = `${peering.end.vpc.path} and ${peering.partner.vpcId}`;
      const first = seen.get(pair);
      if (first !== undefined) yield { ...duplicate(peering, pair, first), path: partnerPath(peering, "vpc") };
      seen.set(pair, first ?? peering.key);
    }
  },
};

const partnerIsOurs: Rule = {
  code: "partner-own-account",
  severity: "warning",
  exceptions: "allowed",
  title: "A partner's account is none of ours",
  why: "Of a partner nothing is known and nothing made: the other side of it, which we could do, would be missing.",
  source: "Amazon VPC Peering Guide, routing",
  wrong:
    '{ accounts: { app2: { id: "222222222222" } }, peerings: { a: { partner: { account: "222222222222", ... } } } }',
  right: '{ accounts: { app2: { id: "222222222222" } }, peerings: { a: { between: ["pa1/main", "pa2/main"], ... } } }',
  *check({ estate }) {
    const ours = new Map(estate.accounts.map(({ key, id }) => [id.text, key]));
    for (const peering of partnerPeerings(estate)) {
      const { text } = peering.partner.accountId;
      const account = ours.get(text);
      if (account === undefined) continue;
      yield {
        path: partnerPath(peering, "account"),
        got: `${text}, which is account ${account}`,
        allowed: "an account of somebody else",
        cure: "make its VPC a participant's, and write between",
      };
    }
  },
};

const partnerPartition: Rule = {
  code: "partner-partition",
  severity: "error",
  exceptions: "refused",
  title: "A partner's Region is of the same AWS partition",
  why: "The commercial Regions, China and GovCloud know nothing of each other's accounts and VPCs.",
  source: "Amazon VPC Peering Guide, limitations; AWS General Reference, partitions",
  wrong: '{ vpc: "pa1/main", partner: { region: "cn-north-1", ... } } with pa1/main in us-east-1',
  right: '{ vpc: "pa1/main", partner: { region: "eu-west-1", ... } } with pa1/main in us-east-1',
  *check({ estate }) {
    for (const peering of partnerPeerings(estate)) {
      const { region } = peering.partner;
      const { partition } = peering.end.vpc.region;
      if (region.partition === partition) continue;
      const got = `${region.name}, of partition ${region.partition}`;
      const allowed = `a Region of partition ${partition}`;
      yield { path: partnerPath(peering, "region"), got, allowed, cure: "correct the Region" };
    }
  },
};

const connectionTwice: Rule = {
  code: "peering-connection-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A peering that exists is named once",
  why: "It joins two VPCs and no more; a second entry would write the same routes, or routes that lead nowhere.",
  source: "Amazon VPC Peering Guide, basics",
  wrong: '"a": { existing: "pcx-0172a0b1c2d3e4f53", ... }, "b": { existing: "pcx-0172a0b1c2d3e4f53", ... }',
  right: '"a": { existing: "pcx-0172a0b1c2d3e4f53", ... }, "b": { existing: "pcx-0172a0b1c2d3e4f54", ... }',
  *check({ estate, others }) {
    const seen = new Map<string, string>(
      others.flatMap((each) =>
        connectionsOf(each).map(({ id, path }) => [id, `${pathText(path)} of environment ${each.name}`] as const),
      ),
    );
    for (const { id, path } of connectionsOf(estate)) {
      const first = seen.get(id);
      const cure = "correct the id, or remove the entry that is out of date";
      if (first !== undefined) yield { path, got: `${id}, as at ${first}`, allowed: "each connection once", cure };
      seen.set(id, first ?? pathText(path));
    }
  },
};

export const peeringRules: readonly Rule[] = [
  peeringWithItself,
  peeringTwice,
  partnerTwice,
  partnerIsOurs,
  partnerPartition,
  connectionTwice,
];

function duplicate(peering: Peering, pair: string, first: string): Breach {
  return {
    path: [...places.peering(peering), "between"],
    got: `${pair}, which peering ${first} joins`,
    allowed: "a pair of VPCs that no other peering joins",
    cure: `add the services to ${first}`,
  };
}

/** Every connection that exists already, and where that is said. */
function connectionsOf(estate: Estate): { readonly id: string; readonly path: Path }[] {
  const links = participantVpcsOf(estate).flatMap(({ plan: { link }, path }) =>
    typeof link === "object" ? [{ id: link.existing, path: [...path, "link", "existing"] }] : [],
  );
  const joined = ownPeerings(estate).flatMap((peering) =>
    peering.existingId === undefined
      ? []
      : [{ id: peering.existingId, path: [...places.peering(peering), "existing"] }],
  );
  const accepted = partnerPeerings(estate).flatMap((peering) =>
    "accept" in peering.handshake
      ? [{ id: peering.handshake.accept, path: [...places.peering(peering), "handshake", "accept"] }]
      : [],
  );
  return [...links, ...joined, ...accepted];
}

function partnerPath(peering: PartnerPeering, field: string): Path {
  return [...places.peering(peering), "partner", field];
}

function ownPeerings({ peerings }: Estate): OwnPeering[] {
  return peerings.filter((peering) => "requester" in peering).filter(({ retired }) => !retired);
}

function partnerPeerings({ peerings }: Estate): PartnerPeering[] {
  return peerings.filter((peering) => "partner" in peering).filter(({ retired }) => !retired);
}
