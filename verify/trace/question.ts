import type { Server } from "../dns/server";
import { resolverOf } from "../network/resolver-address";
import type { World } from "../world";
import type { StartingPoint } from "./starting-point";

/** What a trace follows. */
export interface Question {
  readonly from: StartingPoint;
  /** Fully qualified. */
  readonly name: string;
  /** @default "A" */
  readonly type?: string;
  /** What to reach at the answer. @default the way alone, without ports */
  readonly service?: { readonly protocol: string; readonly port: number };
}

/** Where to ask a server, or what to put there once it is known. */
export function serverAddress({ facts }: World, server: Server): string {
  switch (server.kind) {
    case "directory":
      return server.directory.addresses?.[0]?.text ?? "<address of the directory>";
    case "resolver":
      return resolverOf(server.vpc)?.text ?? "169.254.169.253";
    case "inbound":
      return server.endpoint.addresses?.[0]?.text ?? "<address of the inbound endpoint>";
    case "site":
      return server.site.dnsServers[0]?.text ?? "<on-premises DNS server>";
    case "plain":
      return facts.hubs.find(({ name }) => name === server.hub.name)?.servers[0]?.text ?? "<DNS server>";
    case "stranger":
      return server.text;
  }
}
