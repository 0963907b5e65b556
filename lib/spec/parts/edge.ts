import { z } from 'zod';
import type { FactsTable } from '../../model/facts';
import { bucket } from '../kinds/bucket';
import { queue } from '../kinds/messaging';
import { backing } from '../kinds/backing';
import { perTable } from '../../model/per-table';
import { host, label, scalar, text, variable } from './scalars';

/** Keys without meaning for a backing that is bound to one Worker on its own cloud. */
const ofOthers = { cloud: true, shared: true, default: true, generation: true, enabled: true } as const;

/** A backing of a Worker. */
function bound<T extends z.ZodObject>(facts: FactsTable, schema: T): T {
  const elsewhere = Object.keys(facts).filter((cloud) => 'unavailable' in facts[cloud]!.kinds.worker);
  const left = Object.entries(schema.shape).filter(([key]) => !(key in ofOthers) && !elsewhere.includes(key));
  return z.strictObject(Object.fromEntries(left)) as unknown as T;
}

const path = text.max(1024).regex(/^(?!\/)(?!(.*\/)?\.\.(\/|$))[\w@.\-/]+$/, {
  error: 'a path in the Worker’s own folder, such as src/index.ts',
});

const pattern = text.max(2048).regex(/^(\*\.?)?[a-z0-9][-a-z0-9.]*\/[\w\-.~!$&'()*+,;=:@%/]*$/, {
  error: 'a host and a path, such as api.example.com/files/*',
});

const cron = text.max(100).regex(/^[\w*,\-/#]+( [\w*,\-/#]+){4}$/, {
  error: 'five fields of cron syntax, such as 0 3 * * *',
});

const zone = host.optional().describe('Domain of the host; default: that of the platform');

const store = z.strictObject({
  id: text
    .regex(/^[0-9a-f]{32}$/)
    .optional()
    .describe('Id in the cloud, an output of the stack'),
  existing: z.boolean().optional().describe('true: an existing one, made outside of Strata; default false'),
});

const route = z.union([
  pattern.transform((one) => ({ pattern: one })),
  z.strictObject({
    pattern: pattern.describe('Host and path: api.example.com/files/*'),
    zone,
    record: z.boolean().optional().describe('Creates a DNS record for the host, which has no other origin'),
  }),
]);

const bindings = perTable((facts: FactsTable) =>
  z
    .strictObject({
      r2: z
        .record(
          variable,
          bound(facts, bucket(facts).omit({ access: true, type: true, bucket: true, prefix: true, path: true })),
        )
        .describe('Buckets'),
      kv: z.record(variable, store).describe('Key-value stores'),
      queues: z
        .record(variable, bound(facts, queue(facts).omit({ priority: true })))
        .describe('Queues; access read: consumer of each batch, else producer'),
      ai: variable.describe('Binding of the cloud’s models (Workers AI)'),
      services: z.record(variable, label).describe('Other Workers of the platform, by their services’ names'),
      variables: z.record(variable, scalar).describe('Variables; they take precedence over config.variables'),
      secrets: z.array(variable).describe('Names of secrets, which are set with wrangler'),
    })
    .partial(),
);

/** Options of a Worker that one cloud has, under the cloud's name. */
function native(facts: FactsTable): Record<never, never> {
  const own = Object.entries(backing(facts, 'worker').shape).filter(([key]) => key in facts);
  return Object.fromEntries(own);
}

/** A Worker at the edge: its code and its bindings. */
export const edge = perTable((facts: FactsTable) =>
  z
    .strictObject({
      ...native(facts),
      cloud: z
        .enum(Object.keys(facts) as [string, ...string[]])
        .describe('Cloud that runs it; default: the one that supports Workers'),
      main: path.describe('Entry point in the Worker’s own folder; default src/index.ts'),
      compatibilityDate: z.iso.date().describe('Compatibility date of the runtime; default 2025-09-01'),
      compatibilityFlags: z
        .array(text.regex(/^[a-z0-9_:]+$/, { error: 'a flag, such as nodejs_compat' }))
        .describe('Compatibility flags of the runtime'),
      bindings: bindings(facts).describe('Bindings, by the name that the code reads'),
      routes: z.array(route).describe('Routes: hosts and paths'),
      customDomain: z
        .union([host.transform((one) => ({ host: one })), z.strictObject({ host, zone })])
        .describe('Custom domain, with its DNS record and certificate'),
      crons: z.array(cron).describe('Cron triggers, in UTC'),
    })
    .partial(),
);
