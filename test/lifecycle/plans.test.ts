import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { changesIn, describeWithTerraform, type Plan, TerraformRun } from "../terraform/harness";
import { readable } from "../stacks/changes";
import { withEntries, writeEnvironment, writeStacks } from "../stacks/estates";
import { existingWorld } from "../stacks/existing-world";

const variables = { directory_password_east: "Fe5-example-only" };

describeWithTerraform("what real terraform plans for a dev that is there", () => {
  let run: TerraformRun;

  beforeAll(async () => {
    run = await TerraformRun.of(writeEnvironment(dev), { variables });
    await run.apply();
  });

  /** What Terraform would do now if dev had these entries. */
  async function planOf(entries: Readonly<Record<string, unknown>>): Promise<Plan> {
    run.load(writeEnvironment(withEntries(dev, entries)));
    return run.plan();
  }

  it("switches a VPC's dns by one update of one attribute", async () => {
    const plan = await planOf({ "participants/pa1/vpcs/main/dns": "amazon-provided" });
    const [change, ...others] = (plan.resource_changes ?? []).filter(({ change }) => change.actions[0] !== "no-op");
    expect(others).toEqual([]);
    const { before, after, actions } = change?.change ?? {};
    expect(readable(change?.address ?? "")).toBe(
      "aws_vpc_dhcp_options_association.participant-pa1_dhcp-main_association",
    );
    expect(actions).toEqual(["update"]);
    expect({ ...before, dhcp_options_id: undefined }).toEqual({ ...after, dhcp_options_id: undefined });
    expect(before?.dhcp_options_id).not.toBe(after?.dhcp_options_id);
  });

  it("takes a display name as tags, updated in place", async () => {
    const changes = changesIn(await planOf({ "hubs/east/displayName": "DNS east" }));
    expect(Object.keys(changes)).toHaveLength(11);
    expect(new Set(Object.values(changes))).toEqual(new Set(["update"]));
  });

  it("refuses pinned addresses that are not the directory's", async () => {
    await expect(planOf({ "hubs/east/dnsAddresses": ["10.0.1.99"] })).rejects.toThrow(
      "dnsAddresses names an address that is not this directory's: pinned are 10.0.1.99.",
    );
  });

  it("refuses to destroy the directory and every zone, until preventDestroy is off", async () => {
    const renamed = { "participants/pa1/zone": "pa7.awscloud.com", "participants/pa1/records": {} };
    await expect(planOf(renamed)).rejects.toThrow(
      /aws_route53_zone.participant-pa1_zone_.* has lifecycle.prevent_destroy/,
    );
    const changes = changesIn(await planOf({ ...renamed, preventDestroy: false }));
    expect(Object.entries(changes).filter(([address]) => address.startsWith("aws_route53_zone."))).toEqual([
      [expect.stringContaining("participant-pa1_zone"), "delete, create"],
    ]);
  });
});

describeWithTerraform("what real terraform plans for a prod that is not there", () => {
  it("waits for the hubs that a stack reads, by the names of what they publish", async () => {
    const run = await TerraformRun.of(writeStacks(prod).get("prod-participant-shop") ?? "", { cloud: existingWorld() });
    const plan = run.plan();
    await expect(plan).rejects.toThrow("/central-dns/prod/hubs/east");
    await expect(plan).rejects.toThrow("/central-dns/prod/hubs/west");
  });
});
