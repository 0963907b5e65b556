import { type ConnectionsByEngine, gibibyte } from '../../../model/database-connections';
import type { Machine } from '../../../model/machine';

/** GiB of memory for each core, by series and the letters after the number. @see https://learn.microsoft.com/azure/virtual-machines/sizes/overview */
const perCore: readonly (readonly [series: RegExp, gibibytes: number])[] = [
  [/^D[a-z]{0,2}l[a-z]{0,3}$/, 2],
  [/^D[a-km-z]{0,5}$/, 4],
  [/^E[a-z]{0,5}$/, 8],
  [/^F(s|als)$/, 2],
  [/^Fams$/, 8],
  [/^Fas$/, 4],
  [/^NCas$/, 7],
];

/** GiB of the first burstable machines, which have a core for each two units of their number. @see https://learn.microsoft.com/azure/virtual-machines/sizes/general-purpose/bv1-series */
const burstable: Readonly<Record<string, Machine>> = {
  B1s: { cpu: 1, memoryGiB: 1 },
  B1ms: { cpu: 1, memoryGiB: 2 },
  B2s: { cpu: 2, memoryGiB: 4 },
  B2ms: { cpu: 2, memoryGiB: 8 },
  B4ms: { cpu: 4, memoryGiB: 16 },
  B8ms: { cpu: 8, memoryGiB: 32 },
  B12ms: { cpu: 12, memoryGiB: 48 },
  B16ms: { cpu: 16, memoryGiB: 64 },
  B20ms: { cpu: 20, memoryGiB: 80 },
};

/** Most cores of a machine whose memory still follows from its series. */
const regular = 48;

/** Cores and memory of a virtual machine, or of a machine of a database. */
export function machineOf(product: string): Machine | undefined {
  const name = product.replace(/^(B|GP|MO)_/, '').replace(/^Standard_/, '');
  if (Object.hasOwn(burstable, name)) return burstable[name];
  const [, series = '', number = '', letters = ''] =
    /^([A-Z]{1,2})(\d{1,3})([a-z]{0,5})_(?:T4_)?v\d{1,2}$/.exec(name) ?? [];
  const ratio = perCore.find(([form]) => form.test(series + letters))?.[1];
  const cpu = Number(number);
  return ratio && cpu > 0 && cpu <= regular ? { cpu, memoryGiB: cpu * ratio } : undefined;
}

/** Connections of flexible servers. @see https://learn.microsoft.com/azure/postgresql/configure-maintain/concepts-limits and https://learn.microsoft.com/azure/mysql/flexible-server/concepts-server-parameters */
export const connections: ConnectionsByEngine = {
  postgres: {
    most: (memory, product) =>
      product.endsWith('_B1ms') ? 50 : Math.min(Math.round((memory * gibibyte) / 10_000_000), 5000),
    reserved: 15,
  },
  mysql: { most: (memory) => Math.round((memory * gibibyte) / 12582912), reserved: 1 },
};
