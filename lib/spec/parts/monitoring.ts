import { z } from 'zod';
import { alerts, labelName } from './alerts';
import { dashboards } from './dashboards';
import { choice, onOff, oneOrMore, said } from './forms';
import { objectives } from './objectives';
import { profiling } from './profiling';
import { also, bare, days, key, port, scalar, text, urlPath, wholeSeconds } from './scalars';
import { tracing } from './tracing';

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
      interval: also(['scrapeInterval'], wholeSeconds).describe('Scrape interval; default that of Prometheus'),
      scrapeTimeout: also(['timeout'], wholeSeconds).describe('Scrape timeout; default that of Prometheus'),
      scheme: z.enum(['http', 'https']).describe('Default http; of https, certificates are not verified'),
      labels: z.record(labelName, bare(text.max(1000))).describe('Labels of every series'),
      custom: also(['customMetrics'], own).describe(
        'Metrics of its own, with type, unit, labels and buckets; alerts and objectives may name them',
      ),
      exposed: own.describe('Metrics that its libraries expose beside; not in the catalogue file'),
      provider: z.enum(['prometheus']).describe('prometheus, always'),
      exporter: z.enum(['prometheus']).describe('prometheus, always'),
      type: z.enum(['prometheus']).describe('prometheus, always'),
      serviceMonitor: onOff().describe(
        'false: no PodMonitor; default true where monitoring.stack of the platform is operator',
      ),
      retention: days
        .optional()
        .describe(
          'None by itself: Prometheus keeps the metrics of all services equally long, 35 days where we install it',
        ),
    })
    .partial(),
]);

/** Spellings of a level: lower and upper case. */
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

/** What a service's own logger reads, as it is written. */
const json = z.union([z.boolean(), z.number(), text, z.looseObject({}).meta({ open: 'json' })]);

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
    enabled: z.boolean().describe('Always true'),
    retention: also(['retentionDays'], days).describe(
      'Annotation strata.dev/log-retention of its pods, by which a collector of logs keeps them',
    ),
    sampling: json.describe('LOG_SAMPLING'),
    aggregation: json.describe('LOG_AGGREGATION; false: annotation strata.dev/logs of its pods, too'),
    rotation: json.describe('LOG_ROTATION, for a service that writes files; the kubelet rotates what it prints'),
    fields: also(
      ['labels', 'extraFields', 'staticFields'],
      z.record(key, z.union([scalar, z.number(), z.boolean()])),
    ).describe('LOG_FIELDS: fields of every line'),
  })
  .partial()
  .transform(({ structured, ...rest }) =>
    said({ ...rest, format: rest.format ?? (structured === undefined ? undefined : structured ? 'json' : 'text') }),
  );

const logging = z.union([level.transform((word): z.output<typeof longLogging> => ({ level: word })), longLogging]);

/** Metrics, logs and traces of a service. */
export const monitoring = z
  .strictObject({
    enabled: z.boolean().describe('false: no metrics and no traces'),
    metrics: also(['prometheus'], metrics).describe('Metrics for Prometheus; on where a key of it is set'),
    customMetrics: own.describe('Shorter form of metrics.custom'),
    logging: also(['logs', 'log'], logging).describe('Logs'),
    tracing: also(['traces', 'opentelemetry', 'otel'], tracing).describe('Traces'),
    alerts: also(['alerting', 'alertRules'], alerts).describe(
      'Alerts, beside the default ones; one with the name of a default alert changes it, enabled: false switches it off, and false all',
    ),
    slos: also(['slo', 'objectives', 'sla'], objectives).describe(
      'Objectives, with recording rules and burn-rate alerts; default the sla of its tier, false none',
    ),
    dashboards: also(['dashboard', 'grafana'], dashboards).describe(
      'Dashboards of Grafana: false for none; files of its own beside the specification or in its folder dashboards, by default all of that folder',
    ),
    profiling: also(['profiler', 'pyroscope'], profiling).describe('Profiles, as a collector of Pyroscope reads them'),
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
