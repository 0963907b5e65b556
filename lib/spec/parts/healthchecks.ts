import { z } from 'zod';
import { int32 } from '../../api/ranges';
import { choice, said } from './forms';
import { headers } from './gateway';
import { also, command, host, portReference, text, urlPath, wholeSeconds } from './scalars';

const scheme = choice({ HTTP: 'HTTP', HTTPS: 'HTTPS', http: 'HTTP', https: 'HTTPS' });
const http = z.union([
  urlPath.transform((path) => ({ path })),
  z.strictObject({
    path: urlPath,
    port: portReference.optional(),
    scheme: scheme.optional(),
    host: host.optional().describe('Host of the request; default the address of the pod'),
    headers: also(['httpHeaders'], headers).optional().describe('Headers of the request: Host for a virtual host'),
  }),
]);
const tcp = z.union([portReference.transform((port) => ({ port })), z.strictObject({ port: portReference })]);
const grpc = z.union([
  z
    .int()
    .min(1)
    .max(65535)
    .transform((port) => ({ port })),
  z.strictObject({ port: z.int().min(1).max(65535), service: text.optional() }),
]);
const exec = z.union([command.transform((words) => ({ command: words })), z.strictObject({ command })]);
const type = choice({
  http: 'http',
  https: 'https',
  httpGet: 'http',
  HTTP: 'http',
  tcp: 'tcp',
  tcpSocket: 'tcp',
  TCP: 'tcp',
  grpc: 'grpc',
  exec: 'exec',
  command: 'exec',
});

/** Keys of one probe. */
const parts = {
  enabled: z.boolean().describe('false: none'),
  type: type.describe('Type of the probe, together with path, port or command'),
  http: also(['httpGet'], http),
  tcp: also(['tcpSocket'], tcp),
  grpc,
  exec,
  path: also(['endpoint'], urlPath).describe('Shorter form of http.path'),
  port: portReference.describe('Port of path; default the first port'),
  scheme,
  command: command.describe('Shorter form of exec.command'),
  initialDelay: also(['initialDelaySeconds', 'startPeriod'], wholeSeconds),
  period: also(['periodSeconds', 'interval', 'intervalSeconds'], wholeSeconds).describe('Default 10s'),
  timeout: also(['timeoutSeconds'], wholeSeconds).describe('Default 3s'),
  success: also(['successThreshold', 'healthyThreshold'], z.int().min(1).max(int32)).describe(
    'Success threshold; default 1',
  ),
  failures: also(['failureThreshold', 'unhealthyThreshold', 'retries'], z.int().min(1).max(int32)).describe(
    'Failure threshold; default 3',
  ),
};

const probeParts = z.strictObject(parts).partial();
type Parts = z.output<typeof probeParts>;

/** An HTTP probe as HTTPS, unless it has a scheme. */
function encrypted(asked: z.output<typeof http>): z.output<typeof http> {
  return { ...asked, scheme: ('scheme' in asked && asked.scheme) || 'HTTPS' };
}

/** A probe in its longer form. */
function longer({ enabled, type: kind, command: words, path, port, ...rest }: Parts) {
  if (enabled === false) return false;
  const asks: Readonly<Record<string, Partial<Parts>>> = {
    http: rest.http ? { port } : { path: path ?? '/', port },
    https: rest.http ? { port, http: encrypted(rest.http) } : { path: path ?? '/', port, scheme: 'HTTPS' },
    tcp: port === undefined ? { path } : { path, tcp: { port } },
    grpc: typeof port === 'number' ? { path, grpc: { port } } : { path, port },
    exec: { path, port },
  };
  return said({ ...rest, ...(words ? { exec: { command: words } } : {}), ...(kind ? asks[kind] : { path, port }) });
}

/** One probe; exactly one of `http`, `tcp`, `grpc`, `exec`, or `path` as the shorter form of `http`. */
export const probe = z.union([
  z.literal(false),
  urlPath.transform((path) => longer({ path })),
  probeParts.transform(longer),
]);

const each = z
  .strictObject({
    liveness: also(['livenessProbe'], probe),
    readiness: also(['readinessProbe'], probe),
    startup: also(['startupProbe'], probe),
    ...parts,
  })
  .partial()
  .transform(({ liveness, readiness, startup, ...both }) => {
    const one = Object.keys(both).length ? longer(both) : undefined;
    return said({
      liveness: liveness ?? one,
      readiness: readiness ?? one,
      startup: startup ?? (one === false ? one : undefined),
    });
  });

type Each = z.output<typeof each>;

/** Probes of a service: one each, or one for liveness and readiness; false for none. */
export const healthchecks = z.union([
  z.literal(false).transform((): Each => ({ liveness: false, readiness: false, startup: false })),
  urlPath.transform((path): Each => ({ liveness: longer({ path }), readiness: longer({ path }) })),
  each,
]);
