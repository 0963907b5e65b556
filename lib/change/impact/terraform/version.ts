/** Numbers of a version, such as `16`, `1.35`, `7.1`, `POSTGRES_16` or `VALKEY_7_2`; undefined where it has none. */
export function versionNumbers(text: string): readonly number[] | undefined {
  const [whole = '', digits] = /^(?:[A-Za-z]+_)?(\d+(?:[._]\d+)*)/.exec(text) ?? [];
  const rest = text.slice(whole.length);
  return rest === '' || /^[-+.]/.test(rest) ? digits?.split(/[._]/).map(Number) : undefined;
}

/** 1 where a version is raised, -1 where it is lowered, 0 where as many numbers as both have are the same. */
export function compareVersions(before: string, after: string): 1 | 0 | -1 | undefined {
  const [was, is] = [versionNumbers(before), versionNumbers(after)];
  if (!was || !is) return undefined;
  const at = was.findIndex((number, index) => is[index] !== undefined && is[index] !== number);
  if (at < 0) return 0;
  return is[at]! > was[at]! ? 1 : -1;
}
