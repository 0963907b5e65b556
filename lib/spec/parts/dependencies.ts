import { z } from 'zod';
import { host, label, port, text } from './scalars';

const full = z.strictObject({
  name: label.describe('A service of the platform, an alias, a shared backing, or a host outside'),
  type: z
    .enum(['service', 'database', 'cache', 'storage', 'bucket', 'queue', 'topic', 'external'])
    .optional()
    .describe('What it is; default: found by its name'),
  shared: z.boolean().optional().describe('The environment’s, not the service’s own'),
  path: text.max(200).optional().describe('Folder in a bucket'),
  access: z.enum(['read', 'write', 'readWrite']).optional().describe('Rights of the service; default readWrite'),
  host: host.optional().describe('Of an external: its host'),
  port: port.optional().describe('Of an external: its port; default 443'),
});

/** What a service cannot do without: names, or more of each. */
export const dependencies = z.array(z.union([label.transform((name) => ({ name }) as z.infer<typeof full>), full]));
