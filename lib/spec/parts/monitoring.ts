import { z } from 'zod';
import { choice, idle, oneOrMore, said } from './forms';
import { also, key, noEffectYet, port, text, urlPath } from './scalars';

const own = z.union([
  z.array(z.union([text, z.looseObject({ name: text }).meta({ open: 'json' })])),
  z
    .record(key, z.looseObject({}).meta({ open: 'json' }))
    .transform((all) => Object.entries(all).map(([name, more]) => ({ name, ...more }))),
]);

const metrics = z.union([
  z.boolean().transform((enabled) => ({ enabled })),
  z.array(z.union([text, z.looseObject({ name: text }).meta({ open: 'json' })])).transform((custom) => ({ custom })),
  z
    .strictObject({
      enabled: z.boolean().describe('Default true'),
      port: port.describe('Port with metrics; default networking.port'),
      path: also(['endpoint'], urlPath).describe('Default /metrics'),
      interval: also(['scrapeInterval'], noEffectYet(z.unknown())).describe('Time between two readings'),
      custom: also(['customMetrics'], own).describe('Metrics of its own; in the catalogue'),
      ...idle('provider', 'exporter', 'labels', 'retention', 'scrapeTimeout', 'serviceMonitor', 'type'),
    })
    .partial(),
]);

/** Spellings of a level: as it is, and in capitals. */
const levels = ['trace', 'debug', 'info', 'warn', 'warning', 'error', 'critical', 'fatal'];
const upper = (word: string) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()];
const level = z.enum(levels.flatMap(upper) as [string, ...string[]]);
const format = choice({
  json: 'json',
  JSON: 'json',
  structured: 'json',
  text: 'text',
  plain: 'text',
  console: 'text',
});

const longLogging = z
  .strictObject({
    level: level.describe('LOG_LEVEL'),
    format: format.describe('LOG_FORMAT'),
    structured: z.boolean().describe('Shorter form of format: json'),
    outputs: also(
      ['output', 'destination', 'destinations', 'sinks'],
      oneOrMore(z.union([text, z.looseObject({}).meta({ open: 'json' })])),
    ).describe('LOG_OUTPUTS'),
    masking: also(
      ['mask', 'maskPatterns', 'redact', 'sensitiveMasking', 'maskSensitive', 'maskSensitiveData'],
      z.union([z.boolean(), z.array(text), z.looseObject({}).meta({ open: 'json' })]),
    ).describe('LOG_MASKING'),
    enabled: z.boolean().describe('true, always'),
    ...idle('retention', 'retentionDays', 'sampling', 'aggregation', 'rotation', 'fields'),
  })
  .partial()
  .transform(({ structured, ...rest }) =>
    said({ ...rest, format: rest.format ?? (structured === undefined ? undefined : structured ? 'json' : 'text') }),
  );

const logging = z.union([level.transform((word): z.output<typeof longLogging> => ({ level: word })), longLogging]);

const sampleRate = z.union([
  z.number().min(0).max(1),
  text.regex(/^(0(\.\d+)?|1(\.0+)?)$/).transform(Number),
  text.regex(/^\d{1,3}(\.\d+)?%$/).transform((share) => Math.min(1, parseFloat(share) / 100)),
  z
    .strictObject({ rate: also(['ratio', 'param', 'probability'], z.number().min(0).max(1)), ...idle('type') })
    .transform((one) => one.rate),
]);

const longTracing = z
  .strictObject({
    enabled: z.boolean().describe('OTEL_SDK_DISABLED says the opposite'),
    sampleRate: also(['samplingRate', 'sampleRatio', 'samplingRatio', 'sampling', 'probability'], sampleRate).describe(
      'OTEL_TRACES_SAMPLER_ARG: 0.1 or 10%',
    ),
    exporter: text.describe('OTEL_TRACES_EXPORTER'),
    provider: also(['backend', 'type'], text).describe('The same, where exporter is not said'),
    endpoint: also(['collector', 'otlpEndpoint', 'jaegerEndpoint', 'collectorEndpoint'], text).describe(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
    ),
    propagation: also(['propagators'], oneOrMore(text)).describe('OTEL_PROPAGATORS'),
    ...idle('sampler', 'headers', 'serviceName'),
  })
  .partial()
  .transform(({ provider, ...rest }) => said({ ...rest, exporter: rest.exporter ?? provider }));

const tracing = z.union([z.boolean().transform((enabled): z.output<typeof longTracing> => ({ enabled })), longTracing]);

/** What a service tells about itself. */
export const monitoring = z
  .strictObject({
    enabled: z.boolean().describe('false: no metrics and no traces'),
    metrics: also(['prometheus'], metrics).describe('Numbers for Prometheus; on where they are spoken of'),
    customMetrics: own.describe('Shorter form of metrics.custom'),
    logging: also(['logs', 'log'], logging).describe('What it writes'),
    tracing: also(['traces', 'opentelemetry', 'otel'], tracing).describe('Where a request goes'),
    alerts: also(['alerting', 'alertRules'], noEffectYet(z.unknown())).describe('Rules that call somebody'),
    slos: also(['slo', 'objectives', 'sla'], noEffectYet(z.unknown())).describe('Objectives'),
    dashboards: also(['dashboard', 'grafana'], noEffectYet(z.unknown())).describe('Dashboards'),
    profiling: noEffectYet(z.unknown()).describe('Where its time goes'),
  })
  .partial()
  .transform(({ enabled, customMetrics, ...rest }) => {
    const off = enabled === false ? { enabled } : {};
    const custom = customMetrics && { custom: customMetrics };
    return said({
      ...rest,
      metrics: rest.metrics || custom || enabled !== undefined ? { ...custom, ...rest.metrics, ...off } : undefined,
      tracing: rest.tracing || enabled === false ? { ...rest.tracing, ...off } : undefined,
    });
  });
