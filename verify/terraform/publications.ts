import { join, resolve } from "node:path";
import { type Block, isObject, type Value } from "./block";
import { Untellable } from "./expression/outcome";
import type { Configuration } from "./configuration";
import type { Module } from "./module";

/** What one stack tells another: SSM parameters, and outputs in its state. */
export class Publications {
  private parameters: ReadonlyMap<string, Block> | undefined;
  private states: ReadonlyMap<string, Module> | undefined;

  constructor(
    private readonly configuration: Configuration,
    private readonly modules: readonly Module[],
  ) {}

  /** What an attribute of a data source says of another stack; undefined where it says nothing of the kind. @throws Untellable */
  value(block: Block, attribute: string): Value | undefined {
    if (block.mode === "resource") return undefined;
    if (block.type === "aws_ssm_parameter" && (attribute === "insecure_value" || attribute === "value")) {
      return this.content(block);
    }
    if (block.type === "terraform_remote_state" && attribute === "outputs") return this.outputs(block);
    return undefined;
  }

  /** Blocks of another stack that must be there before. */
  readBy(block: Block): readonly Block[] {
    if (block.mode === "resource") return [];
    if (block.type === "aws_ssm_parameter") return [this.parameterOf(block) ?? []].flat();
    if (block.type === "terraform_remote_state") return this.moduleOf(block)?.outputNeeds() ?? [];
    return [];
  }

  private content(data: Block): Value {
    const parameter = this.parameterOf(data);
    if (parameter === undefined) {
      const name = data.value("name");
      const which = typeof name === "string" ? `parameter ${name}` : "a parameter of unknown name";
      throw new Untellable(
        `needs ${which}, which no stack publishes in account ${data.account} and ${data.region ?? "its Region"}`,
      );
    }
    if (parameter.value("type") === "SecureString") throw new Untellable(`needs the secret in ${parameter.label}`);
    const content = parameter.value("insecure_value") ?? parameter.value("value");
    if (content === undefined) throw new Untellable(`needs the content of ${parameter.label}, which is not written`);
    return content;
  }

  private parameterOf(data: Block): Block | undefined {
    this.parameters ??= new Map(
      this.configuration
        .ofType("aws_ssm_parameter")
        .filter(({ mode }) => mode === "resource")
        .map((parameter) => [parameterKey(parameter), parameter]),
    );
    return this.parameters.get(parameterKey(data));
  }

  private outputs(data: Block): Value {
    const module = this.moduleOf(data);
    if (module === undefined) throw new Untellable(`reads the state of ${data.address}, which no stack here keeps`);
    return module.outputs;
  }

  private moduleOf(data: Block): Module | undefined {
    this.states ??= new Map(
      this.modules.flatMap((module) => {
        const { backend, directory } = module.source;
        const key = stateKey(
          backend?.type ?? "local",
          backend === undefined ? {} : module.value(backend.body),
          directory,
        );
        return key === undefined ? [] : [[key, module] as const];
      }),
    );
    const directory = this.modules.find(({ stack }) => stack === data.stack)?.source.directory ?? "";
    const key = stateKey(data.value("backend"), data.value("config"), directory);
    return key === undefined ? undefined : this.states.get(key);
  }
}

function parameterKey(parameter: Block): string {
  const name = parameter.value("name");
  return [parameter.account, parameter.region ?? "", typeof name === "string" ? name : parameter.label].join("\0");
}

/** Settings that say where a state lies, whatever kind of backend keeps it. */
const LOCATION = [
  "bucket",
  "container_name",
  "storage_account_name",
  "key",
  "prefix",
  "hostname",
  "organization",
  "workspaces",
  "address",
];

function stateKey(backend: Value | undefined, config: Value | undefined, directory: string): string | undefined {
  if (typeof backend !== "string" || !isObject(config)) return undefined;
  if (backend !== "local") return JSON.stringify([backend, LOCATION.map((setting) => config[setting] ?? null)]);
  const path = typeof config.path === "string" ? config.path : "terraform.tfstate";
  return JSON.stringify([backend, resolve(join(directory), path)]);
}
