/** Every pair of entries once, in their order. */
export function pairsOf<Entry>(entries: readonly Entry[]): (readonly [Entry, Entry])[] {
  return entries.flatMap((first, at) => entries.slice(at + 1).map((second) => [first, second] as const));
}
