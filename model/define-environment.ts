import type * as z from "zod";
import type { account } from "./schema/account";
import type { environmentSchema } from "./schema/environment";
import type { hub } from "./schema/hub";
import type { participant } from "./schema/participant";
import type { Named } from "./schema/references";

type Raw = z.input<typeof environmentSchema>;

interface Names<A extends string, H extends string, P extends string> extends Record<string, string> {
  account: A;
  hub: H;
  vpc: `${P}/${string}`;
}

/**
 * An environment as its author writes it. Only the names of accounts, hubs and participants are inferred: inferring
 * whole literals costs the compiler more and lets wrong names pass.
 */
export interface EnvironmentInput<
  A extends string = string,
  H extends string = string,
  P extends string = string,
> extends Named<Omit<Raw, "accounts" | "hubs" | "participants">, Names<NoInfer<A>, NoInfer<H>, NoInfer<P>>> {
  readonly accounts: Readonly<Record<A, Named<z.input<typeof account>, Names<never, never, never>>>>;
  readonly hubs: Readonly<Record<H, Named<z.input<typeof hub>, Names<NoInfer<A>, never, never>>>>;
  readonly participants: Readonly<Record<P, Named<z.input<typeof participant>, Names<NoInfer<A>, NoInfer<H>, never>>>>;
}

/** Declares an environment; wrong names, Regions and network shapes are errors in the editor, all else is checked at load. */
export function defineEnvironment<const A extends string, const H extends string, const P extends string>(
  environment: EnvironmentInput<A, H, P>,
): EnvironmentInput {
  return environment;
}
