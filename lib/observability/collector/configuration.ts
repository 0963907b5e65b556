import { type Collector, gatewayHost, otlpPorts } from '../../model/parts/collector';

type Tree = Readonly<Record<string, unknown>>;

/** A text that neither the collector nor its chart expands. @see https://opentelemetry.io/docs/collector/configuration/#environment-variables */
function plain(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** Memory is refused before it is gone. @see https://github.com/open-telemetry/opentelemetry-collector/tree/main/processor/memorylimiterprocessor */
const memoryLimiter = { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 };

const receiver = {
  protocols: {
    grpc: { endpoint: `\${env:MY_POD_IP}:${otlpPorts.grpc}` },
    http: { endpoint: `\${env:MY_POD_IP}:${otlpPorts.http}` },
  },
};

/** Parts of the chart's own configuration that are not wanted. */
const without = { jaeger: null, zipkin: null, prometheus: null };

/** Configuration of the gateway, which masks, samples and sends on. */
export function gatewayConfiguration({ traces, logs, sampling, maskedKeys, maskedValues }: Collector): Tree {
  const masks = maskedKeys.length + maskedValues.length > 0;
  const steps = (...own: string[]) => ['memory_limiter', ...(masks ? ['redaction'] : []), ...own, 'batch'];
  return {
    receivers: { ...without, otlp: receiver },
    processors: {
      memory_limiter: memoryLimiter,
      batch: {},
      ...(masks && {
        redaction: {
          allow_all_keys: true,
          blocked_key_patterns: maskedKeys.map(plain),
          blocked_values: maskedValues.map(plain),
          summary: 'silent',
        },
      }),
      ...(traces && sampling && { tail_sampling: { decision_wait: '10s', policies: policies(sampling) } }),
    },
    exporters: {
      ...(traces && { 'otlphttp/traces': { endpoint: traces } }),
      ...(logs && { 'otlphttp/logs': { endpoint: logs } }),
    },
    service: {
      pipelines: {
        metrics: null,
        traces: traces
          ? {
              receivers: ['otlp'],
              processors: steps(...(sampling ? ['tail_sampling'] : [])),
              exporters: ['otlphttp/traces'],
            }
          : null,
        logs: logs ? { receivers: ['otlp'], processors: steps(), exporters: ['otlphttp/logs'] } : null,
      },
    },
  };
}

/** A trace is kept where one policy keeps it. @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/tailsamplingprocessor */
function policies({ rate, errors, slowMilliseconds }: NonNullable<Collector['sampling']>): Tree[] {
  return [
    ...(errors ? [{ name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } }] : []),
    ...(slowMilliseconds === undefined
      ? []
      : [{ name: 'slow', type: 'latency', latency: { threshold_ms: slowMilliseconds } }]),
    {
      name: 'share',
      type: 'probabilistic',
      probabilistic: { sampling_percentage: Number((rate * 100).toPrecision(10)) },
    },
  ];
}

/** Configuration of the agents, beside what the presets of the chart add: they read logs, learn whose they are, and hand them to the gateway. */
export function agentConfiguration(): Tree {
  return {
    receivers: { ...without, otlp: receiver },
    processors: {
      memory_limiter: memoryLimiter,
      batch: {},
      k8sattributes: {
        extract: {
          annotations: [
            { tag_name: 'log.retention', key: 'strata.dev/log-retention', from: 'pod' },
            { tag_name: 'log.collected', key: 'strata.dev/logs', from: 'pod' },
          ],
        },
      },
      'filter/unwanted': { logs: { log_record: ['resource.attributes["log.collected"] == "false"'] } },
      // Of logs in JSON, so that a log leads to its trace.
      'transform/traces': {
        error_mode: 'ignore',
        log_statements: [
          {
            context: 'log',
            statements: [
              'merge_maps(log.cache, ParseJSON(log.body), "upsert") where IsMatch(log.body, "^\\\\s*\\\\{")',
              'set(log.trace_id.string, log.cache["trace_id"]) where IsMatch(log.cache["trace_id"], "^[0-9a-f]{32}$$")',
              'set(log.span_id.string, log.cache["span_id"]) where IsMatch(log.cache["span_id"], "^[0-9a-f]{16}$$")',
            ],
          },
        ],
      },
    },
    exporters: { otlp: { endpoint: `${gatewayHost}:${otlpPorts.grpc}`, tls: { insecure: true } } },
    service: {
      pipelines: {
        metrics: null,
        traces: null,
        logs: {
          receivers: ['otlp'],
          processors: ['memory_limiter', 'k8sattributes', 'filter/unwanted', 'transform/traces', 'batch'],
          exporters: ['otlp'],
        },
      },
    },
  };
}
