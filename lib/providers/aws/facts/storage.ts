import type { DatabaseOptions } from '../../../model/kinds/database';

interface Storage {
  readonly storageType: 'gp3' | 'io2';
  readonly iops?: number;
  readonly storageThroughput?: number;
  readonly maxStorageGiB?: number;
}

/** What kinds of storage can do for PostgreSQL and MySQL. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const kinds = {
  gp3: { leastGiB: 20, leastIops: 12000, mostIops: 64000, mostPerGiB: 500 },
  io2: { leastGiB: 100, leastIops: 1000, mostIops: 256000, mostPerGiB: 1000 },
} as const;

/** GiB of gp3 from which its speed can be chosen, and its throughput then in MiB a second. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage */
const gp3 = { chosenFromGiB: 400, leastThroughput: 500, mostThroughput: 4000 } as const;

/** What RDS would say of its storage only when it makes it. */
export function storageConflicts(
  native: Readonly<Record<string, unknown>>,
  { storageGiB }: DatabaseOptions,
): Readonly<Record<string, string>> {
  const { storageType, iops, storageThroughput, maxStorageGiB } = native as unknown as Storage;
  const { leastGiB, leastIops, mostIops, mostPerGiB } = kinds[storageType];
  const most = Math.min(mostIops, storageGiB * mostPerGiB);
  const fixed = storageType === 'gp3' && storageGiB < gp3.chosenFromGiB;
  const beyond = (value: number | undefined, least: number, bound: number) =>
    value !== undefined && !fixed && (value < least || value > bound);
  const slow = `expected none below ${gp3.chosenFromGiB} GiB of gp3, whose speed is fixed`;
  const found: readonly (readonly [option: keyof Storage, wrong: boolean, why: string])[] = [
    ['storageType', storageGiB < leastGiB, `expected ${leastGiB} GiB or more for ${storageType}, got ${storageGiB}`],
    ['iops', storageType === 'io2' && iops === undefined, 'expected iops beside storageType io2, got none'],
    ['iops', fixed && iops !== undefined, `${slow}; got ${iops}`],
    [
      'iops',
      beyond(iops, leastIops, most),
      `expected ${leastIops} to ${most} for ${storageGiB} GiB of ${storageType}, got ${iops}`,
    ],
    ['storageThroughput', fixed && storageThroughput !== undefined, `${slow}; got ${storageThroughput}`],
    [
      'storageThroughput',
      storageType === 'io2' && storageThroughput !== undefined,
      `expected none beside storageType io2, which chooses by iops; got ${storageThroughput}`,
    ],
    [
      'storageThroughput',
      storageType === 'gp3' && beyond(storageThroughput, gp3.leastThroughput, gp3.mostThroughput),
      `expected ${gp3.leastThroughput} to ${gp3.mostThroughput}, got ${storageThroughput}`,
    ],
    [
      'maxStorageGiB',
      maxStorageGiB !== undefined && maxStorageGiB <= storageGiB,
      `expected more than the storage, ${storageGiB}, got ${maxStorageGiB}`,
    ],
  ];
  return Object.fromEntries(found.filter(([, wrong]) => wrong).map(([option, , why]) => [option, why]));
}
