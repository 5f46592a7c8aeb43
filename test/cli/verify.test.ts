import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { temporaryDirectory } from "../support/temporary-directory";
import { withEntries, writeStacks } from "../stacks/estates";
import { centralDns, contentsOf, TRACE } from "./commands";

/** A project whose `cdktf.out` holds dev, with its text changed. */
function devWith(change: (text: string) => string = (text) => text): string {
  const project = temporaryDirectory();
  writeStacks(dev, project);
  const file = join(project, "cdktf.out/stacks/dev/cdk.tf.json");
  writeFileSync(file, change(readFileSync(file, "utf8")));
  return project;
}

/** dev with a record that leads to a name that is not there: a warning of the environment, a violation of the Terraform. */
const dangling = {
  ...dev,
  participants: {
    ...dev.participants,
    pa1: {
      ...dev.participants.pa1,
      records: { lost: { type: "CNAME", values: ["nowhere.pa1.awscloud.com"] } },
    },
  },
};

function projectWith(environment: unknown): string {
  const project = temporaryDirectory();
  writeFileSync(join(project, "environment.json"), JSON.stringify(environment));
  return project;
}

describe("verify", () => {
  test("says what it proved, what it took on trust, and ends well", () => {
    const { status, stdout } = centralDns(devWith(), "verify");
    expect(status).toBe(0);
    expect(stdout).toContain("dev: taken on trust\n");
    expect(stdout).toMatch(/dev: 4 VPCs, \d+ names, 172 pairs of host and name: all \d+ invariants hold\n$/);
  });

  test("tells of a violation the invariant, the address, what to set and what follows from it, and exits 1", () => {
    const project = devWith((text) => text.replace('"10.0.0.2"', '"10.1.0.2"'));
    const { status, stdout } = centralDns(project, "verify");
    expect(status).toBe(1);
    expect(stdout).toContain(
      "V9 PLUS2-LOCAL at dev: aws_directory_service_conditional_forwarder.hub-east_dns_forwarding_forwarder-awscloud_com",
    );
    expect(stdout).toMatch(/ {2}set: .*name 10\.0\.0\.2/);
    expect(stdout).toContain("breaks as well:");
    expect(stdout).toMatch(/: 1 violation\n$/);
  });

  test("prints the same for programs", () => {
    const { status, stdout } = centralDns(devWith(), "verify", "--json");
    expect(status).toBe(0);
    const { estates } = JSON.parse(stdout) as { estates: { name: string; findings: unknown[]; figures: unknown }[] };
    expect(estates).toMatchObject([{ name: "dev", findings: [], figures: { vpcs: 4, pairs: 172 } }]);
  });

  test.each([
    { what: "no output yet", args: [], said: "there is no cdktf.out: run npm run synth first" },
    { what: "a directory without Terraform", args: ["--dir", "."], said: "holds no Terraform" },
    { what: "an estate that is not there", args: ["--dir", "OUT", "--env", "prod"], said: "there is no estate prod" },
  ])("refuses $what with exit 2 and without a trace", ({ args, said }) => {
    const { status, stderr } = centralDns(
      temporaryDirectory(),
      "verify",
      ...args.map((arg) => (arg === "OUT" ? join(devWith(), "cdktf.out") : arg)),
    );
    expect(status).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(TRACE);
  });

  test("tells where a file is not what it should be", () => {
    const { status, stderr } = centralDns(
      devWith((text) => text.slice(0, -20)),
      "verify",
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/cdk\.tf\.json:\d+: /);
    expect(stderr).not.toMatch(TRACE);
  });
});

describe("verify --against", () => {
  test("finds nothing lost between two equal estates", () => {
    const project = devWith();
    cpSync(join(project, "cdktf.out"), join(project, "older"), { recursive: true });
    const { status, stdout } = centralDns(project, "verify", "--against", "older");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "dev: 0 lost (0 of them not declared), 0 gained\n" });
  });

  test("lists names that nobody declared as leaving, and for whom they are lost", () => {
    const project = devWith();
    cpSync(join(project, "cdktf.out"), join(project, "older"), { recursive: true });
    writeStacks(withEntries(dev, { "participants/pa3/records": {} }), project);
    const { status, stdout } = centralDns(project, "verify", "--against", "older");
    expect(status).toBe(1);
    expect(stdout).toContain(
      "V28 DIFF-SAFE lost: server.pa3.awscloud.com A for east, pa1/main, pa2/main, pa3/main, office\n",
    );
    expect(centralDns(project, "verify", "--dir", "older", "--against", "cdktf.out")).toMatchObject({ status: 0 });
  });

  test("takes a loss as meant where the environment retires the record or the participant", () => {
    const project = devWith();
    cpSync(join(project, "cdktf.out"), join(project, "older"), { recursive: true });
    const pa3 = { ...dev.participants.pa3, retired: true };
    writeStacks({ ...dev, participants: { ...dev.participants, pa3 }, peerings: {} }, project);
    const { status, stdout } = centralDns(project, "verify", "--against", "older");
    expect(stdout).toContain("lost, as declared: server.pa3.awscloud.com A for");
    expect(stdout).toContain("lost, as declared: tcp/443 of pa1-pa3");
    expect(status).toBe(0);
  });
});

