import { z } from 'zod';
import { choice, oneOrMore, said } from './forms';
import { also, host, label, port, text, version } from './scalars';

const type = choice({
  service: 'service',
  api: 'service',
  internal: 'service',
  microservice: 'service',
  database: 'database',
  db: 'database',
  postgres: 'database',
  postgresql: 'database',
  mysql: 'database',
  cache: 'cache',
  redis: 'cache',
  storage: 'storage',
  'object-storage': 'storage',
  s3: 'storage',
  bucket: 'bucket',
  queue: 'queue',
  topic: 'topic',
  external: 'external',
  'external-api': 'external',
  'external-service': 'external',
  externalApi: 'external',
  'third-party': 'external',
  http: 'external',
});

const defaultPorts: Readonly<Record<string, number>> = { http: 80, ws: 80 };

/** Host and port of a URL. */
const url = text
  .regex(/^[a-z][a-z0-9+.-]*:\/\/([a-z0-9][a-z0-9.-]*)(:\d{1,5})?([/?#].*)?$/, {
    error: 'a URL, such as https://api.example.com',
  })
  .transform((written) => {
    const [, scheme, name, given] = /^([a-z0-9+.-]+):\/\/([a-z0-9.-]+)(?::(\d+))?/.exec(written)!;
    return said({ host: name!, port: given ? Number(given) : defaultPorts[scheme!] });
  });

const full = z
  .strictObject({
    name: also(['service'], label).describe(
      'A service of the platform, an alias, a shared backing, or an external host',
    ),
    type: also(['kind'], type).optional().describe('Type; default: by its name'),
    shared: z.boolean().optional().describe('A shared backing of the environment instead of one of the service’s own'),
    path: also(['prefix'], text.max(200)).optional().describe('Prefix in a bucket'),
    access: z.enum(['read', 'write', 'readWrite']).optional().describe('Rights of the service; default readWrite'),
    host: host.optional().describe('Host of an external'),
    port: port.optional().describe('Port of an external; default 443'),
    url: also(['endpoint', 'baseUrl'], url).optional().describe('URL of an external, instead of host and port'),
    version: version.optional().describe('Version of a database or cache'),
    required: z
      .boolean()
      .optional()
      .describe('Always true for backings and false for everything else: no service waits for another one'),
    optional: z.boolean().optional().describe('The opposite of required'),
    description: text.max(1000).optional().describe('Purpose; becomes an annotation'),
  })
  .transform(({ url: written, required, optional, ...rest }) =>
    said({ ...written, ...rest, required: required ?? (optional === undefined ? undefined : !optional) }),
  );

type Full = z.output<typeof full>;

const one = z.union([label.transform((name): Full => ({ name })), full]);
const ofType = (word: Full['type']) => oneOrMore(one).transform((all) => all.map((each) => ({ type: word, ...each })));

/** Dependencies: names or mappings, as one list or by type. */
export const dependencies = z.union([
  z.array(one),
  z
    .strictObject({
      services: also(['internal', 'service'], ofType('service')).describe('Services of the platform'),
      databases: also(['database'], ofType('database')).describe('Databases'),
      caches: also(['cache'], ofType('cache')).describe('Caches'),
      storage: also(['buckets'], ofType('storage')).describe('Buckets'),
      queues: ofType('queue').describe('Queues'),
      topics: ofType('topic').describe('Topics'),
      external: also(['externals', 'externalServices', 'externalApis'], ofType('external')).describe('External hosts'),
      required: oneOrMore(one).describe('Dependencies of any type'),
      optional: oneOrMore(one).describe('Dependencies of any type; never waited for'),
    })
    .partial()
    .transform((byType) => Object.values(byType).flat()),
]);
