/** The messages of protocol.proto as the server handles them, and the service that gRPC needs. */
import { join } from "node:path";
import type { ServiceDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

export interface Diagnostic {
  readonly severity: "ERROR" | "WARNING";
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: AttributePath | undefined;
}

export interface AttributePath {
  readonly steps: readonly { readonly attribute_name: string }[];
}

export interface SchemaMessage {
  readonly version: number;
  readonly block: BlockMessage;
}

interface BlockMessage {
  readonly attributes: readonly { readonly name: string; readonly type: Uint8Array }[];
  readonly block_types: readonly {
    readonly type_name: string;
    readonly block: BlockMessage;
    readonly nesting: "SINGLE" | "LIST" | "SET";
    readonly min_items: number;
    readonly max_items: number;
  }[];
}

interface Typed {
  readonly type_name: string;
}

/** Request and response of each method. Every response may carry diagnostics instead. */
export interface Methods {
  GetSchema: [
    request: object,
    response: {
      provider: SchemaMessage;
      resource_schemas: Record<string, SchemaMessage>;
      data_source_schemas: Record<string, SchemaMessage>;
    },
  ];
  PrepareProviderConfig: [request: { config: DynamicValue }, response: { prepared_config: DynamicValue }];
  Configure: [request: { config: DynamicValue }, response: object];
  ValidateResourceTypeConfig: [request: Typed & { config: DynamicValue }, response: { diagnostics: Diagnostic[] }];
  ValidateDataSourceConfig: [request: Typed & { config: DynamicValue }, response: { diagnostics: Diagnostic[] }];
  UpgradeResourceState: [
    request: Typed & { raw_state: { json: Uint8Array } },
    response: { upgraded_state: DynamicValue },
  ];
  ReadResource: [request: Typed & { current_state: DynamicValue }, response: { new_state: DynamicValue }];
  PlanResourceChange: [
    request: Typed & { prior_state: DynamicValue; proposed_new_state: DynamicValue; config: DynamicValue },
    response: { planned_state: DynamicValue; requires_replace: AttributePath[]; legacy_type_system: boolean },
  ];
  ApplyResourceChange: [
    request: Typed & { prior_state: DynamicValue; planned_state: DynamicValue; config: DynamicValue },
    response: { new_state: DynamicValue; legacy_type_system: boolean; diagnostics?: Diagnostic[] },
  ];
  ImportResourceState: [
    request: Typed & { id: string },
    response: { imported_resources: (Typed & { state: DynamicValue })[] },
  ];
  ReadDataSource: [request: Typed & { config: DynamicValue }, response: { state: DynamicValue }];
  Stop: [request: object, response: object];
}

export const service = loadSync(join(__dirname, "protocol.proto"), { keepCase: true, longs: Number, enums: String })[
  "tfplugin5.Provider"
] as ServiceDefinition;

/** The path of a top-level attribute or block. */
export function pathOf(name: string): AttributePath {
  return { steps: [{ attribute_name: name }] };
}
