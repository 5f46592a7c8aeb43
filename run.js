// Runs a TypeScript entry point of this repository: `node run.js main.ts`.
// The build is named after a hash of everything it is made from, so an outdated one is never found. Beside it lies what
// V8 compiled of it at its first run; V8 refuses that where it does not fit, and then it is made anew.
const { createHash } = require("node:crypto");
const {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, join, relative, resolve, sep } = require("node:path");
const { Script } = require("node:vm");

const SOURCES = ["values", "modules", "model", "stacks", "environments", "forwarders", "verify", "cli"];
const FILES = ["main.ts", "run.js", "package-lock.json", "tsconfig.json"];
const KEPT = 10;

/** What Node.js hands a module, as the build takes it. */
const MODULE = ["exports", "require", "module", "__filename", "__dirname"];

const [entry, ...rest] = process.argv.slice(2);
const builds = join(__dirname, "node_modules", ".cache", "central-dns");
let build = buildOf(sources());

if (!existsSync(build)) build = bundle();
process.argv = [process.argv[0], resolve(__dirname, entry), ...rest];
start();

/** Loads the build, which `require` would compile anew each time. */
function start() {
  const file = `${build}.code`;
  const script = new Script(readFileSync(build, "utf8"), { filename: build, cachedData: readIfThere(file) });
  // By the end of a run that went well, the functions that it needs are compiled.
  if (script.cachedDataRejected !== false) process.once("exit", (status) => status === 0 && keepCode(script, file));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(build), module, build, dirname(build));
}

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function keepCode(script, file) {
  try {
    write(file, script.createCachedData());
  } catch {
    // Read-only, or full: the next run compiles again.
  }
}

/** Everything of ours that a build may be made from. */
function sources() {
  return [...FILES, ...SOURCES.flatMap((folder) => filesBelow(join(__dirname, folder)))];
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) =>
      relative(__dirname, join(file.parentPath ?? file.path, file.name))
        .split(sep)
        .join("/"),
    )
    .sort();
}

function buildOf(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(__dirname, file)));
  return join(builds, `${hash.digest("hex").slice(0, 32)}-${entry.replace(/\W/g, "-")}.js`);
}

function bundle() {
  const files = sources();
  const target = buildOf(files);
  const { outputFiles, metafile } = compile();
  const strange = Object.keys(metafile.inputs).filter((file) => !/node_modules\//.test(file) && !files.includes(file));
  if (strange.length > 0) throw new Error(`run.js does not watch ${strange.join(", ")}: add the folder to SOURCES`);
  if (buildOf(sources()) !== target) return bundle(); // a source was saved meanwhile
  keep(target, outputFiles[0].contents);
  return target;
}

function compile() {
  const { buildSync } = require("esbuild");
  try {
    return buildSync({
      absWorkingDir: __dirname,
      entryPoints: [entry],
      bundle: true,
      external: ["typescript", "@cdktf/hcl2json"],
      platform: "node",
      target: "node20",
      supported: { "dynamic-import": false }, // a script has `require` only
      banner: { js: `(function (${MODULE.join(", ")}) {` },
      footer: { js: "})" },
      minifyWhitespace: true,
      lineLimit: 120,
      legalComments: "none",
      logLevel: "warning",
      metafile: true,
      write: false,
    });
  } catch (error) {
    if (error.errors === undefined) throw error;
    process.exit(1); // esbuild has said what is wrong, and where
  }
}

/** Of old builds a few stay. */
function keep(target, contents) {
  mkdirSync(builds, { recursive: true });
  write(target, contents);
  const made = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newestFirst = readdirSync(builds)
    .filter((name) => !name.endsWith(".code"))
    .map((name) => join(builds, name))
    .sort((a, b) => made(b) - made(a));
  for (const file of newestFirst.slice(KEPT)) for (const old of [file, `${file}.code`]) rmSync(old, { force: true });
}

/** A file is there as a whole or not at all: another process may be making the same. */
function write(file, contents) {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, contents);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
