import { z } from 'zod';

/** A small schema with every construct that the real ones use. */
export const schema = z.strictObject({
  kind: z.enum(['ServiceDeployment', 'ServiceConfig']),
  poolSize: z
    .int()
    .min(1)
    .max(100)
    .meta({ aliases: ['connections'] })
    .optional(),
  sampleRate: z
    .number()
    .meta({ aliases: ['samplingRate'] })
    .describe('Share of requests')
    .optional(),
  image: z
    .string()
    .regex(/^[a-z]+:[0-9.]+$/, { error: 'an image, such as api:1.4' })
    .optional(),
  labels: z.record(z.string().regex(/^[a-z_A-Z]+$/, { error: 'letters' }), z.string()).optional(),
  replicas: z
    .union([
      z.int().transform((value) => ({ min: value, max: value })),
      z.strictObject({ min: z.int(), max: z.int(), coolDown: z.int().optional() }),
    ])
    .optional(),
  strategy: z
    .union([
      z.enum(['rolling', 'canary']),
      z.strictObject({ type: z.enum(['rolling', 'canary']), maxSurge: z.int().optional() }),
    ])
    .optional(),
  backings: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('bucket'), maxSize: z.int().optional() }),
        z.strictObject({
          kind: z.literal('database'),
          maxSize: z.string().optional(),
          multiZone: z.boolean().optional(),
        }),
      ]),
    )
    .optional(),
  probe: z.lazy(() => probe).optional(),
  edge: z
    .looseObject({ inner: z.string().meta({ effect: 'none' }).optional() })
    .meta({ effect: 'none' })
    .optional(),
  ttl: z.union([z.int(), z.record(z.string(), z.int())]).optional(),
});

const probe = z.strictObject({ initialDelay: z.int(), next: z.lazy(() => z.unknown()).optional() }).partial();

/** A text that the schema accepts. */
export const valid = `# A service
kind: ServiceDeployment
pool_size: 5
labels: { some_label: x, otherLabel: "y" }
replicas:
  min: 1
  max: 3
  cool_down: 7
backings:
  - kind: bucket
    max_size: 3
  - kind: database
    multi_zone: true
probe:
  initial_delay: 4
`;
