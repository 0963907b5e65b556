/** `T` with everything left out that an author may leave out. */
export type Partially<T> = {
  readonly [K in keyof T]?: T[K] extends readonly unknown[] ? T[K] : T[K] extends object ? Partially<T[K]> : T[K];
};

/** Whether a value merges, rather than replaces. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lays overrides over a base: later wins, mappings merge, lists and scalars replace; `undefined` says nothing. */
export function layer<T extends object>(base: T, ...overrides: readonly (Partially<T> | undefined)[]): T {
  const result = { ...base } as Record<string, unknown>;
  for (const [key, value] of overrides.flatMap((override) => Object.entries(override ?? {}))) {
    const below = result[key];
    if (value !== undefined) result[key] = isMapping(value) && isMapping(below) ? layer(below, value) : value;
  }
  return result as T;
}

/** What stands at a path, or `undefined`. */
export function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, key)
        ? (inside as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}
