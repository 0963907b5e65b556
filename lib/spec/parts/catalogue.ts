import { z } from 'zod';
import { key, text } from './scalars';

/** Algorithms, models and flags with the tier that unlocks each; the service reads them in its catalogue. */
export const features = z
  .strictObject({
    algorithms: z.array(z.looseObject({ name: text })).describe('Algorithms by name, with the tier that unlocks each'),
    models: z.array(z.looseObject({ name: text })).describe('Models by name, with the tier that unlocks each'),
    flags: z.record(key, z.union([z.boolean(), z.looseObject({})])).describe('Flags, on, off or gradually'),
  })
  .partial()
  .catchall(z.unknown());

/** Models with their size and need of memory and GPUs; the service reads them in its catalogue. */
export const models = z.union([z.array(z.looseObject({ name: text })), z.record(key, z.unknown())]);

/** What callers may ask and how often; the service and its gateway read it. */
export const api = z
  .strictObject({
    basePath: text.regex(/^\//).describe('Path prefix at the gateway; default networking.ingress.path'),
    stripPrefix: z.boolean().describe('The gateway takes the prefix away'),
    version: z.coerce.string().describe('Version of the interface'),
    endpoints: z.array(z.looseObject({ path: text })).describe('Paths with method, timeout, tier, billing'),
    rateLimits: z
      .record(key, z.union([text, z.number(), z.looseObject({})]))
      .describe('By customer tier: 100/hour, unlimited'),
    websocket: z.looseObject({}).describe('Path, connections, ping interval, tier'),
    cors: z.looseObject({}).describe('Origins, methods and headers'),
  })
  .partial();