describe("trace", () => {
  const trace = (...args: readonly string[]) => centralDns(devWith(), "trace", ...args);

  test("prints how a host of pa1 learns the address of a host of pa3, and how packets get there", () => {
    const { status, stdout } = trace("--from", "pa1", "--name", "server.pa3.awscloud.com", "--port", "443");
    const steps = stdout.split("\n").filter((line) => /^\d\.\d/.test(line));
    expect(steps.slice(0, 3)).toEqual([
      "1.1  a host of pa1/main asks the DNS server of its DHCP option set (the directory in the DNS-VPC) for server.pa3.awscloud.com",
      "1.2  the directory in the DNS-VPC forwards to Route 53 (the DNS-VPC base+2, 10.0.0.2): the name is in the root domain awscloud.com",
      "1.3  Route 53 (the DNS-VPC base+2, 10.0.0.2) answers 10.3.1.10 from zone pa3.awscloud.com: the DNS-VPC is associated with it",
    ]);
    expect(steps.slice(3).map((line) => line.slice(0, 25))).toEqual([
      "2.1  request: security gr",
      "2.2  request: route dev: ",
      "2.3  request: security gr",
      "2.4  reply: route dev: aw",
    ]);
    expect(stdout).toContain("every step works\n");
    expect(status).toBe(0);
  });

  test("prints the same from on-premises, and says that the packet itself cannot go through the hub's peering", () => {
    const { status, stdout } = trace("--from", "on-premises", "--name", "server.pa3.awscloud.com");
    const steps = stdout.split("\n").filter((line) => /^\d\.\d/.test(line));
    expect(steps.slice(0, 2)).toEqual([
      "1.1  a host of office asks its on-premises DNS server for server.pa3.awscloud.com",
      "1.2  the on-premises server of office forwards to the directory in the DNS-VPC: it forwards awscloud.com to the hub",
    ]);
    expect(steps[3]).toContain("answers 10.3.1.10 from zone pa3.awscloud.com");
    expect(stdout).toContain("STOPS (TRANSIT): site office is not linked with");
    expect(stdout).toContain("peerings pass nothing on");
    expect(status).toBe(1);
  });

  test("has a command for each step that checks it in the running estate", () => {
    const { stdout } = trace("--from", "pa1", "--name", "server.pa3.awscloud.com");
    const checks = stdout.split("\n").filter((line) => line.startsWith("     check: "));
    expect(checks.slice(0, 3)).toEqual([
      expect.stringMatching(/dig @<address of the directory> server\.pa3\.awscloud\.com A; aws ec2 describe-vpcs /),
      expect.stringMatching(/aws ds describe-conditional-forwarders .*--remote-domain-names awscloud\.com/),
      expect.stringMatching(/aws route53 list-hosted-zones-by-vpc .*--vpc-region us-east-1/),
    ]);
  });

  test.each(["10.1.1.10", "server.pa1.awscloud.com", "server.example.com", "office", "pa1/main"])(
    "starts at %s",
    (from) => {
      const { stdout } = trace("--from", from, "--name", "server.pa1.awscloud.com");
      expect(stdout).toContain("answers 10.1.1.10 from zone pa1.awscloud.com");
    },
  );

  test("says what it could start from, and what was likely meant", () => {
    const { status, stderr } = trace("--from", "pa4/main", "--name", "server.pa3.awscloud.com");
    expect(status).toBe(2);
    expect(stderr).toMatch(/nothing of the estate is called pa4\/main.*did you mean pa\d\/main\?/s);
  });

  test("says where a name ends that does not exist", () => {
    const { status, stdout } = trace("--from", "pa1", "--name", "lost.pa3.awscloud.com");
    expect(status).toBe(1);
    expect(stdout).toContain("answers NXDOMAIN from zone pa3.awscloud.com: it has no lost.pa3.awscloud.com");
  });
});

describe("synth", () => {
  test("writes nothing if its Terraform does not hold what the estate needs, and leaves what was there", () => {
    const project = projectWith(dangling);
    writeStacks(dev, project);
    const before = contentsOf(join(project, "cdktf.out"));
    const { status, stderr } = centralDns(project, "synth", "--config", "environment.json", "--out", "cdktf.out");
    expect(status).toBe(1);
    expect(stderr).toContain("V14 REWRITE-CLOSED at dev: aws_route53_record.participant-pa1_record-lost");
    expect(stderr).toContain("nothing was written");
    expect(contentsOf(join(project, "cdktf.out"))).toEqual(before);
  });

  test("writes it where the environment allows the violation and says why", () => {
    const allow = [
      { rule: "V14", where: "dev: aws_route53_record.participant-pa1_record-lost*", reason: "comes next week" },
    ];
    const { status, stdout } = centralDns(projectWith({ ...dangling, allow }), "synth", "--config", "environment.json");
    expect(status).toBe(0);
    expect(stdout).toContain("1 violation allowed");
  });
});
