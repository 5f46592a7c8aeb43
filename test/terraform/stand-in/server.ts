/**
 * A stand-in for the AWS provider of Terraform: real Terraform plans and applies against it, offline, and nothing real
 * is ever made. It knows schemas, defaults, what forces replacement, and plausible answers; it is not the provider.
 *
 * Terraform finds a running stand-in through TF_REATTACH_PROVIDERS. One server then serves every provider configuration
 * (every alias), and no request names its configuration. But Terraform dials one connection per configuration, so
 * Configure is remembered by the connection's far end and whatever follows on that connection belongs to it.
 */
import { Server, ServerCredentials, type handleUnaryCall, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { Cloud, Refusal } from "./cloud";
import { configure, type ProviderConfiguration } from "./configuration";
import { readDataSource } from "./data-source";
import { dataSourceFacts, resourceFacts } from "./facts";
import { pathOf, service, type Diagnostic, type DynamicValue, type Methods } from "./protocol";
import { apply, importState, plan, refresh, type Context } from "./resource";
import { providerSchema, schemaMessage, schemaOf, type TypeName } from "./schema";
import { problemsOf } from "./validation";
import { fromWire, isObject, toWire, type Value, type Values } from "./values";

export interface StandInOptions {
  /** What exists already, and what other stand-ins make. @default - an empty cloud */
  readonly cloud?: Cloud | undefined;
  /** The account of a provider configuration without a role. @default "000000000000" */
  readonly callerAccount?: string | undefined;
  /** Accepts types without facts as far as validation: what Terraform itself checks of their schemas. @default false */
  readonly bySchemaAlone?: boolean | undefined;
  /** Called before each change is asked of AWS. It may take its time; what it throws is what AWS refuses it with. */
  readonly before?: ((operation: Operation) => void | Promise<void>) | undefined;
}

/** A change that Terraform is about to make. */
export interface Operation {
  readonly type: string;
  readonly action: "create" | "update" | "remove";
}

export class StandIn {
  /** A stand-in that listens on a free local port. */
  static async start(options: StandInOptions = {}): Promise<StandIn> {
    const standIn = new StandIn(options);
    standIn.port = await new Promise<number>((resolve, reject) => {
      standIn.server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
        if (error) reject(error);
        else resolve(port);
      });
    });
    return standIn;
  }

  private readonly server = new Server();
  private readonly types = new Map<string, TypeName>();
  private readonly configurations = new Map<string, ProviderConfiguration>();
  private port = 0;

  readonly cloud: Cloud;

  private constructor(private readonly options: StandInOptions) {
    this.cloud = options.cloud ?? new Cloud();
    this.server.addService(service, this.implementation());
  }

  /** Adds types to the schema; few types keep Terraform fast. */
  serve(types: Iterable<TypeName>): void {
    for (const name of types) this.types.set(`${name.kind} ${name.type}`, name);
  }

  /** The value of TF_REATTACH_PROVIDERS. */
  get reattach(): string {
    const Addr = { Network: "tcp", String: `127.0.0.1:${this.port}` };
    // Test tells Terraform that the process is not its own to end.
    const plugin = { Protocol: "grpc", ProtocolVersion: 5, Pid: process.pid, Test: true, Addr };
    return JSON.stringify({
      "registry.terraform.io/hashicorp/aws": plugin,
      "registry.opentofu.org/hashicorp/aws": plugin,
    });
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private implementation(): UntypedServiceImplementation {
    const methods: { [M in keyof Methods]: Handler<M> } = {
      GetSchema: () => ({
        provider: schemaMessage(providerSchema()),
        resource_schemas: this.schemas("resource"),
        data_source_schemas: this.schemas("data"),
      }),
      PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
      Configure: ({ config }, connection) => {
        this.configurations.set(connection, configure(read(config), this.options.callerAccount ?? "000000000000"));
        return {};
      },
      ValidateResourceTypeConfig: ({ type_name, config }) => {
        if (this.options.bySchemaAlone === true && !resourceFacts.has(type_name)) return { diagnostics: [] };
        const { block, facts } = this.resource(type_name);
        return { diagnostics: problemsOf(block, facts, object(config)).map(diagnosticOf) };
      },
      ValidateDataSourceConfig: ({ type_name }) => {
        this.dataSource(type_name);
        return { diagnostics: [] };
      },
      UpgradeResourceState: ({ raw_state }) => ({ upgraded_state: { json: raw_state.json } }),
      ReadResource: ({ type_name, current_state }, connection) => ({
        new_state: write(refresh(this.context(type_name, connection), read(current_state))),
      }),
      PlanResourceChange: ({ type_name, prior_state, proposed_new_state, config }, connection) => {
        const context = this.context(type_name, connection);
        const { planned, replace } = plan(context, read(prior_state), read(proposed_new_state), read(config));
        return {
          planned_state: write(planned),
          requires_replace: replace.map(pathOf),
          // As the provider itself: it plans defaults for arguments that its schema does not call computed.
          legacy_type_system: true,
        };
      },
      ApplyResourceChange: async ({ type_name, prior_state, planned_state }, connection) => {
        const [prior, planned] = [read(prior_state), read(planned_state)];
        try {
          await this.options.before?.({ type: type_name, action: actionOf(prior, planned) });
          const state = apply(this.context(type_name, connection), prior, planned);
          return { new_state: write(state), legacy_type_system: true };
        } catch (error) {
          // Without a state Terraform would forget what a refused change or removal has left in place.
          return { new_state: prior_state, legacy_type_system: true, diagnostics: [diagnosticOf(error)] };
        }
      },
      ImportResourceState: ({ type_name, id }, connection) => ({
        imported_resources: [{ type_name, state: write(importState(this.context(type_name, connection), id)) }],
      }),
      ReadDataSource: ({ type_name, config }, connection) => {
        const { block, facts } = this.dataSource(type_name);
        const configuration = this.configurationOf(connection);
        return { state: write(readDataSource(type_name, block, facts, object(config), configuration, this.cloud)) };
      },
      Stop: () => ({}),
    };
    return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, unary(method)]));
  }

  private schemas(kind: TypeName["kind"]) {
    const schemas = [...this.types.values()].flatMap((name) => {
      const schema = name.kind === kind ? schemaOf(name) : undefined;
      return schema ? [[name.type, schemaMessage(schema)] as const] : [];
    });
    return Object.fromEntries(schemas);
  }

  private context(type: string, connection: string): Context {
    const { block, facts } = this.resource(type);
    return { type, block, facts, configuration: this.configurationOf(connection), cloud: this.cloud };
  }

  private configurationOf(connection: string): ProviderConfiguration {
    const configuration = this.configurations.get(connection);
    if (!configuration) throw new Error(`no provider configuration has been sent over connection ${connection}`);
    return configuration;
  }

  private resource(type: string) {
    const facts = resourceFacts.get(type);
    const schema = schemaOf({ kind: "resource", type });
    if (!facts || !schema) throw unheardOf(type);
    return { block: schema.block, facts };
  }

  private dataSource(type: string) {
    const facts = dataSourceFacts.get(type);
    const schema = schemaOf({ kind: "data", type });
    if (!facts || !schema) throw unheardOf(`data source ${type}`);
    return { block: schema.block, facts };
  }
}

