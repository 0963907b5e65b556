import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { also, days, text } from '../parts/scalars';
import { backing } from './backing';

/** A bucket, as asked for. */
export function bucket(facts: FactsTable) {
  return backing(facts, 'bucket').extend({
    type: z
      .enum(['object', 's3', 'azure', 'gcs', 'minio', 'bucket', 'storage'])
      .optional()
      .describe('object; the cloud decides the protocol'),
    bucket: text
      .max(200)
      .optional()
      .describe('${STORAGE_BUCKET}/prefix: a folder of the shared bucket; else the name of one that exists'),
    prefix: text.max(200).optional().describe('Folder in the bucket: STORAGE_PREFIX'),
    path: text.max(200).optional().describe('Folder in the bucket: STORAGE_PREFIX'),
    versioned: also(['versioning'], z.boolean())
      .optional()
      .describe('Keeps superseded versions; default outside development'),
    retention: also(['retentionDays'], days).optional().describe('Deletes objects after it'),
    archive: also(['archiveAfter', 'archiveAfterDays'], days)
      .optional()
      .describe('Moves objects to the archive class after it'),
    noncurrentRetention: days.optional().describe('Deletes superseded versions after it'),
    replication: z
      .union([z.boolean(), z.strictObject({ region: text.regex(/^[a-z0-9-]+$/) })])
      .optional()
      .describe('A replica in the failover region, or in the one named'),
    cors: z
      .union([z.array(text), z.strictObject({ origins: z.array(text) })])
      .optional()
      .describe('Origins that browsers may call from'),
    deletionProtection: z.boolean().optional(),
  });
}
