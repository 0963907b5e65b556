/** GiB of the burstable classes. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html */
const burstable: Readonly<Record<string, number>> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
};

/** GiB for each virtual CPU, by the first letter of a family. */
const perCpu: Readonly<Record<string, number>> = { m: 4, r: 8, c: 2 };

/** GiB of memory of an instance class, `db.m7g.large`; nothing where its name does not tell. */
export function memoryGiB(instanceClass: string): number | undefined {
  const [, family = '', size = ''] = /^db\.([a-z])\d[a-z]*\.(\w+)$/.exec(instanceClass) ?? [];
  if (family === 't') return burstable[size];
  const [, times] = /^(\d{0,3})xlarge$/.exec(size) ?? [];
  const cpus = size === 'large' ? 2 : size === 'medium' ? 1 : times === undefined ? undefined : 4 * Number(times || 1);
  const each = perCpu[family];
  return cpus && each && cpus * each;
}

/** Bytes of memory for each connection, and the most of them. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections */
const connections = {
  postgres: { bytes: 9_531_392, most: 5000 },
  mysql: { bytes: 12_582_880, most: 16_000 },
} as const;

/** Connections that a database of RDS takes by default; nothing where its class does not tell. */
export function connectionsOf(engine: keyof typeof connections, instanceClass: string): number | undefined {
  const memory = memoryGiB(instanceClass);
  const { bytes, most } = connections[engine];
  return memory === undefined ? undefined : Math.min(most, Math.floor((memory * 1024 ** 3) / bytes));
}
