import type { Report } from '../../model/problem';
import { at } from '../settings/deep-merge';

/** A key that can say but one thing, and why. */
export interface Always {
  readonly path: readonly string[];
  /** What says just that. */
  readonly so: readonly unknown[] | ((value: never) => boolean);
  readonly why: string;
}

/** Says where settings ask for something else than what is always so. */
export function checkAlways(settings: object, table: readonly Always[], { report }: { readonly report: Report }): void {
  for (const { path, so, why } of table) {
    const asked = at(settings, path);
    if (asked === undefined) continue;
    const agrees = typeof so === 'function' ? so(asked as never) : so.includes(asked);
    if (!agrees) report('W206', path, `${why}; emitted so`);
  }
}
