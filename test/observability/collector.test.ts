import { agentConfiguration, gatewayConfiguration } from '../../lib/observability/collector/configuration';
import { runnable } from '../../tools/observability/collector-files';
import { collectorSamples } from '../../tools/observability/collector-samples';
import { service, shop } from '../resolve/shop';
import { outgoing } from '../../lib/kubernetes/service/flows';
import { componentsOf } from '../../lib/kubernetes/cluster/components';
import { gateways } from '../../lib/kubernetes/gateways';

interface Made {
  readonly processors: Readonly<Record<string, object>>;
  readonly exporters: object;
  readonly service: { readonly pipelines: Readonly<Record<string, { readonly processors: readonly string[] }>> };
}

const gateway = (name: string) => runnable(gatewayConfiguration(collectorSamples[name]!)) as unknown as Made;

describe('the gateway', () => {
  test('takes what it can send on, and nothing else', () => {
    expect(Object.keys(gateway('traces').service.pipelines)).toEqual(['traces']);
    expect(Object.keys(gateway('logs').service.pipelines)).toEqual(['logs']);
    expect(Object.keys(gateway('both').exporters)).toEqual(['otlphttp/traces', 'otlphttp/logs']);
  });

  test('limits its memory first, then masks, then samples whole traces', () => {
    expect(gateway('masked').service.pipelines.traces!.processors).toEqual(['memory_limiter', 'redaction', 'batch']);
    expect(gateway('sampled').service.pipelines.traces!.processors).toEqual([
      'memory_limiter',
      'tail_sampling',
      'batch',
    ]);
    expect(gateway('sampled').processors.tail_sampling).toMatchObject({
      policies: [
        { status_code: { status_codes: ['ERROR'] } },
        { latency: { threshold_ms: 2000 } },
        { probabilistic: { sampling_percentage: 10 } },
      ],
    });
  });

  test('expands nothing of what is masked', () => {
    expect(gateway('masked').processors.redaction).toMatchObject({
      blocked_values: ['\\b\\d{16}$$', '$${env:HOME}', '[{]{2}'],
    });
  });
});

test('the agents leave out pods that say so, and tie a log to its trace', () => {
  const { service: own, processors } = runnable(agentConfiguration()) as unknown as Made;
  expect(own.pipelines.logs!.processors).toEqual([
    'memory_limiter',
    'k8sattributes',
    'filter/unwanted',
    'transform/traces',
    'batch',
  ]);
  expect(JSON.stringify(processors)).toContain('strata.dev/log-retention');
});

describe('a platform with collectors', () => {
  const made = (collector: string, tracing: string) => {
    const { value, problems } = shop({
      platform: `
domain: shop.example
registry: docker.io/shop
gitops: { repository: https://github.com/shop/deployments }
monitoring: { collector: ${collector} }`,
      services: { api: service('api', `networking: { port: 80 }\nmonitoring: { tracing: ${tracing} }`) },
    });
    const [unit] = value.units;
    return {
      said: problems.map(({ code }) => code),
      endpoint: unit?.service.variables.OTEL_EXPORTER_OTLP_ENDPOINT,
      leaves: unit && outgoing(unit).some(({ peer }) => 'name' in peer && peer.name === 'opentelemetry-gateway'),
      components: value.clusters[0]?.components.filter((name) => name.startsWith('opentelemetry')),
    };
  };

  test.each([
    ['true', 'http://opentelemetry-gateway.opentelemetry-gateway:4318', true],
    ['{ exporter: otlp-grpc }', 'http://opentelemetry-gateway.opentelemetry-gateway:4317', true],
    ['{ endpoint: "http://other.example:4318" }', 'http://other.example:4318', false],
    ['{ exporter: zipkin }', undefined, false],
    ['false', undefined, false],
  ])('sends traces of a service with tracing: %s to %s', (tracing, endpoint, leaves) => {
    const found = made('{ traces: "http://jaeger.shop:4318" }', tracing);
    expect(found).toMatchObject({ said: [], leaves, components: ['opentelemetry-gateway'] });
    expect(found.endpoint).toBe(endpoint);
  });

  test('has agents where logs are collected', () => {
    const found = made('{ logs: "https://loki.example.com/otlp" }', 'true');
    expect(found.components).toEqual(['opentelemetry-agent', 'opentelemetry-gateway']);
    expect(found.endpoint).toBeUndefined();
  });

  test.each([
    '{ memory: 1Gi }',
    '{ traces: "http://a/${env:A}" }',
    '{ traces: "http://a", masking: ["{{ .Values }}"] }',
  ])('does not take %s', (collector) => expect(made(collector, 'true').said.join()).toMatch(/^E2\d\d$/));

  test('has no template in the values of the chart', () => {
    const values = componentsOf(gateways)['opentelemetry-gateway']!.values([], {}, {
      platform: {
        monitoring: { stack: 'none', exporters: [], collector: { ...collectorSamples.masked!, maskedValues: ['{{x'] } },
      },
    } as never);
    expect(JSON.stringify(values)).toContain('{{ \\"{{\\" }}x');
  });
});
