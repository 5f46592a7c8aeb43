import { outOfSize, overlapsIn } from "./blocks";
import type { Rule } from "./rule";
import { vpcsOf, type Written, type WrittenVpc } from "./written";

const subnetSize: Rule = {
  code: "subnet-size",
  severity: "error",
  exceptions: "refused",
  title: "A subnet is a /16 to a /28",
  why: "AWS makes no larger and no smaller one, and keeps five addresses of each for itself.",
  source: "Amazon VPC User Guide, subnet CIDR blocks",
  wrong: '{ subnets: { "app-a": { cidr: "10.1.1.0/29", az: "a" } } }',
  right: '{ subnets: { "app-a": { cidr: "10.1.1.0/28", az: "a" } } }',
  *check({ estate }) {
    for (const vpc of vpcsOf(estate)) yield* outOfSize(subnetsOf(vpc));
  },
};

const subnetInside: Rule = {
  code: "subnet-outside-vpc",
  severity: "error",
  exceptions: "refused",
  title: "A subnet lies inside one of its VPC's networks",
  why: "AWS refuses it otherwise; a subnet that spans two adjoining networks of its VPC too.",
  source: "Amazon VPC User Guide, subnet CIDR blocks",
  wrong: '{ cidr: "10.1.0.0/16", subnets: { "app-a": { cidr: "10.2.1.0/24", az: "a" } } }',
  right: '{ cidr: "10.1.0.0/16", subnets: { "app-a": { cidr: "10.1.1.0/24", az: "a" } } }',
  *check({ estate }) {
    for (const vpc of vpcsOf(estate)) {
      for (const { cidr, path } of subnetsOf(vpc)) {
        if (vpc.plan.cidrs.some((network) => network.contains(cidr))) continue;
        yield {
          path,
          got: cidr.text,
          allowed: `a part of ${vpc.plan.cidrs.map(({ text }) => text).join(" or ")}`,
          cure: "correct it, or add its network to secondaryCidrs",
        };
      }
    }
  },
};

const subnetsApart: Rule = {
  code: "subnet-overlap",
  severity: "error",
  exceptions: "refused",
  title: "Subnets of a VPC do not overlap",
  why: "AWS refuses the second of them.",
  source: "Amazon VPC User Guide, subnet CIDR blocks",
  wrong: '{ subnets: { "app-a": { cidr: "10.1.0.0/20", ... }, "app-b": { cidr: "10.1.8.0/24", ... } } }',
  right: '{ subnets: { "app-a": { cidr: "10.1.0.0/20", ... }, "app-b": { cidr: "10.1.16.0/24", ... } } }',
  *check({ estate }) {
    const allowed = "addresses that no other subnet of the VPC has";
    for (const vpc of vpcsOf(estate)) yield* overlapsIn(subnetsOf(vpc), allowed);
  },
};

const tableTwice: Rule = {
  code: "route-table-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A route table of an existing VPC has one name",
  why: "Each name gets its own routes, and AWS refuses the same route in one table a second time.",
  source: "EC2 API, CreateRoute",
  wrong: '{ routeTables: { main: "rtb-0123456789abcdef0", batch: "rtb-0123456789abcdef0" } }',
  right: '{ routeTables: { main: "rtb-0123456789abcdef0", batch: "rtb-0123456789abcdef1" } }',
  *check({ estate }) {
    for (const { plan, path } of vpcsOf(estate)) {
      const tables = "tableIds" in plan.source ? Object.entries(plan.source.tableIds) : [];
      for (const [at, [name, id]] of tables.entries()) {
        const first = tables.findIndex(([, other]) => other === id);
        if (first === at) continue;
        yield {
          path: [...path, "existing", "routeTables", name],
          got: `${id}, which is ${tables[first]?.[0] ?? ""} already`,
          allowed: "each route table under one name",
          cure: "remove one of the names",
        };
      }
    }
  },
};

export const subnetRules: readonly Rule[] = [subnetSize, subnetInside, subnetsApart, tableTwice];

function subnetsOf({ plan, path }: WrittenVpc): Written[] {
  const subnets = "subnets" in plan.source ? plan.source.subnets : [];
  return subnets.map(({ key, cidr }) => ({ cidr, path: [...path, "subnets", key, "cidr"] }));
}
