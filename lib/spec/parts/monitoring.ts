import { z } from 'zod';
import { also, noEffectYet, port, text, urlPath } from './scalars';

/** What a service tells about itself. */
export const monitoring = z
  .strictObject({
    metrics: z
      .strictObject({
        enabled: z.boolean(),
        port: port.describe('Port with metrics; default networking.port'),
        path: urlPath.describe('Default /metrics'),
        interval: noEffectYet(text).describe('Time between two readings'),
        custom: also(['customMetrics'], z.array(z.union([text, z.looseObject({ name: text })]))).describe(
          'Metrics of its own; in the catalogue',
        ),
      })
      .partial()
      .describe('Numbers for Prometheus'),
    logging: z
      .strictObject({
        level: z
          .enum([
            'TRACE',
            'DEBUG',
            'INFO',
            'WARN',
            'WARNING',
            'ERROR',
            'trace',
            'debug',
            'info',
            'warn',
            'warning',
            'error',
          ])
          .describe('LOG_LEVEL'),
        format: z.enum(['json', 'text']).describe('LOG_FORMAT'),
        outputs: z.array(z.union([text, z.looseObject({})])).describe('LOG_OUTPUTS'),
        masking: also(['mask', 'maskPatterns'], z.union([z.array(text), z.looseObject({})])).describe('LOG_MASKING'),
      })
      .partial()
      .describe('What it writes'),
    tracing: z
      .strictObject({
        enabled: z.boolean().describe('OTEL_SDK_DISABLED says the opposite'),
        sampleRate: also(['samplingRate'], z.number().min(0).max(1)).describe('OTEL_TRACES_SAMPLER_ARG'),
        exporter: text.describe('OTEL_TRACES_EXPORTER'),
        endpoint: text.describe('OTEL_EXPORTER_OTLP_ENDPOINT'),
        propagation: also(['propagators'], z.union([text.transform((word) => [word]), z.array(text)])).describe(
          'OTEL_PROPAGATORS',
        ),
      })
      .partial()
      .describe('Where a request goes'),
    alerts: noEffectYet(z.array(z.looseObject({ name: text }))).describe('Rules that call somebody'),
    slos: noEffectYet(z.union([z.array(z.looseObject({})), z.looseObject({})])).describe('Objectives'),
    dashboards: noEffectYet(z.unknown()).describe('Dashboards'),
  })
  .partial();
