import { committedAddresses } from "../stacks/committed-addresses";
import { withEntries } from "../stacks/estates";
import type { Layout } from "../stacks/layouts";
import { describeWithTerraform } from "../terraform/harness";
import { EstateRun, type Changes } from "./estate-run";
import { addressesOfEast, examples, pinned } from "./examples";
import { Monitor } from "./monitor";
import { unfavourably } from "./unfavourable";

const layouts: readonly Layout[] = ["per-environment", "per-account"];
const estates = Object.entries(examples).flatMap(([name, example]) =>
  layouts.map((layout) => ({ name, example, layout })),
);
const variables = {
  directory_password_east: "Fe5-example-only",
  directory_password_north: "Fe5-example-only",
};

describe.each(estates)("a year of $name, $layout:", ({ name, example, layout }) => {
  describeWithTerraform("played by real terraform to a stand-in that is at its least favourable", () => {
    const cloud = example.world();
    const found = new Set(cloud.everything().map(({ type, id }) => `${type} ${id}`));
    const monitor = new Monitor({ cloud, ...example });
    const estate = new EstateRun(cloud, { variables, before: unfavourably() });
    const committed: Layout = name === "dev" ? "per-environment" : "per-account";
    // In the one state of a large estate a whole year takes long; it goes as in the one of a small estate.
    const inFull = name === "prod" && layout === "per-environment" ? () => undefined : it;
    const perAccount = layout === "per-account";
    /** The environment as it is written by now. */
    let environment = withEntries(example.environment, { stacks: layout });

    /** Writes some entries, applies what is written otherwise, and returns what was done. */
    async function write(entries: Readonly<Record<string, unknown>>): Promise<Record<string, Changes>> {
      environment = withEntries(environment, entries);
      return estate.become(environment);
    }

    const stackOf = (purpose: string) => (perAccount ? `${name}-${purpose}` : name);
    const allOf = (done: Record<string, Changes>) => Object.values(done).flatMap((changes) => Object.entries(changes));
    const actionsOf = (done: Record<string, Changes>) => [...new Set(allOf(done).map(([, action]) => action))];
    const typesOf = (done: Record<string, Changes>) =>
      [...new Set(allOf(done).map(([address]) => address.split(".")[0]))].sort();

    afterEach(() => {
      const { leftWithoutOptionSet } = example;
      const left = leftWithoutOptionSet.map((network) => `${network}: its hosts are told of no DNS server`);
      const moments = monitor.darkMoments.filter((moment) => left.every((known) => !moment.startsWith(known)));
      expect(moments).toEqual([]);
    });

    it("is valid, and is created whole", async () => {
      estate.load(withEntries(environment, example.first));
      for (const stack of estate.stacks) {
        await estate.validate(stack);
        const done = await estate.apply(stack);
        expect(new Set(Object.values(done))).toEqual(new Set(Object.keys(done).length > 0 ? ["create"] : []));
      }
      expect(monitor.asked).toBeGreaterThan(0);
    }, 300_000);

    it("is then written as the example has it, with its directory's addresses, and nothing is left to do", async () => {
      environment = pinned(environment, addressesOfEast(cloud));
      const done = await estate.become(environment);
      expect(typesOf(done)).not.toContain("aws_vpc_dhcp_options");
      expect(await estate.unsettled()).toEqual({});
      if (layout === committed) expect(estate.addresses).toEqual(committedAddresses(name));
    }, 300_000);

    it("takes a participant by creations in its own stack alone", async () => {
      const { key, entries } = example.participant;
      const done = await write(entries);
      expect(Object.keys(done)).toEqual([stackOf(`participant-${key}`)]);
      expect(actionsOf(done)).toEqual(["create"]);
      const own = new RegExp(perAccount ? "\\.participant_" : `\\.participant-${key}_`);
      expect(allOf(done).filter(([address]) => !own.test(address))).toEqual([]);
    }, 60_000);

    it("sends a VPC back to Amazon's resolver and to the hub again, by one update each", async () => {
      const { participant, key } = example.vpc;
      for (const dns of ["amazon-provided", "hub"]) {
        const done = await write({ [`participants/${participant}/vpcs/${key}/dns`]: dns });
        const path = `participant${perAccount ? "" : `-${participant}`}_dhcp-${key}_association`;
        expect(done).toEqual({
          [stackOf(`participant-${participant}`)]: { [`aws_vpc_dhcp_options_association.${path}`]: "update" },
        });
      }
    }, 60_000);

    inFull(
      "gets a domain controller more, of which no VPC is told until it is written down",
      async () => {
        const before = addressesOfEast(cloud);
        const done = await write({ "hubs/east/directory/domainControllers": example.domainControllers });
        expect(Object.keys(done)).toEqual([stackOf("hub-east")]);
        expect(actionsOf(done)).toEqual(["update"]);
        expect(typesOf(done)).toEqual(["aws_directory_service_directory"]);
        expect(addressesOfEast(cloud)).toHaveLength(before.length + 1);
      },
      60_000,
    );

    inFull(
      "has a DNS server exchanged for another one by option sets that are there before the old ones go",
      async () => {
        const now = addressesOfEast(cloud);
        const done = await write({ "hubs/east/dnsAddresses": now.slice(1) });
        const sets = allOf(done).filter(([address]) => address.startsWith("aws_vpc_dhcp_options."));
        expect(sets.length).toBeGreaterThanOrEqual(3);
        expect(new Set(sets.map(([, action]) => action))).toEqual(new Set(["create, delete"]));
        const others = allOf(done).filter(([address]) => !address.startsWith("aws_vpc_dhcp_options."));
        expect(new Set(others.map(([, action]) => action))).toEqual(new Set(["update"]));
      },
      120_000,
    );

    inFull(
      "asks other servers of a site in place",
      async () => {
        const done = await write(example.siteServers);
        const forwarders = allOf(done).filter(([address]) => address.includes("conditional_forwarder."));
        expect(forwarders.length).toBeGreaterThan(0);
        expect(new Set(forwarders.map(([, action]) => action))).toEqual(new Set(["update"]));
        expect(typesOf(done)).toEqual([
          "aws_directory_service_conditional_forwarder",
          "aws_vpc_security_group_egress_rule",
        ]);
      },
      60_000,
    );

    inFull(
      "has a record renamed",
      async () => {
        const { participant, from, to, record } = example.renamed;
        const records = `participants/${participant}/records`;
        const done = await write({ [`${records}/${from}`]: undefined, [`${records}/${to}`]: record });
        expect(Object.keys(done)).toEqual([stackOf(`participant-${participant}`)]);
        expect(typesOf(done)).toEqual(["aws_route53_record"]);
        expect(actionsOf(done).sort()).toEqual(["create", "delete"]);
      },
      60_000,
    );

    inFull(
      "takes a hub more by creations alone",
      async () => {
        const done = await write(example.hub);
        expect(actionsOf(done)).toEqual(["create"]);
        expect(typesOf(done)).toContain("aws_directory_service_directory");
      },
      180_000,
    );

    it("has a participant retired from both sides, and then its entry deleted without a change", async () => {
      const { key, entries } = example.participant;
      const done = await write({ [`participants/${key}/retired`]: true });
      expect(Object.keys(done)).toEqual([stackOf(`participant-${key}`)]);
      expect(actionsOf(done)).toEqual(["delete"]);
      expect(await write(Object.fromEntries(Object.keys(entries).map((entry) => [entry, undefined])))).toEqual({});
    }, 60_000);

    inFull(
      "has a peering retired, and what was published for it alone",
      async () => {
        const { key, resources } = example.peering;
        const done = await write({ [`peerings/${key}/retired`]: true });
        expect(actionsOf(done)).toEqual(["delete"]);
        const published = allOf(done).filter(([address]) => address.startsWith("aws_ssm_parameter."));
        expect(allOf(done)).toHaveLength(resources + published.length);
        expect(published.length > 0).toBe(perAccount);
      },
      60_000,
    );

    inFull(
      "has nothing left to do after all that",
      async () => {
        expect(await estate.unsettled()).toEqual({});
      },
      300_000,
    );

    it("is destroyed, and leaves what was there before", async () => {
      for (const entries of example.leaving.entries) await write(entries);
      estate.load(withEntries(environment, { preventDestroy: false }));
      example.leaving.others(cloud);
      await estate.destroy();
      const left = cloud.everything().map(({ type, id }) => `${type} ${id}`);
      expect(left.filter((object) => !found.has(object))).toEqual([]);
      const dark = monitor.darkMoments.map((moment) => moment.split(":")[0]);
      expect([...new Set(dark)]).toEqual(example.leftWithoutOptionSet);
    }, 300_000);
  });
});
