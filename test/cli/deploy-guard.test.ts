import { dev } from "../../environments/dev";
import { Monitor } from "../lifecycle/monitor";
import { withEntries } from "../stacks/estates";
import { Cloud, describeWithTerraform } from "../terraform/harness";
import { Operator } from "./operator";

const HUB = "dev-hub-east";
const PARTICIPANTS = ["pa1", "pa2", "pa3"] as const;
const stacks = PARTICIPANTS.map((key) => `dev-participant-${key}`);
const perAccount = withEntries(dev, { stacks: "per-account", preventDestroy: false });
const away = Object.fromEntries(PARTICIPANTS.map((key) => [`participants/${key}/vpcs/main/dns`, "amazon-provided"]));
const moved = { "hubs/east/subnets/dc-b/cidr": "10.0.3.0/24" };

describeWithTerraform("npm run deploy, where a hub has a stack of its own,", () => {
  const cloud = new Cloud();
  const monitor = new Monitor({ cloud, rootDomain: dev.rootDomain, linkedElsewhere: [] });
  let operator: Operator;
  const deploy = (entries: Readonly<Record<string, unknown>>, args = "") => {
    operator.write(withEntries(perAccount, entries));
    return operator.centralDns(`deploy --config environment.json --auto-approve ${args}`.trim());
  };

  beforeAll(async () => {
    operator = await Operator.start({ cloud });
    expect(await deploy({})).toMatchObject({ status: 0 });
  }, 120_000);

  afterAll(() => {
    operator.stop();
  });

  it("refuses to replace what VPCs in other stacks are answered by, and nothing lifts that", async () => {
    const [directory] = [
      /aws_directory_service_directory\.hub_directory_\w+/.exec((await deploy(moved)).stderr)?.[0] ?? "",
    ];
    const { status, stdout, stderr } = await deploy(moved, `--stack ${HUB} --allow-destroy ${directory}`);
    expect({ status, stdout }).toEqual({ status: 1, stdout: `${HUB}: refused, nothing was applied\n` });
    expect(stderr).toContain("hosts of pa1/main, pa2/main and pa3/main are sent to the hub");
    expect(stderr).toContain(
      `apply (${stacks.join(", ")}), and wait until the DHCP leases of their hosts have run out`,
    );
    expect(stderr).not.toContain("if that is meant");
  }, 60_000);

  it("shows in a plan that it will refuse it", async () => {
    operator.write(withEntries(perAccount, moved));
    const { status, stderr } = await operator.centralDns(`plan --config environment.json --stack ${HUB}`);
    expect(status).toBe(0);
    expect(stderr).toContain("deploy will refuse this:");
    expect(stderr).toContain('participants.pa1.vpcs.main.dns: "amazon-provided"');
  }, 60_000);

  it("does it as the two applies that it advises, and nobody is dark for a moment", async () => {
    expect(await deploy(away)).toMatchObject({ status: 0 });
    const refused = await deploy({ ...away, ...moved }, `--stack ${HUB}`);
    const [, address = ""] = /if that is meant: --allow-destroy '(\S+)'/.exec(refused.stderr) ?? [];
    expect(refused.stderr).not.toContain("are sent to the hub");
    expect(await deploy({ ...away, ...moved }, `--stack ${HUB} --allow-destroy ${address}`)).toMatchObject({
      status: 0,
    });
    expect(await deploy({ ...away, ...moved })).toMatchObject({ status: 0 });
    expect(await deploy(moved)).toMatchObject({ status: 0 });
    expect(monitor.darkMoments).toEqual([]);
  }, 180_000);
});
