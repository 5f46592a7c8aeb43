import { describeWithTerraform, TerraformRun, type Configuration } from "../harness";

export const HUB = "111111111111";
export const SPOKE = "222222222222";

/** Resources by type and name, as Terraform's JSON has them. Without a provider they are the hub's, in us-east-1. */
export type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** One thing that AWS refuses, the reason it gives, and what else that takes. */
export interface Case {
  readonly refused: Resources;
  readonly because: RegExp;
  readonly beside?: Resources;
}

/**
 * Describes what AWS refuses, by sentences: all of it is applied at once by real Terraform, in which what is refused
 * fails with its reason and the name of the stand-in, and everything else is made.
 */
export function describeRefusals(title: string, given: Resources, cases: Readonly<Record<string, Case>>): void {
  describeWithTerraform(title, () => {
    let refusals: readonly RefusedResource[];

    beforeAll(async () => {
      const all = [given, ...Object.values(cases).flatMap(({ refused, beside = {} }) => [refused, beside])];
      const run = await TerraformRun.of(configuration(merged(all)));
      refusals = await refusalsOf(() => run.apply());
    });

    it.each(Object.entries(cases))("%s", (_sentence, { refused, because }) => {
      for (const address of addressesOf(refused)) {
        const [refusal] = refusals.filter((candidate) => candidate.address === address);
        expect(refusal?.message).toMatch(/^Stand-in: /);
        expect(refusal?.message).toMatch(because);
      }
    });

    it("and nothing else is refused", () => {
      const wrong = Object.values(cases).flatMap(({ refused }) => addressesOf(refused));
      expect(refusals.map(({ address }) => address).sort()).toEqual(wrong.sort());
    });
  });
}

export interface RefusedResource {
  /** Empty where Terraform names none, as when it destroys. */
  readonly address: string;
  readonly message: string;
}

/** What a command fails with; nothing when it succeeds. */
export async function refusalsOf(command: () => Promise<unknown>): Promise<RefusedResource[]> {
  try {
    await command();
    return [];
  } catch (error) {
    const { diagnostics } = error as { diagnostics?: readonly { address?: string; summary: string; detail: string }[] };
    if (diagnostics === undefined) throw error;
    return diagnostics.map(({ address = "", summary, detail }) => ({ address, message: `${summary}: ${detail}` }));
  }
}

/** With the hub's provider for what names none, and by their aliases the spoke's, and the hub's in another Region. */
export function configuration(resource: Resources): Configuration {
  const provider = (id: string, region = "us-east-1") => ({
    region,
    assume_role: [{ role_arn: `arn:aws:iam::${id}:role/dns` }],
  });
  return {
    terraform: { required_providers: { aws: { source: "aws" } } },
    provider: {
      aws: [provider(HUB), { ...provider(SPOKE), alias: "spoke" }, { ...provider(HUB, "us-east-2"), alias: "ohio" }],
    },
    // Terraform takes no type without a resource.
    resource: Object.fromEntries(Object.entries(resource).filter(([, named]) => Object.keys(named).length > 0)),
  };
}

function merged(all: readonly Resources[]): Resources {
  const types = [...new Set(all.flatMap(Object.keys))];
  return Object.fromEntries(
    types.map((type) => [type, Object.assign({}, ...all.map((some) => some[type] ?? {})) as Resources[string]]),
  );
}

function addressesOf(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
}
