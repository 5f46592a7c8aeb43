import { type Invariant, invariants } from ".";
import { DIFF_SAFE } from "../against/compare";

/** The page of the documentation that lists every invariant, by number. */
export function invariantCatalogue(): string {
  const byNumber = [...invariants, DIFF_SAFE].toSorted((one, other) => numberOf(one) - numberOf(other));
  const rows = byNumber.map(({ id, name, definition }) => `- **${id} ${name}.** ${definition}`);
  return `${[...INTRODUCTION, ...rows].join("\n")}\n`;
}

type Entry = Pick<Invariant, "id" | "name" | "definition">;

const INTRODUCTION = [
  "# Invariants",
  "",
  "What `npm run verify` proves of Terraform before it is applied, for every host and every name, whatever addresses AWS",
  "will give. This page is written by `npm run docs`.",
  "",
  "One mistake usually violates several of them. The finding carries the most specific one, the address of its cause and",
  "what to set; the others are named as its consequences. What cannot be told from Terraform is listed as taken on trust,",
  "what cannot be decided as such, with the reason. An environment allows a violation by",
  '`allow: [{ rule: "V16", where: "prod-hub-east: aws_route_table.x", reason: "..." }]`, where `where` may end in `*`.',
  "",
];

function numberOf({ id }: Entry): number {
  return Number(id.slice(1));
}
