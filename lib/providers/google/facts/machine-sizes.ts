import type { ConnectionsByEngine } from '../../../model/database-connections';
import type { Machine } from '../../../model/machine';

/** GiB of memory for each core, by series and shape. @see https://cloud.google.com/compute/docs/general-purpose-machines */
const perCore: readonly (readonly [shape: RegExp, gibibytes: number])[] = [
  [/^n1-standard$/, 3.75],
  [/^n1-highmem$/, 6.5],
  [/^n1-highcpu$/, 0.9],
  [/^c4-standard$/, 3.75],
  [/^(e2|n2d?|n4|c2d?|c3d?|c4a|t2[ad]|g2)-standard$/, 4],
  [/^(e2|n2d?|n4|c2d|c3d?|c4a)-highmem$/, 8],
  [/^(e2|n2d?)-highcpu$/, 1],
  [/^(n4|c2d|c3d?|c4a?)-highcpu$/, 2],
  [/^perf-optimized-N$/, 8],
];

/** Machines that share cores. @see https://cloud.google.com/compute/docs/general-purpose-machines#e2-shared-core */
const sharing: Readonly<Record<string, Machine>> = {
  'e2-micro': { cpu: 2, memoryGiB: 1 },
  'e2-small': { cpu: 2, memoryGiB: 2 },
  'e2-medium': { cpu: 2, memoryGiB: 4 },
  'f1-micro': { cpu: 1, memoryGiB: 0.6 },
  'g1-small': { cpu: 1, memoryGiB: 1.7 },
};

/** Cores and memory of a machine type of Compute Engine, or of a tier of Cloud SQL. */
export function machineOf(product: string): Machine | undefined {
  const name = product.replace(/^db-/, '');
  if (Object.hasOwn(sharing, name)) return sharing[name];
  const [, own, mebibytes] = /^(?:[a-z]\d[a-z]?-)?custom-(\d{1,3})-(\d{3,7})(?:-ext)?$/.exec(name) ?? [];
  if (own) return { cpu: Number(own), memoryGiB: Number(mebibytes) / 1024 };
  const [, shape = '', cores] = /^([a-z0-9]{2,4}-[a-z]+(?:-N)?)-(\d{1,3})$/.exec(name) ?? [];
  const ratio = perCore.find(([form]) => form.test(shape))?.[1];
  return ratio && cores ? { cpu: Number(cores), memoryGiB: Number(cores) * ratio } : undefined;
}

/** Default of `max_connections` by GiB from which it holds. @see https://cloud.google.com/sql/docs/postgres/flags#postgres-m */
const steps: readonly (readonly [fromGiB: number, most: number])[] = [
  [120, 1000],
  [60, 800],
  [30, 600],
  [15, 500],
  [7.5, 400],
  [6, 200],
  [3.75, 100],
  [1.7, 50],
  [0, 25],
];

/** Of MySQL on the machines that share cores, and on all others. @see https://cloud.google.com/sql/docs/mysql/flags#mysql-m */
const small: Readonly<Record<string, number>> = { 'db-f1-micro': 250, 'db-g1-small': 1000 };
const others = 4000;

/** Connections of Cloud SQL. */
export const connections: ConnectionsByEngine = {
  postgres: { most: (memory) => steps.find(([from]) => memory >= from)?.[1], reserved: 3 },
  mysql: { most: (_, product) => (Object.hasOwn(small, product) ? small[product] : others), reserved: 1 },
};
