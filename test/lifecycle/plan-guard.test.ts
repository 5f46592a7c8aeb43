import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { guardPlan, type JsonObject, plannedStack, readFacts, readFactsFile, verifyPlan } from "../../verify";
import { centralDns } from "../cli/commands";
import { additions } from "../stacks/additions";
import { withEntries, writeEnvironment } from "../stacks/estates";
import { temporaryDirectory } from "../support/temporary-directory";
import { Cloud, type Configuration, describeWithTerraform, TerraformRun } from "../terraform/harness";
import { Monitor } from "./monitor";
import { unfavourably } from "./unfavourable";

type Entries = Readonly<Record<string, unknown>>;
type Resources = Record<string, Record<string, Record<string, unknown>>>;

const variables = { directory_password_east: "Fe5-example-only" };
/** Terraform itself refuses to replace directories and zones until this is said. */
const unlocked = withEntries(dev, { preventDestroy: false });
const everybody = ["pa1/main", "pa2/main", "pa3/main"];
const away = Object.fromEntries(
  ["pa1", "pa2", "pa3"].map((key) => [`participants/${key}/vpcs/main/dns`, "amazon-provided"]),
);

const otherController: Entries = { "hubs/east/subnets/dc-b/cidr": "10.0.3.0/24" };

/** Changes that cut an answer path: who is to be dark, and something that goes. */
const cuts: Readonly<Record<string, readonly [entries: Entries, dark: readonly string[], gone: RegExp]>> = {
  "moves a subnet of the directory": [otherController, everybody, /^aws_directory_service_directory\.hub-east/],
  "gives the hub another network": [
    {
      "hubs/east/cidr": "10.9.0.0/16",
      "hubs/east/subnets/dc-a/cidr": "10.9.1.0/24",
      "hubs/east/subnets/dc-b/cidr": "10.9.2.0/24",
    },
    everybody,
    /^aws_route\.participant-pa1_hub-peering-main_requester-private-10_0_0_0S16/,
  ],
  "renames the root domain": [
    {
      rootDomain: "cloud.example.org",
      ...Object.fromEntries(
        ["pa1", "pa2", "pa3"].flatMap((key) => [
          [`participants/${key}/zone`, `${key}.cloud.example.org`],
          [`participants/${key}/records`, {}],
        ]),
      ),
    },
    everybody,
    /^aws_route53_zone\.hub-east_dns_root-zone/,
  ],
  "renames a participant's zone": [
    { "participants/pa1/zone": "pa7.awscloud.com", "participants/pa1/records": {} },
    ["pa1/main"],
    /^aws_route53_zone_association\.participant-pa1_zone-hub-east/,
  ],
  "exchanges all DNS servers of a site at once": [
    { "sites/office/dnsServers": ["192.168.0.20", "192.168.0.21"] },
    everybody,
    /^aws_vpc_security_group_egress_rule\.\S+-192_168_0_10S32/,
  ],
  "asks a site for a part of its domain only": [
    { "sites/office/domains": ["corp.example.com"] },
    everybody,
    /^aws_directory_service_conditional_forwarder\.\S+_forwarder-example_com/,
  ],
  "divides a client pool": [
    { "hubs/east/clients": ["10.0.0.0/9", "10.128.0.0/9", "192.168.0.0/16"] },
    everybody,
    /^aws_vpc_security_group_ingress_rule\.\S+client-udp-10_0_0_0S8/,
  ],
  "routes a site's VPN in another way": [
    { "sites/office/vpn/routing": "static" },
    everybody,
    /^aws_vpn_connection\.hub-east_site-office/,
  ],
};

