import { resolve } from "node:path";
import { environments } from "./environments";
import { checkEnvironments, findingText } from "./model";
import { synthesize } from "./stacks";

/** What CDKTF runs: every environment of this repository, into the directory that its CLI names. */
const checked = checkEnvironments(environments);
const findings = checked.flatMap((result) => result.findings);

if (findings.length > 0) console.error(findings.map(findingText).join("\n"));
if (findings.some(({ severity }) => severity === "error")) process.exitCode = 1;
else {
  synthesize(
    checked.flatMap(({ estate }) => estate ?? []),
    { stateDirectory: resolve("state") },
  );
}
