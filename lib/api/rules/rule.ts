/** A value of an API type, with checked types of its fields. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape has been checked by the table of fields
export type Mapping = Readonly<Record<string, any>>;

/** Reports a problem at a path of the value. */
export type Tell = (path: readonly PropertyKey[], message: string) => void;

/** A rule of a value beyond types of fields. */
export type Rule = (value: Mapping, tell: Tell, minor: number) => void;

/** Whether a value is set: null is not, to the API server. */
export function isThere<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}

/** Whether a value is set and not empty. */
export function isSaid(value: unknown): boolean {
  return isThere(value) && value !== '';
}

/** Indexes of list items with a repeated key. */
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

/** Reports where not exactly one of several keys is set. */
export function exactlyOne(value: Mapping, keys: readonly string[], tell: Tell): void {
  const said = keys.filter((key) => isThere(value[key]));
  if (said.length !== 1)
    tell(said.slice(1, 2), `expected one of ${keys.join(', ')}, got ${said.length ? said.join(' and ') : 'none'}`);
}
