import type { HttpServer, Metric } from '../../model/parts/monitoring';

const duration = 'http_request_duration_seconds';

/**
 * Frameworks by the word of `service.framework`, and what their usual instrumentation exposes.
 * @see https://github.com/trallnag/prometheus-fastapi-instrumentator, https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/promhttp,
 * https://github.com/jochen-schweizer/express-prom-bundle, https://docs.micrometer.io/micrometer/reference/implementations/prometheus.html,
 * https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 */
const servers: Readonly<Record<string, HttpServer>> = {
  fastapi: {
    requests: 'http_requests_total',
    status: 'status',
    duration,
    unit: 'seconds',
    labels: ['method', 'handler'],
  },
  go: { requests: 'http_requests_total', status: 'code', duration, unit: 'seconds', labels: ['method', 'handler'] },
  express: {
    requests: `${duration}_count`,
    status: 'status_code',
    duration,
    unit: 'seconds',
    labels: ['method', 'path'],
  },
  spring: {
    requests: 'http_server_requests_seconds_count',
    status: 'status',
    duration: 'http_server_requests_seconds',
    unit: 'seconds',
    labels: ['method', 'uri', 'outcome', 'exception', 'error'],
  },
  opentelemetry: {
    requests: 'http_server_request_duration_seconds_count',
    status: 'http_response_status_code',
    duration: 'http_server_request_duration_seconds',
    unit: 'seconds',
    labels: ['http_request_method', 'http_route', 'url_scheme', 'error_type', 'network_protocol_version'],
  },
};

const families: readonly (readonly [RegExp, keyof typeof servers])[] = [
  [/spring|micronaut|quarkus|java/i, 'spring'],
  [/express|nest|koa|fastify|node/i, 'express'],
  [/otel|opentelemetry|aspnet|dotnet/i, 'opentelemetry'],
  [/\bgin\b|echo|fiber|\bchi\b|^go$/i, 'go'],
];

/** What a service exposes of its requests, by the framework that it names. */
export function httpServerOf(framework: string | undefined): HttpServer {
  const family = families.find(([pattern]) => framework !== undefined && pattern.test(framework));
  return servers[family?.[1] ?? 'fastapi']!;
}

/** The metrics of a framework. */
export function httpMetrics(server: HttpServer): Metric[] {
  const labels = [...server.labels, server.status];
  const common = { labels, source: 'http_server' };
  const counted = server.requests === `${server.duration}_count`;
  return [
    ...(counted ? [] : [{ ...common, name: server.requests, type: 'counter' as const, unit: 'count' as const }]),
    { ...common, name: server.duration, type: 'histogram', unit: server.unit },
  ];
}
