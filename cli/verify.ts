import type { Command } from "commander";
import { type Verification, verificationText, verifyDirectory } from "../verify";
import { compareDirectories, comparisonText } from "./against";
import { Refusal } from "./refusal";
import { verifyPlanFile } from "./plan-file";
import { addTerraformDirectory, readable, type TerraformDirectory, terraformDirectory } from "./terraform-directory";

interface VerifyOptions extends TerraformDirectory {
  readonly against?: string;
  readonly plan?: string;
  readonly stack?: string;
  readonly facts?: string;
  readonly json?: true;
}

/** `verify`: whether every name resolves and every path works, from the Terraform alone. */
export function addVerify(program: Command): void {
  const command = program
    .command("verify")
    .description("prove from the Terraform JSON that every name resolves and every path works")
    .option("--against <dir>", "list the names and services lost and gained since an older directory of Terraform")
    .option("--plan <file>", "judge a plan, as terraform show -json prints it, and what it takes away from live VPCs")
    .option("--stack <name>", "the stack that the plan is of, where the estate has several")
    .option("--facts <file>", "what the planned estate is for (default: facts.json in the directory)")
    .option("--json", "print the findings as JSON");
  addTerraformDirectory(command).action(verify);
}

async function verify(options: VerifyOptions): Promise<void> {
  if (options.plan !== undefined) return verifyPlanFile(options.plan, options);
  if (options.against !== undefined) return verifyAgainst(options.against, options);
  const all = await readable(() => verifyDirectory(terraformDirectory(options)));
  const chosen = chooseEstate(all, options.env);
  if (chosen.findings.length > 0) process.exitCode = 1;
  console.log(options.json ? JSON.stringify(chosen, null, 2) : verificationText(chosen));
}

async function verifyAgainst(older: string, options: VerifyOptions): Promise<void> {
  const comparisons = await compareDirectories(
    terraformDirectory({ dir: older }),
    terraformDirectory(options),
    options.env,
  );
  if ([...comparisons.values()].some(({ lost }) => lost.some(({ declared }) => !declared))) process.exitCode = 1;
  if (options.json) console.log(JSON.stringify(Object.fromEntries(comparisons), null, 2));
  else console.log([...comparisons].map(([name, comparison]) => comparisonText(name, comparison)).join("\n\n"));
}

function chooseEstate({ estates }: Verification, env: string | undefined): Verification {
  const chosen = estates.filter(({ name }) => env === undefined || name === env);
  if (chosen.length === 0) {
    throw Refusal.forUsage(`there is no estate ${env ?? ""}: there is ${estates.map(({ name }) => name).join(", ")}`);
  }
  return { estates: chosen, findings: chosen.flatMap(({ findings }) => findings) };
}
