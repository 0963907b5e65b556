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
      storageClass: also(['class', 'tier'], colderClass).optional().describe('Class of what the replica holds'),
      ...idle('type', 'mode'),
    })
    .transform(({ enabled = true, region, storageClass }) =>
      enabled && (region ?? storageClass) ? said({ region, storageClass }) : enabled,
    ),
]);

/** What every store answers; OPTIONS asks for the rest, and is answered where any is allowed. */
const methods = z
  .array(z.enum([...corsMethods, 'OPTIONS', '*']))
  .min(1)
  .refine((all) => all.some((one) => one !== 'OPTIONS'), { error: 'expected one beside OPTIONS' })
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
        .describe('Methods by which they may; default GET, HEAD, PUT and POST'),
      headers: also(['allowedHeaders', 'allowHeaders'], z.array(text.regex(/^[A-Za-z0-9*_-]{1,128}$/)).min(1))
        .optional()
        .describe('Headers that they may send; default any'),
      maxAge: also(
        ['maxAgeSeconds'],
        wholeSeconds.refine((time) => time <= 86400, { error: 'at most a day' }),
      )
        .optional()
        .describe('How long a browser remembers an answer'),
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
        .describe('Superseded versions that are kept at most'),
      mfaDelete: z.boolean().optional().describe('true is told: it is switched on by hand'),
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

/** A bucket, as asked for. */
export const bucket = perTable((facts: FactsTable) => {
  return backing(facts, 'bucket').extend({
    type: also(['provider'], z.enum(types)).optional().describe('object or unified; the cloud decides the protocol'),
    bucket: also(['bucketName'], text.max(200))
      .optional()
      .describe('${STORAGE_BUCKET}/prefix: a folder of the shared bucket; else the name of one that exists'),
    prefix: text.max(200).optional().describe('Folder in the bucket: STORAGE_PREFIX'),
    path: text.max(200).optional().describe('Folder in the bucket: STORAGE_PREFIX'),
    versioned: also(['versioning', 'versioningEnabled'], versioned)
      .optional()
      .describe('Keeps superseded versions; default outside development'),
    retention: also(['retentionDays', 'retentionPeriod'], age)
      .optional()
      .describe('Deletes objects after it, with their superseded versions; -1: never'),
    archive: also(['archiveAfter', 'archiveAfterDays'], move)
      .optional()
      .describe('Moves objects to the archive class after it'),
    noncurrentRetention: age.optional().describe('Deletes superseded versions after it'),
    lifecycle: also(['lifecycleRules', 'lifecyclePolicy', 'lifecycleRule'], lifecycle)
      .optional()
      .describe('Longer form of archive, retention and noncurrentRetention'),
    replication: also(['replicate', 'crossRegionReplication'], replication)
      .optional()
      .describe('A replica in the failover region, or in the one named'),
    cors: cors.optional().describe('Origins that browsers may call from'),
    accessLevel: also(['acl', 'visibility'], text.max(64)).optional().describe('private; anything else is an error'),
    publicAccess: also(['public', 'publicRead'], z.boolean()).optional().describe('false; true is an error'),
    deletionProtection: z.boolean().optional(),
    ...encryption,
    storageClass: also(['class'], newClass)
      .optional()
      .describe('Class of new objects: standard, infrequent, cold, archive or automatic, or a cloud’s word for one'),
    size: gibibytes.optional().describe('Disk of one inside the cluster'),
    tags: also(['labels'], z.record(tag, tag.or(z.literal(''))))
      .optional()
      .describe('Tags beside those of the service'),
    logging: also(['accessLogs', 'accessLogging'], logging)
      .optional()
      .describe('Bucket that takes the log of requests'),
  });
});
