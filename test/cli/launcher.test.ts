import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, TRACE } from "./commands";
import { buildsOf, forgetBuilds, workingCopy } from "./working-copy";

const copy = workingCopy();
/** On a disk with room for no build, and for nothing that is compiled. */
const LITTLE_ROOM = "ulimit -f 100; exec node run.js cli/main.ts --help";
const launch = () => run(copy, process.execPath, "run.js", "cli/main.ts", "--help");

/** Everything of ours that lies in the cache, or what of it was built. */
const kept = () => readdirSync(buildsOf(copy));
const builds = () => kept().filter((name) => name.endsWith(".js"));

/** What V8 compiled of the only build. */
function codeFile(): string {
  return join(buildsOf(copy), `${builds().join()}.code`);
}

/** Replaces text in a file of the copy, as if at the same moment as the last change. */
function edit(file: string, before: string, after: string): void {
  const path = join(copy, file);
  const { atime, mtime } = statSync(path);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(before);
  writeFileSync(path, text.replace(before, after));
  utimesSync(path, atime, mtime);
}

describe("run.js never runs an outdated build:", () => {
  it("a changed source is seen at the next run, though its time is the old one, and so is its way back", () => {
    expect(launch().stdout).toContain("Central DNS for multi-account AWS estates");
    edit("cli/main.ts", "Central DNS for multi-account", "Private DNS for many-account");
    expect(launch().stdout).toContain("Private DNS for many-account AWS estates");
    edit("cli/main.ts", "Private DNS for many-account", "Central DNS for multi-account");
    expect(launch().stdout).toContain("Central DNS for multi-account AWS estates");
    expect(builds()).toHaveLength(2);
  });

  it("a source that is gone, or has another name, is missed", () => {
    renameSync(join(copy, "values/nearest.ts"), join(copy, "values/closest.ts"));
    const { status, stdout, stderr } = launch();
    renameSync(join(copy, "values/closest.ts"), join(copy, "values/nearest.ts"));
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain('Could not resolve "./nearest"');
    expect(stderr).not.toMatch(TRACE);
  });

  it("a source that it does not watch is refused", () => {
    mkdirSync(join(copy, "extra"));
    writeFileSync(join(copy, "extra/extra.ts"), "export const extra = 1;");
    edit("cli/summary.ts", "import", 'import "../extra/extra";\nimport');
    const { stderr } = launch();
    edit("cli/summary.ts", 'import "../extra/extra";\nimport', "import");
    expect(stderr).toContain("run.js does not watch extra/extra.ts: add the folder to SOURCES");
  });
});

it("processes that build at the same time all run, and leave one whole build", async () => {
  forgetBuilds(copy);
  const args = ["run.js", "cli/main.ts", "--help"];
  const started = Array.from({ length: 4 }, () => spawn(process.execPath, args, { cwd: copy, stdio: "pipe" }));
  const ended = started.map(async (child) => {
    const chunks = (await child.stdout.toArray()) as Buffer[];
    return Buffer.concat(chunks).toString();
  });
  const [first = "", ...others] = await Promise.all(ended);
  expect(first).toMatch(/^Usage: central-dns/);
  expect(others).toEqual([first, first, first]);
  const [build = ""] = builds();
  expect(kept().sort()).toEqual([build, `${build}.code`]);
});

it("a build that broke off half-way is not there", () => {
  forgetBuilds(copy);
  const broken = run(copy, "bash", "-c", LITTLE_ROOM);
  expect(broken.status).not.toBe(0);
  expect(kept()).toEqual([]);
  expect(launch()).toMatchObject({ status: 0, stderr: "" });
});

describe("what V8 compiled of a build is kept beside it:", () => {
  /** Asked in a process of its own: within one, V8 remembers what it compiled before. */
  const accepted = () => {
    const script = "const [build] = process.argv.slice(1); const cachedData = fs.readFileSync(`${build}.code`);";
    const rejected = "new vm.Script(fs.readFileSync(build, 'utf8'), { cachedData }).cachedDataRejected";
    const build = join(buildsOf(copy), builds().join());
    return run(copy, process.execPath, "-p", `${script} ${rejected}`, build).stdout === "false\n";
  };

  beforeEach(() => {
    forgetBuilds(copy);
    launch();
  });

  it("the first run writes it, and V8 takes it at the next, which leaves it alone", () => {
    expect(accepted()).toBe(true);
    const { mtimeMs } = statSync(codeFile());
    expect(launch()).toMatchObject({ status: 0, stderr: "" });
    expect(statSync(codeFile()).mtimeMs).toBe(mtimeMs);
  });

  it.each([
    ["of another program", (code: Buffer) => Buffer.from(code).fill(0, 0, 16)],
    ["cut short", (code: Buffer) => code.subarray(0, 1000)],
    ["empty", () => Buffer.of()],
  ])("code %s is refused, and made anew", (_what, change) => {
    writeFileSync(codeFile(), change(readFileSync(codeFile())));
    expect(accepted()).toBe(false);
    expect(launch()).toMatchObject({ status: 0, stderr: "" });
    expect(accepted()).toBe(true);
  });

  it("a run that fails keeps none, since it has not come to what others need", () => {
    rmSync(codeFile());
    expect(run(copy, process.execPath, "run.js", "cli/main.ts", "--wrong").status).toBe(2);
    expect(kept()).toEqual(builds());
  });

  it("where it cannot be written a run goes well all the same", () => {
    rmSync(codeFile());
    expect(run(copy, "bash", "-c", LITTLE_ROOM)).toMatchObject({ status: 0, stderr: "" });
    expect(kept()).toEqual(builds());
  });
});

it("of old builds the newest ten stay, with their code", () => {
  forgetBuilds(copy);
  mkdirSync(buildsOf(copy), { recursive: true });
  const old = Array.from({ length: 12 }, (_, age) => `${age}-days-old.js`);
  for (const [age, name] of old.entries()) {
    const file = join(buildsOf(copy), name);
    for (const part of [file, `${file}.code`]) writeFileSync(part, "");
    const time = new Date(Date.now() - (age + 1) * 86_400_000);
    utimesSync(file, time, time);
  }
  expect(launch().status).toBe(0);
  expect(builds()).toHaveLength(10);
  expect(old.filter((name) => !builds().includes(name))).toEqual(["9-days-old.js", "10-days-old.js", "11-days-old.js"]);
  expect(kept().filter((name) => name.endsWith(".code"))).toEqual(builds().map((name) => `${name}.code`));
});
