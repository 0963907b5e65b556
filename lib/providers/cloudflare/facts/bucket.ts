import { z } from 'zod';
import type { Has } from '../../../model/facts';
import type { LifecycleRule } from '../../../model/kinds/bucket';
import { type ClassLaws, objectionsTo } from '../../../model/kinds/bucket-classes';

/** @see https://developers.cloudflare.com/r2/buckets/storage-classes/ */
const oneClass = 'R2 has one colder class, InfrequentAccess';

/** @see https://developers.cloudflare.com/r2/buckets/storage-classes/ */
const laws = {
  order: ['Standard', 'InfrequentAccess'],
} as const satisfies ClassLaws;

/** The one move of two that are asked for. */
function move({
  infrequentAfterDays,
  archiveAfterDays,
}: Pick<LifecycleRule, 'infrequentAfterDays' | 'archiveAfterDays'>) {
  const option = infrequentAfterDays === undefined ? 'archiveAfterDays' : 'infrequentAfterDays';
  return [{ option, days: infrequentAfterDays ?? archiveAfterDays, to: 'InfrequentAccess' }];
}

/** Cloudflare R2. */
export const bucket = {
  /** @see https://developers.cloudflare.com/r2/buckets/create-buckets/#bucket-names */
  name: { max: 63, separator: '-' },
  toNative: ({ corsMethods, corsMaxAgeSeconds, storageClass }) => ({
    corsMethods,
    corsMaxAgeSeconds,
    storageClass: storageClass === 'infrequent' ? 'InfrequentAccess' : storageClass && 'Standard',
  }),
  options: z.strictObject({
    /** @see https://developers.cloudflare.com/r2/reference/data-location/ */
    location: z
      .enum(['apac', 'eeur', 'enam', 'oc', 'weur', 'wnam'])
      .optional()
      .describe('Location hint; default Cloudflare’s choice'),
    jurisdiction: z.enum(['eu', 'fedramp']).optional().describe('Jurisdiction of the data'),
    storageClass: z.enum(['Standard', 'InfrequentAccess']).default('Standard').describe('Class of new objects'),
    abortUploadsAfterDays: z.int().min(1).max(365).default(7).describe('Days until an unfinished upload goes'),
    corsMethods: z
      .array(z.enum(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']))
      .default(['GET', 'HEAD', 'PUT', 'POST'])
      .describe('Methods of browsers'),
    corsMaxAgeSeconds: z.int().min(0).max(86400).default(3600).describe('Seconds that a browser caches the answer'),
  }),
  /** @see https://developers.cloudflare.com/r2/api/s3/api/ */
  unsupportedOptions: {
    versioned: 'R2 has no versions',
    noncurrentDays: 'R2 has no versions',
    maxVersions: 'R2 has no versions',
    storageClass: { cold: oneClass, archive: oneClass, automatic: 'no class is automatic' },
    archiveClass: { cold: oneClass, archive: oneClass, deepArchive: oneClass },
    replicaClass: 'R2 replicates data itself, in the class of the object',
    sizeGiB: 'a bucket has no fixed size',
    tags: 'buckets of R2 have no tags',
    accessLogBucket: 'R2 keeps no log of requests in a bucket',
    replicaRegion: 'R2 replicates data itself, without a choice of regions',
  },
  unsupported: ({ infrequentAfterDays, archiveAfterDays, rules }) => ({
    archiveAfterDays: infrequentAfterDays !== undefined && archiveAfterDays !== undefined ? oneClass : undefined,
    rules: rules?.some((one) => one.infrequentAfterDays !== undefined && one.archiveAfterDays !== undefined)
      ? oneClass
      : undefined,
  }),
  objections: (options, { storageClass }) =>
    objectionsTo(options, { from: String(storageClass), all: move(options), ofRule: move }, laws),
  literals: ({ name, placement: { account } }) => ({
    provider: 's3',
    bucketName: name,
    endpoint: `https://${account}.r2.cloudflarestorage.com`,
    region: 'auto',
  }),
  /** A Worker is bound to it; a key would be readable in the state. */
  without: ['accessKey', 'secretKey'],
} as const satisfies Has<'bucket'>;
