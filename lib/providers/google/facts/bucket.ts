import { z } from 'zod';
import type { Has } from '../../../model/facts';
import type { ColderClass, LifecycleRule } from '../../../model/kinds/bucket';
import { type ClassLaws, type ClassMove, type Objection, objectionsTo } from '../../../model/kinds/bucket-classes';

/** Multi-regions by the continent of a region. @see https://cloud.google.com/storage/docs/locations */
const continents: Readonly<Record<string, string>> = { us: 'US', europe: 'EU', asia: 'ASIA' };

/** The multi-region that two regions share. @default - none */
export function sharedContinent(...regions: readonly string[]): string | undefined {
  const [one, ...others] = regions.map((region) => continents[region.split('-')[0]!]);
  return others.every((other) => other === one) ? one : undefined;
}

/** What Cloud Storage calls each class. @see https://cloud.google.com/storage/docs/storage-classes */
export const colderClasses = {
  infrequent: 'NEARLINE',
  cold: 'COLDLINE',
  archive: 'ARCHIVE',
  deepArchive: 'ARCHIVE',
} as const satisfies Readonly<Record<ColderClass, string>>;

/** @see https://cloud.google.com/storage/docs/lifecycle#setstorageclass */
const laws = {
  order: ['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'],
} as const satisfies ClassLaws;

const newClasses = { ...colderClasses, standard: 'STANDARD', automatic: 'STANDARD' } as const;

/** Transitions by age, which Cloud Storage refuses with autoclass. @see https://cloud.google.com/storage/docs/autoclass */
function movesBesideAutoclass(all: readonly ClassMove[], ofRules: readonly ClassMove[] = []): readonly Objection[] {
  const why = 'expected no move by age beside autoclass, by which Google alone moves objects';
  const moving = (one: ClassMove) => one.days !== undefined;
  const own = all.filter(moving).map(({ option }) => ({ option, why }));
  return ofRules.some(moving) ? [...own, { option: 'rules', why }] : own;
}

/** Cloud Storage. */
export const bucket = {
  /** @see https://cloud.google.com/storage/docs/buckets#naming */
  name: { max: 63, separator: '-' },
  toNative: ({ corsMethods, corsMaxAgeSeconds, archiveClass, infrequentAfterDays, storageClass, accessLogBucket }) => ({
    corsMethods,
    corsMaxAgeSeconds,
    archiveClass: archiveClass && colderClasses[archiveClass],
    nearlineAfterDays: infrequentAfterDays,
    storageClass: storageClass && newClasses[storageClass],
    autoclass: storageClass === 'automatic' ? true : undefined,
    accessLogBucket,
  }),
  unsupportedOptions: {
    replicaClass: 'both regions of a bucket hold it in one class',
    sizeGiB: 'a bucket has no fixed size',
  },
  /** @see https://cloud.google.com/storage/docs/autoclass */
  conflicts: ({ autoclass, archiveClass, storageClass }): { archiveClass?: string; storageClass?: string } => ({
    ...(autoclass === true &&
      archiveClass === 'COLDLINE' && {
        archiveClass: 'expected NEARLINE or ARCHIVE beside autoclass, which ends at one of them; got COLDLINE',
      }),
    ...(autoclass === true &&
      storageClass !== 'STANDARD' && {
        storageClass: `expected STANDARD beside autoclass, where all objects begin; got ${String(storageClass)}`,
      }),
  }),
  agesSuperseded: true,
  objections: (options, { storageClass, archiveClass, nearlineAfterDays, coldlineAfterDays, autoclass }) => {
    const moves = (nearline: unknown, archive: number | undefined, to: unknown, coldline?: unknown) => [
      { option: 'nearlineAfterDays', days: nearline as number | undefined, to: 'NEARLINE' },
      { option: 'coldlineAfterDays', days: coldline as number | undefined, to: 'COLDLINE' },
      { option: 'archiveAfterDays', days: archive, to: String(to) },
    ];
    const all = moves(nearlineAfterDays, options.archiveAfterDays, archiveClass, coldlineAfterDays);
    const ofRule = ({ infrequentAfterDays, archiveAfterDays, archiveClass: own }: LifecycleRule) =>
      moves(infrequentAfterDays, archiveAfterDays, own ? colderClasses[own] : archiveClass);
    if (autoclass) return movesBesideAutoclass(all, options.rules?.flatMap(ofRule));
    return objectionsTo(options, { from: String(storageClass), all, ofRule }, laws);
  },
  options: z.strictObject({
    location: z
      .enum(['US', 'EU', 'ASIA', 'NAM4', 'EUR4', 'ASIA1'])
      .optional()
      .describe('Multi-region or dual region that holds it; the region, with the replica’s where there is one'),
    turboReplication: z.boolean().default(false).describe('Whether two regions are one within 15 minutes'),
    storageClass: z
      .enum(['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'])
      .default('STANDARD')
      .describe('Class of new objects'),
    archiveClass: z.enum(['NEARLINE', 'COLDLINE', 'ARCHIVE']).default('ARCHIVE').describe('Class of archived objects'),
    nearlineAfterDays: z.int().min(0).optional().describe('Days until an object moves to NEARLINE'),
    coldlineAfterDays: z.int().min(0).optional().describe('Days until an object moves to COLDLINE'),
    autoclass: z.boolean().default(false).describe('Whether Google moves objects between classes by their use'),
    abortUploadsAfterDays: z.int().min(1).default(7).describe('Days until parts of an unfinished upload are deleted'),
    /** @see https://cloud.google.com/storage/docs/soft-delete */
    softDeleteDays: z
      .int()
      .min(0)
      .max(90)
      .refine((days) => days === 0 || days >= 7)
      .default(7)
      .describe('Days in which a deleted object can be brought back: 0, or 7 to 90'),
    lockDays: z.int().min(1).optional().describe('Days in which no object can be changed or deleted'),
    lockForever: z.boolean().default(false).describe('Whether `lockDays` can never be shortened'),
    accessLogBucket: z.string().optional().describe('Bucket that takes the log of requests'),
    corsMethods: z
      .array(z.enum(['GET', 'HEAD', 'PUT', 'POST', 'DELETE']))
      .default(['GET', 'HEAD', 'PUT', 'POST'])
      .describe('Methods of browsers'),
    corsMaxAgeSeconds: z.int().min(0).default(3600).describe('Seconds that a browser caches the answer'),
  }),
  literals: ({ name, placement: { region } }) => ({
    provider: 'gcs',
    bucketName: name,
    endpoint: 'https://storage.googleapis.com',
    region,
  }),
  without: ['accessKey', 'secretKey'],
  refuses: ({ replicaRegion }, placement): { readonly replicaRegion?: string } =>
    !placement ||
    !replicaRegion ||
    replicaRegion === placement.region ||
    sharedContinent(placement.region, replicaRegion)
      ? {}
      : {
          replicaRegion: `google holds a bucket in two regions of the US, of Europe or of Asia, not in ${placement.region} and ${replicaRegion}`,
        },
} as const satisfies Has<'bucket'>;
