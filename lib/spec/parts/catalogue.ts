import { z } from 'zod';
import { cors } from './gateway';
import { also, key, text, version } from './scalars';

/** Items by name: a list of names or of mappings, or a mapping. */
const named = z.union([z.array(z.union([text, z.looseObject({})])), z.record(key, z.unknown())]).meta({ open: 'json' });

/** Algorithms, models and flags with the tier that unlocks each; the service reads them in its catalogue. */
export const features = z
  .strictObject({
    algorithms: named.describe('Algorithms by name, with the tier that unlocks each'),
    models: named.describe('Models by name, with the tier that unlocks each'),
    flags: also(['featureFlags'], named).describe('Flags, on, off or gradually'),
  })
  .partial()
  .catchall(z.unknown())
  .meta({ open: 'json' });

/** Models with their size, memory and GPUs; the service reads them in its catalogue. */
export const models = named;

/** API of a service: paths, limits and authentication; the service and its gateway read it. */
export const api = z
  .strictObject({
    basePath: also(['path', 'prefix', 'pathPrefix'], text.regex(/^\//)).describe(
      'Path prefix at the gateway; default networking.ingress.path',
    ),
    stripPrefix: z.boolean().describe('The gateway strips the prefix'),
    version: version.describe('Version of the API'),
    versions: also(['versioning'], z.unknown()).describe('Versions of the API that are served'),
    endpoints: also(['routes'], named).describe('Paths with method, timeout, tier, billing'),
    rateLimits: also(
      ['rateLimiting', 'rateLimit'],
      z.union([text, z.number(), z.record(key, z.unknown())]).transform(byTier),
    ).describe('By customer tier: 100/hour, unlimited'),
    websocket: also(['webSocket', 'websockets'], z.union([z.boolean(), z.looseObject({})])).describe(
      'Path, connections, ping interval, tier',
    ),
    cors: cors.describe('Shorter form of networking.ingress.cors; in the catalogue too'),
    authentication: also(['auth'], z.unknown()).describe('Authentication of callers'),
    documentation: also(['docs', 'openapi', 'swagger'], z.unknown()).describe('URL or path of its API description'),
    timeout: z.union([text, z.number()]).describe('Timeout of a request'),
  })
  .partial()
  .meta({ open: 'json' });

/** Limits by tier, with or without a mapping around the tiers. */
function byTier(written: string | number | Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (typeof written !== 'object') return { default: written };
  const { tiers, ...rest } = written;
  return typeof tiers === 'object' && !Array.isArray(tiers) ? { ...rest, ...tiers } : written;
}
