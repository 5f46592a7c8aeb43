import { type Change, compare, type Comparison, DIFF_SAFE, loadEstates, proveEstate } from "../verify";
import { Refusal } from "./refusal";
import { readable } from "./terraform-directory";

/** What each estate loses and gains from an older directory of Terraform to a newer one. */
export async function compareDirectories(
  older: string,
  newer: string,
  env: string | undefined,
): Promise<ReadonlyMap<string, Comparison>> {
  const [before, after] = [await readable(() => loadEstates(older)), await readable(() => loadEstates(newer))];
  const chosen = after.filter(({ facts }) => env === undefined || facts.name === env);
  if (chosen.length === 0) throw Refusal.forUsage(`${newer} holds no estate ${env ?? ""}`);
  return new Map(
    chosen.flatMap((estate): [string, Comparison][] => {
      const { name } = estate.facts;
      const previous = before.find(({ facts }) => facts.name === name);
      if (previous === undefined) return [];
      const [one, other] = [previous, estate].map(({ configuration, facts }) => proveEstate(configuration, facts));
      return one && other ? [[name, compare(one, other)]] : [];
    }),
  );
}

/** The comparison as a person reads it. */
export function comparisonText(name: string, { lost, gained }: Comparison): string {
  const undeclared = lost.filter(({ declared }) => !declared);
  const lines = [
    ...undeclared.map((change) => `${DIFF_SAFE.id} ${DIFF_SAFE.name} lost: ${changeText(change)}`),
    ...lost.filter(({ declared }) => declared).map((change) => `lost, as declared: ${changeText(change)}`),
    ...gained.map((change) => `gained: ${changeText(change)}`),
    `${name}: ${lost.length} lost (${undeclared.length} of them not declared), ${gained.length} gained`,
  ];
  return lines.join("\n");
}

function changeText({ kind, what, hosts }: Change): string {
  return kind === "service" ? what : `${what} for ${hosts.join(", ")}`;
}
