import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { temporaryDirectory } from "../support/temporary-directory";
import { centralDns, contentsOf, TRACE } from "./commands";

const project = temporaryDirectory();
writeFileSync(join(project, "broken.json"), '{ "name": "dev", }');
writeFileSync(join(project, "dev.json"), JSON.stringify(dev));
const before = contentsOf(project);

describe("what is no command is refused with a reason, on stderr alone, and nothing is written:", () => {
  it.each([
    [
      "an unknown environment",
      2,
      'there is no environment "devs": there is dev, prod; did you mean dev?',
      "synth --env devs",
    ],
    ["forwarders for every environment", 2, "choose one environment with --env: dev, prod", "forwarders --format bind"],
    ["an unknown option", 2, "unknown option '--evn'\n(Did you mean --env?)", "synth --evn dev"],
    ["an unknown command", 2, "unknown command 'snyth'\n(Did you mean synth?)", "snyth"],
    ["an argument too many", 2, "too many arguments", "synth dev"],
    ["an option without its value", 2, "argument missing", "synth --env"],
    ["two environments", 2, "--env and --config exclude each other", "synth --env dev --config dev.json"],
    ["a file that is not there", 2, "missing.json cannot be read", "synth --config missing.json"],
    ["a directory for a file", 2, ". cannot be read", "synth --config ."],
    ["a file that is not JSON", 1, "broken.json is not JSON", "synth --config broken.json"],
    ["no command", 2, "Usage: central-dns", ""],
    ["forwarders for no server", 2, "'--format <server>' not specified", "forwarders --env dev"],
    ["forwarders for an unknown server", 2, "bind, unbound, dnsmasq, windows", "forwarders --format djbdns"],
  ])("%s", (_what, expected, reason, line) => {
    const { status, stdout, stderr } = centralDns(project, ...line.split(" ").filter((word) => word !== ""));
    expect({ status, stdout }).toEqual({ status: expected, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(TRACE);
    expect(contentsOf(project)).toEqual(before);
  });
});

it.each(["", "synth", "plan", "deploy", "forwarders", "schema"])(
  "%s --help says on stdout how it is used",
  (command) => {
    const { status, stdout, stderr } = centralDns(project, ...command.split(" ").filter(Boolean), "--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Usage: central-dns ${command}`));
  },
);
