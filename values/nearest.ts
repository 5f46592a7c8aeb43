/**
 * The candidate that `text` was most likely meant to be, for "did you mean": at most one edit away per four
 * characters (and always one), case ignored; the first of several equals; undefined when none is near.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const tolerated = Math.max(1, Math.floor(candidate.length / 4));
    // The lengths alone tell, and keep a huge text from being compared.
    if (Math.abs(candidate.length - text.length) > tolerated) continue;
    const edits = editDistance(text.toLowerCase(), candidate.toLowerCase());
    if (edits <= tolerated && edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Levenshtein distance: insertions, deletions and substitutions that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const substituted = at(row, j) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(substituted, at(row, j + 1) + 1, at(next, j) + 1));
    }
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
