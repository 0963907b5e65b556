import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { type CorsMethod, corsMethods } from '../../model/kinds/bucket';
import { idle, said } from '../parts/forms';
import { also, gibibytes, text, wholeSeconds } from '../parts/scalars';
import { perTable } from '../../model/per-table';
import { backing } from './backing';
import { age, colderClass, lifecycle, move, newClass } from './bucket-lifecycle';
import { encryption } from './protection';

const types = [
  'object',
  'unified',
  's3',
  'azure',
  'gcs',
  'minio',
  'bucket',
  'storage',
  'blob',
  'object-storage',
] as const;

const replication = z.union([
  z.boolean(),
  z
    .strictObject({
      enabled: z.boolean().optional().describe('false: none'),
      region: also(
        ['targetRegion', 'destinationRegion', 'destination'],
        text.regex(/^(?!constructor$)[a-z0-9-]+$/),
      ).optional(),
      storageClass: also(['class', 'tier'], colderClass).optional().describe('Storage class of the replica'),
      ...idle('type', 'mode'),
    })
    .transform(({ enabled = true, region, storageClass }) =>
      enabled && (region ?? storageClass) ? said({ region, storageClass }) : enabled,
    ),
]);

/** Methods that every store supports; preflight requests (OPTIONS) are answered where any is allowed. */
const methods = z
  .array(z.enum([...corsMethods, 'OPTIONS', '*']))
  .min(1)
  .refine((all) => all.some((one) => one !== 'OPTIONS'), { error: 'expected a method other than OPTIONS' })
  .transform((all) => corsMethods.filter((one) => all.includes('*') || all.includes(one)));

const cors = z.union([
  z
    .array(text)
    .transform((origins): { origins: string[]; methods?: CorsMethod[]; headers?: string[]; maxAge?: number } => ({
      origins,
    })),
  z
    .strictObject({
      origins: also(['allowedOrigins', 'allowOrigins'], z.array(text)),
      methods: also(['allowedMethods', 'allowMethods'], methods)
        .optional()
        .describe('Allowed methods; default GET, HEAD, PUT and POST'),
      headers: also(['allowedHeaders', 'allowHeaders'], z.array(text.regex(/^[A-Za-z0-9*_-]{1,128}$/)).min(1))
        .optional()
        .describe('Allowed request headers; default any'),
      maxAge: also(
        ['maxAgeSeconds'],
        wholeSeconds.refine((time) => time <= 86400, { error: 'at most a day' }),
      )
        .optional()
        .describe('How long a browser caches the answer'),
    })
    .transform((one) => said(one)),
]);

const versioned = z.union([
  z.boolean(),
  z
    .strictObject({
      enabled: z.boolean().optional().describe('Default true'),
      maxVersions: also(['keep', 'newerNoncurrentVersions'], z.int().min(1).max(100))
        .optional()
        .describe('Maximum number of noncurrent versions'),
      mfaDelete: z.boolean().optional().describe('true gives a warning: it can only be enabled by hand'),
    })
    .transform((one) => said(one)),
]);

const logging = z.union([
  z.literal(false).transform(() => undefined),
  text.min(1).max(200),
  z
    .strictObject({
      enabled: z.literal(true).optional(),
      bucket: also(['target', 'targetBucket', 'logBucket', 'destination'], text.min(1).max(200)),
    })
    .transform((one) => one.bucket),
]);

const tag = text.regex(/^[\p{L}\p{N} +=.:/@_-]{1,128}$/u, { error: 'letters, digits, spaces and + - = . _ : / @' });

/** A bucket in a spec. */
export const bucket = perTable((facts: FactsTable) => {
  return backing(facts, 'bucket').extend({
    type: also(['provider'], z.enum(types)).optional().describe('object or unified; the cloud decides the protocol'),
    bucket: also(['bucketName'], text.max(200))
      .optional()
      .describe('${STORAGE_BUCKET}/prefix: a folder of the shared bucket; else the name of an existing bucket'),
    prefix: text.max(200).optional().describe('Folder in the bucket: STORAGE_PREFIX'),
    path: text.max(200).optional().describe('Folder in the bucket: STORAGE_PREFIX'),
    versioned: also(['versioning', 'versioningEnabled'], versioned)
      .optional()
      .describe('Keeps noncurrent versions; default outside development'),
    retention: also(['retentionDays', 'retentionPeriod'], age)
      .optional()
      .describe('Days until objects are deleted, with their noncurrent versions; -1: never'),
    archive: also(['archiveAfter', 'archiveAfterDays'], move)
      .optional()
      .describe('Days until objects move to the archive class'),
    noncurrentRetention: age.optional().describe('Days until noncurrent versions are deleted'),
    lifecycle: also(['lifecycleRules', 'lifecyclePolicy', 'lifecycleRule'], lifecycle)
      .optional()
      .describe('Longer form of archive, retention and noncurrentRetention'),
    replication: also(['replicate', 'crossRegionReplication'], replication)
      .optional()
      .describe('A replica in the failover region, or in the named one'),
    cors: cors.optional().describe('Allowed origins of browsers'),
    accessLevel: also(['acl', 'visibility'], text.max(64)).optional().describe('private; anything else is an error'),
    publicAccess: also(['public', 'publicRead'], z.boolean()).optional().describe('false; true is an error'),
    deletionProtection: z.boolean().optional(),
    ...encryption,
    storageClass: also(['class'], newClass)
      .optional()
      .describe(
        'Storage class of new objects: standard, infrequent, cold, archive or automatic, or the cloud’s name of a class',
      ),
    size: gibibytes.optional().describe('Disk size where it runs inside the cluster'),
    tags: also(['labels'], z.record(tag, tag.or(z.literal(''))))
      .optional()
      .describe('Further tags'),
    logging: also(['accessLogs', 'accessLogging'], logging).optional().describe('Bucket for access logs'),
  });
});
