import type { Report } from '../../model/problem';
import { at } from '../../model/mapping';

/** A key that accepts one value only, and why. */
export interface FixedKey {
  readonly path: readonly string[];
  /** The accepted value. */
  readonly so: readonly unknown[] | ((value: never) => boolean);
  readonly why: string;
}

/** Reports settings that differ from a fixed key's value. */
export function checkFixedKeys(
  settings: object,
  table: readonly FixedKey[],
  { report }: { readonly report: Report },
): void {
  for (const { path, so, why } of table) {
    const asked = at(settings, path);
    if (asked === undefined) continue;
    const agrees = typeof so === 'function' ? so(asked as never) : so.includes(asked);
    if (!agrees) report('W206', path, `${why}; emitted so`);
  }
}
