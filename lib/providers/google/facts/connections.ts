/** Connections of PostgreSQL by the GiB below which they hold. @see https://cloud.google.com/sql/docs/postgres/quotas#maximum_concurrent_connections */
const ofPostgres: readonly (readonly [belowGiB: number, connections: number])[] = [
  [1.7, 25],
  [3.75, 50],
  [6, 100],
  [7.5, 200],
  [15, 400],
  [30, 500],
  [60, 600],
  [120, 800],
  [Infinity, 1000],
];

/** GiB of a machine type, `db-custom-4-26624`; nothing where its name does not tell. */
function memoryGiB(tier: string): number | undefined {
  const shared = { 'db-f1-micro': 0.6, 'db-g1-small': 1.7 }[tier];
  if (shared !== undefined) return shared;
  const [, custom] = /^db-custom-\d{1,3}-(\d{1,7})$/.exec(tier) ?? [];
  if (custom) return Number(custom) / 1024;
  const [, cpus] = /^db-perf-optimized-N-(\d{1,3})$/.exec(tier) ?? [];
  return cpus ? Number(cpus) * 8 : undefined;
}

/** @see https://cloud.google.com/sql/docs/mysql/quotas#maximum_concurrent_connections */
const ofMysql: Readonly<Record<string, number>> = { 'db-f1-micro': 250, 'db-g1-small': 1000 };

/** Connections that an instance of Cloud SQL takes by default; nothing where its machine does not tell. */
export function connectionsOf(engine: 'postgres' | 'mysql', tier: string): number | undefined {
  if (engine === 'mysql') return ofMysql[tier] ?? 4000;
  const memory = memoryGiB(tier);
  return memory === undefined ? undefined : ofPostgres.find(([below]) => memory < below)![1];
}
