/** An entry that the checked model promises to be there. */
export function promised<Key, Entry>(entries: ReadonlyMap<Key, Entry>, key: Key): Entry {
  const entry = entries.get(key);
  if (entry === undefined) throw new Error(`the model names ${String(key)}, which no stack created`);
  return entry;
}
