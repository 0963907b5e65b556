/** GiB for each virtual CPU, by the letter of a family. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-compute */
const perCpu: Readonly<Record<string, number>> = { D: 4, E: 8 };

/** GiB of memory of a machine, `GP_Standard_D4ads_v5`; nothing where its name does not tell. */
export function memoryGiB(sku: string): number | undefined {
  const [, family = '', cpus] = /^(?:GP|MO)_Standard_([DE])(\d{1,3})/.exec(sku) ?? [];
  const each = perCpu[family];
  return each && cpus ? each * Number(cpus) : undefined;
}

/** Connections by the GiB, and the most of them. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-limits and https://learn.microsoft.com/azure/mysql/flexible-server/concepts-server-parameters */
const connections = { postgres: { each: 107.374, most: 5000 }, mysql: { each: 85.33, most: 100_000 } } as const;

/** Connections that a server takes by default; nothing where its machine does not tell. */
export function connectionsOf(engine: keyof typeof connections, sku: string): number | undefined {
  const memory = memoryGiB(sku);
  const { each, most } = connections[engine];
  return memory === undefined ? undefined : Math.min(most, Math.floor(memory * each));
}
