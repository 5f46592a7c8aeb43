import type { ResolverEndpoint, Vpc, Zone, ZoneRecord } from "../network/network";
import type { Server } from "./server";

/** What became of one question at one server: every server that had a part in it, in order, and how it ended. */
export interface Resolution {
  readonly hops: readonly Hop[];
  readonly outcome: Outcome;
}

/** One server, what it was asked, and whom it asked in turn. The last hop of a resolution asks nobody. */
export interface Hop {
  readonly server: Server;
  readonly name: string;
  readonly next: Next | undefined;
}

export type Next =
  /** `by` is the label of the forwarder or rule for `domain`; undefined for what the server does of itself. */
  | {
      readonly kind: "forward";
      readonly to: Server;
      readonly domain: string | undefined;
      readonly by: string | undefined;
      /** The outbound Resolver endpoint that it leaves by. */
      readonly through: ResolverEndpoint | undefined;
    }
  /** The answer is another name, which is asked for from the start. */
  | { readonly kind: "rewrite"; readonly target: string; readonly by: string };

export type Outcome =
  | { readonly kind: "answer"; readonly zone: Zone; readonly records: readonly ZoneRecord[] }
  /** A directory or an on-premises server knows its own domain; Terraform does not hold its records. */
  | { readonly kind: "held"; readonly by: Server }
  /** The zone is only read, and may hold the name. */
  | { readonly kind: "unknown"; readonly zone: Zone }
  | { readonly kind: "no-data" | "no-such-name"; readonly zone: Zone; readonly vpc: Vpc }
  /** The question leaves for public DNS. */
  | { readonly kind: "public"; readonly from: Server }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface Failure {
  readonly code: "loop" | "foreign-resolver" | "stranger" | "no-server" | "too-long";
  /** Label of the forwarder, rule or record that led there; undefined where the first server is at fault. */
  readonly cause: string | undefined;
  readonly message: string;
}
