import type { ChartSource } from '../../model/component';
import type { Collector } from '../../model/parts/collector';
import { agentConfiguration, gatewayConfiguration } from '../../observability/collector/configuration';

/** Chart of the collector, whose own version is that of the collector it runs. */
export const openTelemetryChart: ChartSource = {
  repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
  chart: 'opentelemetry-collector',
  version: '0.158.3',
};

/** The distribution for Kubernetes has the processors that the other one lacks. */
const image = { repository: 'otel/opentelemetry-collector-k8s' };

/** Ports of protocols that it does not speak. */
const unused = ['jaeger-compact', 'jaeger-thrift', 'jaeger-grpc', 'zipkin'];
const ports = Object.fromEntries(unused.map((name) => [name, { enabled: false }]));

function common(name: string, memory: string): object {
  return {
    fullnameOverride: name,
    image,
    ports,
    // The chart tells Go four fifths of the limit.
    resources: { requests: { cpu: '100m', memory }, limits: { memory } },
  };
}

/** Values of the gateway. */
export function gatewayValues(collector: Collector | undefined): object {
  if (!collector) return { mode: 'deployment', image };
  return {
    ...common('opentelemetry-gateway', collector.memory),
    mode: 'deployment',
    // What is kept of a trace is decided where all of it is.
    replicaCount: collector.sampling ? 1 : 2,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
    config: templated(gatewayConfiguration(collector)),
  };
}

/** Values of the agents. */
export function agentValues(collector: Collector | undefined): object {
  if (!collector) return { mode: 'daemonset', image };
  return {
    ...common('opentelemetry-agent', collector.memory),
    mode: 'daemonset',
    presets: { logsCollection: { enabled: true }, kubernetesAttributes: { enabled: true } },
    service: { enabled: false },
    tolerations: [{ operator: 'Exists' }],
    config: templated(agentConfiguration()),
  };
}

/** A tree whose texts the chart does not take for templates. */
function templated(tree: unknown): unknown {
  if (typeof tree === 'string') return tree.replaceAll('{{', '{{ "{{" }}');
  if (Array.isArray(tree)) return tree.map(templated);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, templated(value)]));
}
