import { dev } from "../../environments/dev";
import { committedAddresses } from "../stacks/committed-addresses";
import { withEntries, writeEnvironment } from "../stacks/estates";
import { changesIn, Cloud, describeWithTerraform, TerraformRun } from "../terraform/harness";
import { Refusal } from "../terraform/stand-in/cloud";
import type { Operation } from "../terraform/stand-in/server";
import { addressesOfEast, pinned } from "./examples";
import { Monitor } from "./monitor";

const variables = { directory_password_east: "Fe5-example-only" };
const addresses = committedAddresses("dev").map((line) => line.replace("dev ", ""));
const more = withEntries(dev, { "hubs/east/directory/domainControllers": 3 });

/** dev in real Terraform, watched, with somebody who comes between Terraform and AWS. */
async function start(before: (operation: Operation) => void | Promise<void>) {
  const cloud = new Cloud();
  const monitor = new Monitor({ cloud, rootDomain: dev.rootDomain, linkedElsewhere: [] });
  const run = await TerraformRun.of(writeEnvironment(dev), { cloud, variables, before });
  return { cloud, monitor, run };
}

/** Applies again and again until it succeeds. Returns what the failures said. */
async function insist(run: TerraformRun): Promise<string[]> {
  const failures: string[] = [];
  for (let attempt = 0; attempt < 60; attempt++) {
    const failure = await run.apply().then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    if (failure === undefined) return failures;
    failures.push(failure);
  }
  throw new Error(`never done: ${failures.at(-1) ?? ""}`);
}

describeWithTerraform("an apply that AWS refuses in its middle", () => {
  it("leaves a state from which the next one goes on, wherever it was, until everything is there once", async () => {
    const refused = new Set<string>();
    // The first of every kind of change is refused, so there is a refusal at every depth.
    const { cloud, monitor, run } = await start(({ type, action }) => {
      if (refused.has(`${action} ${type}`)) return;
      refused.add(`${action} ${type}`);
      throw new Refusal("ServiceUnavailable", `not now: ${action} ${type}`);
    });
    const failures = await insist(run);
    expect(failures.length).toBeGreaterThanOrEqual(3);
    for (const failure of failures) expect(failure).toMatch(/Stand-in: ServiceUnavailable: not now: create aws_/);
    expect(Object.keys(await run.state()).sort()).toEqual(addresses);
    expect(changesIn(await run.plan())).toEqual({});

    run.load(writeEnvironment(pinned(more, addressesOfEast(cloud))));
    expect(await insist(run)).toEqual([expect.stringContaining("update aws_directory_service_directory")]);
    run.load(writeEnvironment(pinned(more, addressesOfEast(cloud).slice(1))));
    const kinds = (await insist(run)).join("\n");
    expect(kinds).toMatch(/update aws_vpc_dhcp_options_association/);
    expect(kinds).toMatch(/remove aws_vpc_dhcp_options/);
    expect(changesIn(await run.plan())).toEqual({});
    expect(cloud.all("aws_vpc_dhcp_options")).toHaveLength(6);
    expect(monitor.asked).toBeGreaterThan(0);
    expect(monitor.darkMoments).toEqual([]);
  }, 120_000);
});

describeWithTerraform("an apply that is killed in its middle", () => {
  it.each([1, 40, 90])(
    "at change %s goes on when it is run again, and nothing is there twice",
    async (at) => {
      let asked = 0;
      const { cloud, monitor, run } = await start(async () => {
        asked += 1;
        if (asked < at) return;
        if (asked === at) void killOnceRecorded();
        if (!killed) await never;
      });
      let killed = false;
      const never = new Promise<void>(() => undefined);
      /** What AWS has made and Terraform has not written down by then is a thing for hands, in any tool. */
      async function killOnceRecorded(): Promise<void> {
        const made = at - 1;
        while (Object.keys(await run.state()).length < made) await new Promise((resolve) => setTimeout(resolve, 20));
        run.kill();
        killed = true;
      }
      await expect(run.apply()).rejects.toThrow("terraform apply");
      expect(killed).toBe(true);
      expect(Object.keys(await run.state())).toHaveLength(at - 1);
      await run.apply();
      expect(Object.keys(await run.state()).sort()).toEqual(addresses);
      expect(changesIn(await run.plan())).toEqual({});
      expect(cloud.all("aws_vpc")).toHaveLength(4);
      expect(monitor.asked).toBeGreaterThan(0);
      expect(monitor.darkMoments).toEqual([]);
    },
    60_000,
  );
});