/** Changes after which everybody is answered as before, and while they are applied. */
const harmless: Readonly<Record<string, Entries>> = {
  "changes nothing": {},
  "adds a participant": additions.participant,
  "adds a site": additions.site,
  "adds a client pool": additions.clientPool,
  "sends a VPC back to Amazon's resolver": { "participants/pa1/vpcs/main/dns": "amazon-provided" },
  "tells hosts another search domain": { "participants/pa1/vpcs/main/dhcp": { domainName: "new.awscloud.com" } },
  "retires a participant": { "participants/pa2/retired": true },
  "retires a site": { "sites/office/retired": true },
  "asks a site for another domain": { "sites/office/domains": ["example.org"] },
  "exchanges one of two DNS servers of a site": { "sites/office/dnsServers": ["192.168.0.10", "192.168.0.12"] },
  "has a site's VPN device at another address": { "sites/office/vpn/address": "203.0.113.9" },
  "retires a peering of two participants": { "peerings/pa1-pa3/retired": true },
  "moves a subnet that nobody is left in": { "participants/pa1/vpcs/main/subnets/app-b/az": "c" },
};

describeWithTerraform("verify --plan, of dev as real terraform has made it,", () => {
  let run: TerraformRun;
  const cloud = new Cloud();
  const monitor = new Monitor({ cloud, rootDomain: dev.rootDomain, linkedElsewhere: [] });

  beforeAll(async () => {
    run = await TerraformRun.of(writeEnvironment(unlocked), { cloud, variables, before: unfavourably() });
    await run.apply();
  }, 60_000);

  /** What is found of the plan to make dev another one; by hand where a hand is given. */
  async function judged(entries: Entries, hand?: (resources: Resources) => void) {
    const stack = writeEnvironment(withEntries(unlocked, entries));
    run.load(hand === undefined ? stack : edited(stack, hand));
    const facts = join(stack, "../../facts.json");
    const plan = (await run.plan()) as unknown as JsonObject;
    const planned = plannedStack(readFactsFile(facts), undefined);
    if (planned === undefined) throw new Error("the facts of dev name no stack");
    return { plan, facts, ...verifyPlan(plan, planned) };
  }

  it.each(Object.entries(cuts))("refuses a change that %s", async (_what, [entries, dark, gone]) => {
    const { guard } = await judged(entries);
    expect(guard.dark.map(({ name }) => name).sort()).toEqual(dark);
    expect(guard.losses.map(({ label }) => label)).toContainEqual(expect.stringMatching(gone));
  });

  it.each(Object.entries(harmless))("lets a change pass that %s", async (_what, entries) => {
    const { guard, estate } = await judged(entries);
    expect(guard.losses).toEqual([]);
    expect(estate?.findings).toEqual([]);
    expect(estate?.undecided).toEqual([]);
  });

  it("lets the directory's addresses be pinned", async () => {
    const [directory] = cloud.all("aws_directory_service_directory");
    const { guard, estate } = await judged({ "hubs/east/dnsAddresses": directory?.values.dns_ip_addresses });
    expect([guard.losses, estate?.findings]).toEqual([[], []]);
  });

  it("takes it on trust that no host is left in a subnet that goes", async () => {
    const { guard } = await judged(harmless["moves a subnet that nobody is left in"] ?? {});
    expect(guard.assumptions).toEqual([
      expect.stringMatching(/^no host is left in aws_subnet\.participant-pa1_network-main_subnet-app-b/),
    ]);
  });

  it("sees what is dropped, although Terraform's dependencies are those of the new configuration by then", async () => {
    const { plan, guard, estate } = await judged({}, (resources) => {
      drop(
        resources,
        "aws_directory_service_conditional_forwarder",
        ({ remote_domain_name: name }) => name === "awscloud.com",
      );
      drop(resources, "aws_route", ({ destination_cidr_block: to }) => to === "10.2.0.0/16");
    });
    expect(JSON.stringify(plan.prior_state)).not.toMatch(/"depends_on":\[[^\]]*_forwarder-awscloud_com/);
    expect(guard.losses.map(({ label, vpcs }) => [label.replace(/_[0-9A-F]{8}$/, ""), vpcs])).toEqual([
      ["aws_directory_service_conditional_forwarder.hub-east_dns_forwarding_forwarder-awscloud_com", everybody],
      ["aws_route.participant-pa2_hub-peering-main_accepter-private-10_2_0_0S16", ["pa2/main"]],
    ]);
    expect(estate?.findings).not.toEqual([]);
  });

  it("needs no order to be told between an association and what it relies on", async () => {
    const { guard } = await judged(otherController, (resources) => {
      for (const association of Object.values(resources.aws_vpc_dhcp_options_association ?? {}))
        delete association.depends_on;
    });
    expect(guard.dark.map(({ name }) => name).sort()).toEqual(everybody);
    expect(guard.losses.map(({ label }) => label.split(".")[0])).toContain(
      "aws_directory_service_conditional_forwarder",
    );
  });

  it("protects all that might be needed where nobody has told what the estate is for", async () => {
    const { plan } = await judged({ "sites/office/retired": true });
    const [facts] = readFacts(temporaryDirectory()).estates;
    if (facts === undefined) throw new Error("where nothing is told there is one estate");
    const { losses } = guardPlan(plan, { facts, stack: "" });
    expect(losses.map(({ label }) => label)).toContainEqual(expect.stringMatching(/_forwarder-example_com_/));
  });

  it("tells in words what goes, who would be dark, and the two applies", async () => {
    const { plan, facts } = await judged(otherController);
    const home = temporaryDirectory();
    const file = join(home, "plan.json");
    writeFileSync(file, JSON.stringify(plan));
    const { status, stdout } = centralDns(home, "verify", "--plan", file, "--facts", facts);
    expect(status).toBe(1);
    expect(stdout).toContain("hosts of pa1/main, pa2/main and pa3/main are sent to the hub");
    expect(stdout).toMatch(
      /aws_subnet\.hub-east_network_subnet-dc-b_\w+: replaced \(cidr_block cannot be changed in place\)/,
    );
    expect(stdout).toContain('participants.pa1.vpcs.main.dns: "amazon-provided"');
    expect(stdout).toContain("wait until the DHCP leases of their hosts have run out");
    const json = centralDns(home, "verify", "--plan", file, "--facts", facts, "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ guard: { dark: [{ name: "pa1/main" }, {}, {}] } });
    writeFileSync(file, "{}");
    expect(centralDns(home, "verify", "--plan", file, "--facts", facts)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("is not a plan") as string,
    });
  });

  it("lets the same change pass as the two applies that it advises, and nobody is dark for a moment", async () => {
    expect((await judged(away)).guard.losses).toEqual([]);
    await run.apply();
    expect((await judged({ ...away, ...otherController })).guard).toEqual({ losses: [], dark: [], assumptions: [] });
    await run.apply();
    expect((await judged(otherController)).guard.losses).toEqual([]);
    await run.apply();
    expect(monitor.darkMoments).toEqual([]);
  }, 60_000);

  it("refuses a switch and the change in one: hosts ask the hub until their leases run out", async () => {
    const { guard } = await judged({ ...away, "hubs/east/directory/name": "ad.example.net" });
    expect(guard.dark).toEqual(everybody.map((name) => expect.objectContaining({ name, isLeaving: true }) as unknown));
  });

  it("refuses what does leave hosts in the dark", async () => {
    const { guard } = await judged({ "hubs/east/directory/name": "ad.example.net" });
    expect(guard.losses).not.toEqual([]);
    await run.apply();
    const dark = new Set(monitor.darkMoments.map((moment) => moment.split(":")[0]));
    expect(dark).toEqual(new Set(["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"]));
  }, 60_000);
});

/** A stack with a hand in it. */
function edited(stack: string, hand: (resources: Resources) => void): Configuration {
  const configuration = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8")) as Configuration & {
    resource: Resources;
  };
  hand(configuration.resource);
  return configuration;
}

/** Takes resources out, and out of what waits for them. */
function drop(resources: Resources, type: string, isGone: (resource: Record<string, unknown>) => boolean): void {
  const [gone, left] = [new Set<string>(), {} as Resources[string]];
  for (const [name, resource] of Object.entries(resources[type] ?? {})) {
    if (isGone(resource)) gone.add(`${type}.${name}`);
    else left[name] = resource;
  }
  resources[type] = left;
  for (const resource of Object.values(resources).flatMap((each) => Object.values(each))) {
    const { depends_on: needs } = resource;
    if (Array.isArray(needs)) resource.depends_on = needs.filter((need) => !gone.has(String(need)));
  }
}
