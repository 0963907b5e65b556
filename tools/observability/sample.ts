import { httpMetrics, httpServerOf } from '../../lib/observability/catalogue/http-servers';
import type { Running } from '../../lib/observability/running';

const http = httpServerOf(undefined);

/** A service that has all that default alerts watch. */
export const sample: Running = {
  service: 'api',
  namespace: 'shop',
  environment: 'production',
  platform: 'shop',
  stack: 'operator',
  scraped: true,
  http,
  metrics: httpMetrics(http),
  workload: 'Deployment',
  workloadName: 'api',
  autoscaler: 'api',
  disruptionBudget: 'api',
  migration: 'api-migrate',
  claims: [{ pattern: 'data' }],
  certificate: 'api-tls',
  queues: [{ provider: 'sqs', name: 'jobs' }],
  databases: [{ engine: 'postgres', database: 'shop', name: 'main', host: 'shop-main' }],
  caches: [{ name: 'cache', host: 'shop-cache' }],
  traced: true,
  cluster: 'production',
  exporters: ['targets', 'kube-state-metrics', 'cadvisor', 'gateway', 'database', 'cache', 'queue'],
};
