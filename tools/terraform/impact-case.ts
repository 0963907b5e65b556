import type { Consequence } from '../../lib/change/impact/impact';
import type { Block } from './body';

/** One changed argument of a resource, and what we say of it. */
export interface ImpactCase {
  readonly type: string;
  /** Path as tables have it, such as `settings[].tier`. */
  readonly at: string;
  /** Value before; null for an argument that is not set. */
  readonly before: unknown;
  readonly after: unknown;
  /** Hardest of our consequences. */
  readonly says: Consequence;
  /** Arguments that differ from what the bundled platforms set, before and after, by their paths. @default - none */
  readonly with?: Block;
}

type Row = readonly [at: string, before: unknown, after: unknown, says: Consequence, more?: Block];

/** Cases of a type, one a row. */
export function casesOf(type: string, ...rows: readonly Row[]): ImpactCase[] {
  return rows.map(([at, before, after, says, more]) => ({
    type,
    at,
    before,
    after,
    says,
    ...(more && { with: more }),
  }));
}
