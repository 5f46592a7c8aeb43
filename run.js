// Runs a TypeScript entry point of this repository: `node run.js main.ts`.
// The build is named after a hash of everything it is made from, so an outdated one is never found.
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const { join, resolve } = require("node:path");

const SOURCES = ["values", "modules", "model", "stacks", "environments", "forwarders", "cli"];
const FILES = ["main.ts", "run.js", "package-lock.json", "tsconfig.json"];

const [entry, ...rest] = process.argv.slice(2);
const builds = join(__dirname, "node_modules", ".cache", "central-dns");
const build = join(builds, `${hashOfSources()}-${entry.replace(/\W/g, "-")}.js`);

if (!existsSync(build)) bundle(build);
process.argv = [process.argv[0], resolve(__dirname, entry), ...rest];
require(build);

function hashOfSources() {
  const hash = createHash("sha256").update(process.version);
  const files = [...FILES, ...SOURCES.flatMap((folder) => filesBelow(folder))];
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(__dirname, file)));
  return hash.digest("hex").slice(0, 32);
}

function filesBelow(folder) {
  return readdirSync(join(__dirname, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath ?? file.path, file.name).slice(__dirname.length + 1))
    .sort();
}

function bundle(outfile) {
  const { buildSync } = require("esbuild");
  buildSync({
    entryPoints: [join(__dirname, entry)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["cdktf", "constructs", "@cdktf/*", "esbuild"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}
