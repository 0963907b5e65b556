import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { idle, onOff } from '../parts/forms';
import { also, noEffectYet, text } from '../parts/scalars';
import { backing } from './backing';
import { age, lifecycle } from './bucket-lifecycle';
import { encryption } from './protection';

const types = ['object', 's3', 'azure', 'gcs', 'minio', 'bucket', 'storage', 'blob', 'object-storage'] as const;

const replication = z.union([
  z.boolean(),
  z
    .strictObject({
      enabled: z.boolean().optional().describe('false: none'),
      region: also(['targetRegion', 'destinationRegion', 'destination'], text.regex(/^(?!constructor$)[a-z0-9-]+$/)).optional(),
      ...idle('type', 'mode', 'storageClass'),
    })
    .transform(({ enabled = true, region }) => (enabled && region ? { region } : enabled)),
]);

/** A bucket, as asked for. */
export function bucket(facts: FactsTable) {
  return backing(facts, 'bucket').extend({
    type: also(['provider'], z.enum(types)).optional().describe('object; the cloud decides the protocol'),
    bucket: also(['bucketName'], text.max(200))
      .optional()
      .describe('${STORAGE_BUCKET}/prefix: a folder of the shared bucket; else the name of one that exists'),
    prefix: text.max(200).optional().describe('Folder in the bucket: STORAGE_PREFIX'),
    path: text.max(200).optional().describe('Folder in the bucket: STORAGE_PREFIX'),
    versioned: also(['versioning', 'versioningEnabled'], onOff('maxVersions', 'mfaDelete'))
      .optional()
      .describe('Keeps superseded versions; default outside development'),
    retention: also(['retentionDays', 'retentionPeriod'], age).optional().describe('Deletes objects after it'),
    archive: also(['archiveAfter', 'archiveAfterDays'], age)
      .optional()
      .describe('Moves objects to the archive class after it'),
    noncurrentRetention: age.optional().describe('Deletes superseded versions after it'),
    lifecycle: also(['lifecycleRules', 'lifecyclePolicy', 'lifecycleRule'], lifecycle)
      .optional()
      .describe('Longer form of archive, retention and noncurrentRetention'),
    replication: also(['replicate', 'crossRegionReplication'], replication)
      .optional()
      .describe('A replica in the failover region, or in the one named'),
    cors: z
      .union([
        z.array(text),
        z.strictObject({
          origins: also(['allowedOrigins', 'allowOrigins'], z.array(text)),
          ...idle('methods', 'allowedMethods', 'headers', 'allowedHeaders', 'maxAge'),
        }),
      ])
      .optional()
      .describe('Origins that browsers may call from'),
    accessLevel: also(['acl', 'visibility'], text.max(64)).optional().describe('private; anything else is an error'),
    publicAccess: also(['public', 'publicRead'], z.boolean()).optional().describe('false; true is an error'),
    deletionProtection: z.boolean().optional(),
    purpose: also(['description', 'usage'], noEffectYet(z.unknown())).optional().describe('What it is for'),
    ...encryption,
    ...idle('storageClass', 'class', 'size', 'tags', 'labels', 'logging'),
  });
}
