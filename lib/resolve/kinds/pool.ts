/** Connections of one pod, as asked for. */
interface Pool {
  readonly min?: number;
  readonly max?: number;
  readonly size?: number;
  readonly timeout?: number;
  readonly idleTimeout?: number;
  readonly maxOverflow?: number;
  readonly recycle?: number;
}

/** What a workload reads of its connections. */
export function poolExtras(pool: Pool = {}): Readonly<Record<string, string | undefined>> {
  return {
    poolSize: (pool.max ?? pool.size)?.toString(),
    poolMinSize: pool.min?.toString(),
    poolTimeout: pool.timeout?.toString(),
    poolIdleTimeout: pool.idleTimeout?.toString(),
    poolMaxOverflow: pool.maxOverflow?.toString(),
    poolRecycle: pool.recycle?.toString(),
  };
}