type Handler<M extends keyof Methods> = (
  request: Methods[M][0],
  connection: string,
) => Methods[M][1] | Promise<Methods[M][1]>;

/** Answers one method; what it throws becomes a diagnostic. */
function unary(
  handler: (request: never, connection: string) => object | Promise<object>,
): UntypedServiceImplementation[string] {
  const answer = async (request: never, connection: string) => {
    try {
      return await handler(request, connection);
    } catch (error) {
      return { diagnostics: [diagnosticOf(error)] };
    }
  };
  const unaryCall: handleUnaryCall<never, object> = (call, callback) => {
    void answer(call.request, call.getPeer()).then((response) => {
      callback(null, response);
    });
  };
  return unaryCall as UntypedServiceImplementation[string];
}

function actionOf(prior: Value, planned: Value): Operation["action"] {
  if (!isObject(planned)) return "remove";
  return isObject(prior) ? "update" : "create";
}

function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof Refusal) {
    const { detail, attribute } = error;
    const summary = `Stand-in: ${error.summary}`;
    return { severity: "ERROR", summary, detail, attribute: attribute === undefined ? undefined : pathOf(attribute) };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { severity: "ERROR", summary: "The stand-in failed", detail };
}

function unheardOf(type: string): Refusal {
  return new Refusal("Unknown to the stand-in", `The stand-in has no facts about ${type}; add them to its facts.`);
}

function read(value: DynamicValue): Value {
  return value.msgpack && value.msgpack.length > 0 ? fromWire(value.msgpack) : null;
}

function object(value: DynamicValue): Values {
  const values = read(value);
  return isObject(values) ? values : {};
}

function write(value: Value): DynamicValue {
  return { msgpack: toWire(value) };
}
