import type { Command } from "commander";
import {
  findStartingPoint,
  hopsOf,
  isThrough,
  loadEstates,
  proveEstate,
  traceQuestion,
  traceText,
  UnknownStartingPoint,
} from "../verify";
import { Refusal } from "./refusal";
import { addTerraformDirectory, readable, type TerraformDirectory, terraformDirectory } from "./terraform-directory";

interface TraceOptions extends TerraformDirectory {
  readonly from: string;
  readonly name: string;
  readonly type: string;
  readonly port?: string;
  readonly protocol: string;
  readonly json?: true;
}

/** `trace`: how one host resolves one name and reaches it. */
export function addTrace(program: Command): void {
  const command = program
    .command("trace")
    .description("follow a name from a host to its answer, and the packets there, step by step")
    .requiredOption("--from <where>", "a VPC (pa1, pa1/main), a site, a subnet, an address or a host name")
    .requiredOption("--name <fqdn>", "the name to resolve")
    .option("--type <type>", "record type", "A")
    .option("--port <n>", "port to reach at the answer (default: the way alone)")
    .option("--protocol <protocol>", "tcp or udp", "tcp")
    .option("--json", "print the trace as JSON");
  addTerraformDirectory(command).action(trace);
}

async function trace(options: TraceOptions): Promise<void> {
  const estates = await readable(() => loadEstates(terraformDirectory(options)));
  const proofs = estates
    .filter(({ facts }) => options.env === undefined || facts.name === options.env)
    .map(({ configuration, facts }) => proveEstate(configuration, facts));
  const service =
    options.port === undefined ? undefined : { protocol: options.protocol, port: portNumber(options.port) };
  const complaints: string[] = [];
  for (const proof of proofs) {
    try {
      const from = findStartingPoint(proof, options.from);
      const question = { from, name: options.name, type: options.type.toUpperCase(), ...(service && { service }) };
      const result = traceQuestion(proof, question);
      if (!isThrough(result)) process.exitCode = 1;
      const hops = result.resolution ? hopsOf(proof, question, result.resolution) : [];
      const json = {
        from: from.title,
        name: options.name,
        through: isThrough(result),
        hops,
        arrivals: result.arrivals.map(({ address, path }) => ({ address, ...path })),
      };
      console.log(options.json ? JSON.stringify(json, null, 2) : traceText(proof, result));
      return;
    } catch (error) {
      if (!(error instanceof UnknownStartingPoint)) throw error;
      complaints.push(error.message);
    }
  }
  throw Refusal.forUsage(complaints[0] ?? `there is no estate ${options.env ?? ""}`);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw Refusal.forUsage(`--port ${text}: a port is a whole number from 1 to 65535`);
}
