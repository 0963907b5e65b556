/** `T` with all optional parts optional at every depth. */
export type Partially<T> = {
  readonly [K in keyof T]?: T[K] extends readonly unknown[] ? T[K] : T[K] extends object ? Partially<T[K]> : T[K];
};

/** Whether a value merges instead of replacing. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Merges overrides into a base: later ones take precedence, mappings merge, lists and scalars replace; `undefined` is ignored. */
export function layer<T extends object>(base: T, ...overrides: readonly (Partially<T> | undefined)[]): T {
  const result = { ...base } as Record<string, unknown>;
  for (const [key, value] of overrides.flatMap((override) => Object.entries(override ?? {}))) {
    const below = result[key];
    if (value !== undefined) result[key] = isMapping(value) && isMapping(below) ? layer(below, value) : value;
  }
  return result as T;
}

/** The value at a path, or `undefined`. */
export function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, key)
        ? (inside as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}
