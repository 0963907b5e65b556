import type { DatabaseOptions } from '../../../model/kinds/database';

interface Native {
  readonly sku?: string;
  readonly storageTier?: string;
  readonly iops?: number;
  readonly geoRedundantBackup: boolean;
  readonly customerManagedKey: boolean;
}

/** Tiers of storage by its size in GiB: the one that it has, and the fastest that it can. @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-storage#performance-tier */
const tiers: readonly (readonly [GiB: number, own: number, fastest: number])[] = [
  [32, 4, 50],
  [64, 6, 50],
  [128, 10, 50],
  [256, 15, 50],
  [512, 20, 50],
  [1024, 30, 50],
  [2048, 40, 50],
  [4096, 50, 50],
  [8192, 60, 80],
  [16384, 70, 80],
];

/** What Azure would say of a server only when it makes it. */
export function databaseConflicts(
  native: Readonly<Record<string, unknown>>,
  { engine, storageGiB, highlyAvailable }: DatabaseOptions,
): Readonly<Record<string, string>> {
  const { sku, storageTier, iops, geoRedundantBackup, customerManagedKey } = native as unknown as Native;
  const [size, own, fastest] = tiers.find(([GiB]) => GiB >= storageGiB) ?? tiers.at(-1)!;
  const tier = Number(storageTier?.slice(1));
  const found: readonly (readonly [option: keyof Native, wrong: boolean, why: string])[] = [
    [
      'storageTier',
      engine !== 'postgres' && storageTier !== undefined,
      `expected none for ${engine}, whose storage has iops; got ${storageTier}`,
    ],
    [
      'storageTier',
      engine === 'postgres' && (tier < own || tier > fastest),
      `expected P${own} to P${fastest} for ${size} GiB, got ${storageTier}`,
    ],
    [
      'iops',
      engine !== 'mysql' && iops !== undefined,
      `expected none for ${engine}, whose storage has storageTier; got ${iops}`,
    ],
    /** @see https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-high-availability */
    ['sku', highlyAvailable && /^B_/.test(sku ?? ''), `expected GP or MO for a highly available server, got ${sku}`],
    [
      'geoRedundantBackup',
      geoRedundantBackup && customerManagedKey,
      'expected customerManagedKey: false beside it, since a key does not leave its region',
    ],
  ];
  return Object.fromEntries(found.filter(([, wrong]) => wrong).map(([option, , why]) => [option, why]));
}
