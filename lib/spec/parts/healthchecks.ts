import { z } from 'zod';
import { also, portReference, text, urlPath, wholeSeconds } from './scalars';

const http = z.union([
  urlPath.transform((path) => ({ path })),
  z.strictObject({ path: urlPath, port: portReference.optional(), scheme: z.enum(['HTTP', 'HTTPS']).optional() }),
]);
const tcp = z.union([portReference.transform((port) => ({ port })), z.strictObject({ port: portReference })]);
const grpc = z.union([
  z.int().transform((port) => ({ port })),
  z.strictObject({ port: z.int().min(1).max(65535), service: text.optional() }),
]);
const exec = z.union([
  z
    .array(text)
    .min(1)
    .transform((command) => ({ command })),
  z.strictObject({ command: z.array(text).min(1) }),
]);

/** One probe; exactly one of `http`, `tcp`, `grpc`, `exec`, or `path` as the shorter form of `http`. */
export const probe = z.union([
  z.literal(false),
  urlPath.transform((path) => ({ path }) as Partial<z.infer<typeof probeParts>>),
  z.lazy(() => probeParts),
]);

const probeParts = z
  .strictObject({
    http: also(['httpGet'], http),
    tcp: also(['tcpSocket'], tcp),
    grpc,
    exec,
    path: urlPath.describe('Shorter form of http.path'),
    port: portReference.describe('Of path; default the first port'),
    scheme: z.enum(['HTTP', 'HTTPS']),
    initialDelay: also(['initialDelaySeconds'], wholeSeconds),
    period: also(['periodSeconds', 'interval'], wholeSeconds).describe('Default 10s'),
    timeout: also(['timeoutSeconds'], wholeSeconds).describe('Default 3s'),
    success: also(['successThreshold'], z.int().min(1)).describe('Successes in a row that count; default 1'),
    failures: also(['failureThreshold'], z.int().min(1)).describe('Failures in a row that count; default 3'),
  })
  .partial();

/** How Kubernetes learns how a service is; false for none. */
export const healthchecks = z.strictObject({ liveness: probe, readiness: probe, startup: probe }).partial();
