/** How a size compares with the one before; `other` where both cannot be compared. */
export type Comparison = 'larger' | 'smaller' | 'same' | 'other';

const steps = ['nano', 'micro', 'small', 'medium', 'large', 'xlarge'];

/** Rank of the last part of an AWS size: each step has twice the one before. */
function awsRank(size: string): number | undefined {
  const [, times, step = ''] = /(?:^|[.])(\d+)?(nano|micro|small|medium|large|xlarge)$/.exec(size) ?? [];
  const rank = steps.indexOf(step);
  return rank < 0 ? undefined : 2 ** rank * Number(times ?? 1);
}

/** Processors that a name of Google or Azure has: `n2-standard-8`, `db-custom-2-7680`, `GP_Standard_D4ds_v5`. */
function processors(size: string): number | undefined {
  const google = /^(?:db-custom|[a-z]\w*-(?:custom|standard|highmem|highcpu|N))-(\d+)/.exec(
    size.replace(/^db-perf-optimized-/, 'db-'),
  )?.[1];
  const azure = /^(?:(?:GP|MO|B)_)?Standard_[A-Z]+(\d+)/.exec(size)?.[1];
  const found = google ?? azure;
  return found === undefined ? named[size] : Number(found);
}

const named: Readonly<Record<string, number>> = {
  'db-f1-micro': 0.2,
  'db-g1-small': 0.5,
  SHARED_CORE_NANO: 1.4,
  STANDARD_SMALL: 6.5,
  HIGHMEM_MEDIUM: 13,
  HIGHMEM_XLARGE: 58,
};

const memory = (size: string) =>
  Number(/^db-custom-\d+-(\d+)$/.exec(size)?.[1] ?? /^Balanced_B(\d+)$/.exec(size)?.[1] ?? Number.NaN);

/** Compares two sizes of a machine, database or cache, as far as their names tell. */
export function compareSizes(before: unknown, after: unknown): Comparison {
  const [was, is] = [String(before), String(after)];
  for (const rank of [awsRank, processors, memory]) {
    const [a, b] = [rank(was), rank(is)];
    if (a !== undefined && b !== undefined && !Number.isNaN(a) && a !== b) return b > a ? 'larger' : 'smaller';
  }
  return was === is ? 'same' : 'other';
}
