/** Where a text stops being JSON: JSON.parse does not always say. */
export function jsonFault(text: string): number {
  let at = 0;
  let depth = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const members = (end: RegExp, member: () => boolean): boolean => {
    if (take(end)) return true;
    if (++depth > DEEPEST) return false;
    do if (!member()) return false;
    while (take(/\s*,/y));
    depth--;
    return take(end);
  };
  const value = (): boolean => {
    if (take(/\s*\{/y)) return members(/\s*\}/y, () => take(STRING) && take(/\s*:/y) && value());
    if (take(/\s*\[/y)) return members(/\s*\]/y, value);
    return take(STRING) || take(/\s*(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y);
  };
  value();
  take(/\s*/y);
  return at;
}

const DEEPEST = 500;
const STRING = /\s*"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
