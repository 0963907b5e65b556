import { at } from '../layer';
import type { BackingContext, BackingSpec } from './translation';

/** A key that can say but one thing, and why. */
export interface Always {
  readonly path: readonly string[];
  readonly so: readonly unknown[];
  readonly why: string;
}

/** Says where a spec asks for something else than what is always so. */
export function checkAlways(
  spec: BackingSpec,
  table: readonly Always[],
  { report }: Pick<BackingContext, 'report'>,
): void {
  for (const { path, so, why } of table) {
    const asked = at(spec, path);
    if (asked !== undefined && !so.includes(asked)) report('W206', path, `${why}; emitted so`);
  }
}
