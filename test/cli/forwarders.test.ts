import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { withEntries } from "../stacks/estates";
import { temporaryDirectory } from "../support/temporary-directory";
import { centralDns, TRACE } from "./commands";

const project = temporaryDirectory();
const forwarders = (...args: readonly string[]) => centralDns(project, "forwarders", "--format", "dnsmasq", ...args);

/** The environment of a file, by its name. */
function saved(name: string, entries: Readonly<Record<string, unknown>>): string {
  writeFileSync(join(project, name), JSON.stringify(withEntries(dev, entries)));
  return name;
}

const branch = { hub: "east", domains: ["example.org"], dnsServers: ["10.200.9.1"], networks: ["10.200.9.0/24"] };

it("prints the configuration for the addresses that are given, and says nothing else", () => {
  const { status, stdout, stderr } = forwarders("--env", "dev", "--address", "10.0.1.10,10.0.2.10");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("server=/awscloud.com/10.0.1.10");
  expect(stdout).toContain("server=/awscloud.com/10.0.2.10");
});

it("takes the pinned addresses where none are given", () => {
  const config = saved("pinned.json", { "hubs/east/dnsAddresses": ["10.0.1.20", "10.0.2.20"] });
  const { status, stdout } = forwarders("--config", config);
  expect(status).toBe(0);
  expect(stdout).toContain("server=/awscloud.com/10.0.1.20");
});

it("prints for the site that is named", () => {
  const config = saved("two-sites.json", { "sites/branch": branch });
  const printed = forwarders("--config", config, "--site", "branch", "--address", "10.0.1.10");
  expect({ status: printed.status, stderr: printed.stderr }).toEqual({ status: 0, stderr: "" });
  expect(printed.stdout).toContain("branch");
});

describe("prints nothing, and says why, when", () => {
  it.each([
    ["no address is known", 1, /addresses of hub east's DNS servers are not known/, ["--env", "dev"]],
    ["an address is none", 2, /10\.0\.1\.256/, ["--env", "dev", "--address", "10.0.1.10,10.0.1.256"]],
    ["the site is unknown", 2, /no site "ofice": choose one with --site: office/, ["--env", "dev", "--site", "ofice"]],
    ["there are two sites", 2, /which site of dev\? choose one with --site: branch, office/, ["--config", "two.json"]],
    ["there is no site", 2, /which site of dev\? it has none/, ["--config", "none.json"]],
    ["the environment is wrong", 1, /accounts\.app1\.id/, ["--config", "wrong.json"]],
  ])("%s", (_when, expected, reason, args) => {
    saved("two.json", { "sites/branch": branch });
    saved("none.json", { sites: {} });
    saved("wrong.json", { "accounts/app1/id": "1" });
    const { status, stdout, stderr } = forwarders(...args);
    expect({ status, stdout }).toEqual({ status: expected, stdout: "" });
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(TRACE);
  });
});
