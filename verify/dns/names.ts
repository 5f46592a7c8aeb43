/** Whether a name is the domain or lies below it; both lower case, without a final dot. */
export function isWithin(name: string, domain: string): boolean {
  if (!name.endsWith(domain)) return false;
  return name.length === domain.length || name.charAt(name.length - domain.length - 1) === ".";
}

/** The name and every name that it lies below, longest first. */
export function suffixes(name: string): string[] {
  const all = [name];
  for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) all.push(name.slice(dot + 1));
  return all;
}

/** The longest of the domains that a name lies in. @param within suffixes of the name */
export function longestMatch<Entry>(within: readonly string[], domains: ReadonlyMap<string, Entry>): Entry | undefined {
  for (const suffix of within) {
    const entry = domains.get(suffix);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** A name that a wildcard stands for, or the name itself. */
export function representative(name: string): string {
  return name.startsWith("*.") ? `any-host${name.slice(1)}` : name;
}
