import { dev } from "../../environments/dev";
import { changesIn, describeWithTerraform, type Plan, TerraformRun } from "../terraform/harness";
import { additions } from "../stacks/additions";
import { readable } from "../stacks/changes";
import { committedAddresses } from "../stacks/committed-addresses";
import { withEntries, writeEnvironment } from "../stacks/estates";

const addresses = committedAddresses("dev").map((line) => line.replace("dev ", ""));
const variables = { directory_password_east: "Fe5-example-only" };

describeWithTerraform("dev, applied by real terraform to a stand-in for the provider,", () => {
  let run: TerraformRun;

  beforeAll(async () => {
    run = await TerraformRun.of(writeEnvironment(dev), { variables });
  });

  /** What Terraform would do now if dev had these entries. */
  async function planOf(entries: Readonly<Record<string, unknown>>): Promise<Plan> {
    run.load(writeEnvironment(withEntries(dev, entries)));
    return run.plan();
  }

  it("is valid and plans to create what the address list says", async () => {
    await run.validate();
    const creations = addresses.map((address) => [address, "create"] as const);
    expect(changesIn(await run.plan())).toEqual(Object.fromEntries(creations));
  });

  it("is created whole, and a second plan finds nothing to change", async () => {
    await run.apply();
    expect(Object.keys(await run.state()).sort()).toEqual(addresses);
    expect(changesIn(await run.plan())).toEqual({});
  });

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

  it("takes one more participant by creations alone", async () => {
    const changes = changesIn(await planOf(additions.participant));
    expect(Object.keys(changes)).toHaveLength(17);
    expect(new Set(Object.values(changes))).toEqual(new Set(["create"]));
  });

  it("takes a display name as tags, updated in place", async () => {
    const changes = changesIn(await planOf({ "hubs/east/displayName": "DNS east" }));
    expect(Object.keys(changes)).toHaveLength(11);
    expect(new Set(Object.values(changes))).toEqual(new Set(["update"]));
  });

  it("changes nothing when the directory's own addresses are pinned", async () => {
    const [directory] = Object.values(await run.state()).filter(
      ({ type }) => type === "aws_directory_service_directory",
    );
    const dnsAddresses = directory?.values.dns_ip_addresses;
    expect(dnsAddresses).toHaveLength(2);
    expect(changesIn(await planOf({ "hubs/east/dnsAddresses": dnsAddresses }))).toEqual({});
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
