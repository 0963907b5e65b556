import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { also, gibibytes, label, size, text, wholeSeconds, words } from '../parts/scalars';
import { backing, maintenance } from './backing';

const engines = { postgres: 'postgres', postgresql: 'postgres', mysql: 'mysql' } as const;

const pool = z.union([
  z
    .int()
    .min(1)
    .transform((max) => ({ max })),
  z.strictObject({ min: z.int().min(0), max: z.int().min(1), size: z.int().min(1) }).partial(),
]);

/** A database, as asked for. */
export function database(facts: FactsTable) {
  return backing(facts, 'database').extend({
    type: also(
      ['engine'],
      z.enum(['postgres', 'postgresql', 'mysql']).transform((word) => engines[word]),
    )
      .optional()
      .describe('Engine; default postgres'),
    version: z.coerce
      .string()
      .regex(/^\d+(\.\d+)*$/)
      .optional()
      .describe('Major version: 16'),
    size: size.optional(),
    storage: gibibytes.optional(),
    highlyAvailable: z.boolean().optional().describe('A standby in a second zone; default in production'),
    backupRetention: also(['backupRetentionDays'], z.int().min(0).max(35))
      .optional()
      .describe('Days that backups stay'),
    deletionProtection: z.boolean().optional().describe('Nobody deletes it by mistake; default in production'),
    database: label.optional().describe('Name of the database in the server; default: the service’s'),
    schema: text
      .regex(/^[a-z_][a-z0-9_]{0,62}$/)
      .optional()
      .describe('DATABASE_SCHEMA'),
    pool: also(['poolSize'], pool).optional().describe('Connections of one pod: DATABASE_POOL_SIZE'),
    migrations: z
      .strictObject({
        enabled: z.boolean(),
        path: text.describe('DATABASE_MIGRATIONS_PATH'),
        command: words.describe('Entry point of the migration instead of the image’s'),
        args: words.describe('Arguments of the migration'),
        timeout: wholeSeconds.describe('Longest that it may take; default 10m'),
      })
      .partial()
      .optional()
      .describe('A Job before each new version'),
    ...maintenance,
  });
}
