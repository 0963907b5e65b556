import { z } from 'zod';
import { oneOrMore } from './forms';
import { also, port, urlPath } from './scalars';

/** Profiles that a Go or Java process serves. @see https://grafana.com/docs/pyroscope/latest/deploy-kubernetes/helm/#optional-scrape-your-own-workloads-profiles */
const types = z.enum(['cpu', 'memory', 'goroutine', 'block', 'mutex', 'fgprof', 'godeltaprof_memory']);

const long = z.strictObject({
  enabled: z.boolean().optional().describe('Default true'),
  port: port.optional().describe('Port with profiles; default that of metrics, or networking.port'),
  path: also(['endpoint'], urlPath).optional().describe('Default /debug/pprof'),
  types: also(['type', 'profiles'], oneOrMore(types)).optional().describe('Default cpu and memory'),
});

/** Profiles of a service, read by a collector that finds pods by annotations. */
export const profiling = z.union([z.boolean().transform((enabled): z.output<typeof long> => ({ enabled })), long]);
