/** Whether a name is the domain or lies below it; both lower case, without a final dot. */
export function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** The name and every name that it lies below, longest first. */
export function suffixes(name: string): string[] {
  const all = [name];
  for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) all.push(name.slice(dot + 1));
  return all;
}

/** The longest of the domains that a name lies in. */
export function longestMatch<Entry>(name: string, domains: ReadonlyMap<string, Entry>): Entry | undefined {
  if (domains.size === 0) return undefined;
  for (let suffix = name; ;) {
    const entry = domains.get(suffix);
    if (entry !== undefined) return entry;
    const dot = suffix.indexOf(".");
    if (dot < 0) return undefined;
    suffix = suffix.slice(dot + 1);
  }
}

/** A name that a wildcard stands for, or the name itself. */
export function representative(name: string): string {
  return name.startsWith("*.") ? `any-host${name.slice(1)}` : name;
}
