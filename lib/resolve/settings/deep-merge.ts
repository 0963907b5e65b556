import { isMapping } from '../../model/mapping';

/** `T` with all optional parts optional at every depth. */
export type Partially<T> = {
  readonly [K in keyof T]?: T[K] extends readonly unknown[] ? T[K] : T[K] extends object ? Partially<T[K]> : T[K];
};

/** Merges overrides into a base: later ones take precedence, mappings merge, lists and scalars replace; `undefined` is ignored. */
export function layer<T extends object>(base: T, ...overrides: readonly (Partially<T> | undefined)[]): T {
  const result = { ...base } as Record<string, unknown>;
  for (const [key, value] of overrides.flatMap((override) => Object.entries(override ?? {}))) {
    const below = result[key];
    if (value !== undefined) result[key] = isMapping(value) && isMapping(below) ? layer(below, value) : value;
  }
  return result as T;
}
