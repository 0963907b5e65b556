/** A value of a type of the API, of which every field has the type that it must. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape has been checked by the table of fields
export type Mapping = Readonly<Record<string, any>>;

/** Says what is wrong, and where in the value. */
export type Tell = (path: readonly PropertyKey[], message: string) => void;

/** What a value must keep beside having the types that it must. */
export type Rule = (value: Mapping, tell: Tell, minor: number) => void;

/** Whether a value is there: the API server takes null for one that is not. */
export function isThere<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}

/** Whether a value is there, and not empty. */
export function isSaid(value: unknown): boolean {
  return isThere(value) && value !== '';
}

/** The places of a list whose key an earlier one has. */
export function repeated<T>(all: readonly T[] = [], keyOf: (one: T) => string | undefined): number[] {
  const seen = new Set<string>();
  return all.flatMap((one, index) => {
    const key = keyOf(one);
    if (key === undefined) return [];
    const twice = seen.has(key);
    seen.add(key);
    return twice ? [index] : [];
  });
}

/** Says where exactly one of several must be said, and is not. */
export function exactlyOne(value: Mapping, keys: readonly string[], tell: Tell): void {
  const said = keys.filter((key) => isThere(value[key]));
  if (said.length !== 1)
    tell(said.slice(1, 2), `expected one of ${keys.join(', ')}, got ${said.length ? said.join(' and ') : 'none'}`);
}
