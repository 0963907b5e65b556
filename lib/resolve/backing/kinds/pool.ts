/** Connection pool of one pod. */
interface Pool {
  readonly enabled?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly size?: number;
  readonly timeout?: number;
  readonly idleTimeout?: number;
  readonly maxOverflow?: number;
  readonly recycle?: number;
  readonly prePing?: boolean;
  readonly mode?: string;
}

/** Variables of a connection pool. */
export function poolExtras({ enabled = true, ...pool }: Pool = {}): Readonly<Record<string, string | undefined>> {
  if (!enabled) return {};
  return {
    poolSize: (pool.max ?? pool.size)?.toString(),
    poolMinSize: pool.min?.toString(),
    poolTimeout: pool.timeout?.toString(),
    poolIdleTimeout: pool.idleTimeout?.toString(),
    poolMaxOverflow: pool.maxOverflow?.toString(),
    poolRecycle: pool.recycle?.toString(),
    poolPrePing: pool.prePing?.toString(),
    poolMode: pool.mode,
  };
}
