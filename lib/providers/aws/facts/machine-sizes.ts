import { type ConnectionsByEngine, gibibyte } from '../../../model/database-connections';
import type { Machine } from '../../../model/machine';

/** GiB of memory for each core, by family. @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html */
const perCore: readonly (readonly [family: RegExp, gibibytes: number])[] = [
  [/^c[34]$/, 1.875],
  [/^c5n$/, 2.625],
  [/^c[5-9][a-z]{0,3}(-flex)?$/, 2],
  [/^m[4-9][a-z]{0,3}(-flex)?$/, 4],
  [/^r4$/, 7.625],
  [/^r[5-9][a-z]{0,3}(-flex)?$/, 8],
  [/^(g4dn|g4ad|g5|g6)$/, 4],
  [/^g6e$/, 8],
  [/^x2gd?$/, 16],
  [/^z1d$/, 8],
];

/** Cores and GiB of the burstable families, whatever their generation. @see https://aws.amazon.com/ec2/instance-types/t4/ */
const burstable: Readonly<Record<string, Machine>> = {
  nano: { cpu: 2, memoryGiB: 0.5 },
  micro: { cpu: 2, memoryGiB: 1 },
  small: { cpu: 2, memoryGiB: 2 },
  medium: { cpu: 2, memoryGiB: 4 },
  large: { cpu: 2, memoryGiB: 8 },
  xlarge: { cpu: 4, memoryGiB: 16 },
  '2xlarge': { cpu: 8, memoryGiB: 32 },
};

/** Cores of the sizes without a number. */
const cores: Readonly<Record<string, number>> = { medium: 1, large: 2, xlarge: 4 };

/** Cores and memory of an instance type of EC2, or of an instance class of RDS. */
export function machineOf(product: string): Machine | undefined {
  const [family = '', size = ''] = product.replace(/^(db|cache)\./, '').split('.');
  if (/^t(3a?|4g)$/.test(family)) return Object.hasOwn(burstable, size) ? burstable[size] : undefined;
  const [, times] = /^(\d{1,3})xlarge$/.exec(size) ?? [];
  const cpu = times ? Number(times) * 4 : Object.hasOwn(cores, size) ? cores[size] : undefined;
  const ratio = perCore.find(([form]) => form.test(family))?.[1];
  return cpu && ratio ? { cpu, memoryGiB: cpu * ratio } : undefined;
}

/**
 * Connections of RDS. The memory of the formulas is less than that of the class by what the system uses, which AWS does not say:
 * the number is an upper bound.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 */
export const connections: ConnectionsByEngine = {
  /** superuser_reserved_connections, and those of rdsadmin. */
  postgres: { most: (memory) => Math.min(Math.floor((memory * gibibyte) / 9531392), 5000), reserved: 3 },
  mysql: { most: (memory) => Math.floor((memory * gibibyte) / 12582880), reserved: 1 },
};
