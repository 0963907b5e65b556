import { z } from 'zod';
import { alarms } from './alarms';
import { said } from './forms';
import { collector } from './collector';
import { routing } from './routing';
import { also } from './scalars';

const stack = z.enum(['operator', 'annotations', 'none']);

/** Programs whose metrics services may name in rules, beside their own. */
const exporters = ['kube-state-metrics', 'cadvisor', 'gateway', 'database', 'cache', 'queue'] as const;

/** How Prometheus finds what services say of themselves. */
export const platformMonitoring = z.union([
  stack.transform((one): z.output<typeof long> => ({ stack: one })),
  z.lazy(() => long),
]);

const long = z
  .strictObject({
    stack: stack
      .optional()
      .describe(
        'operator: PodMonitor and PrometheusRule objects, default; annotations: prometheus.io annotations, and rules in ConfigMaps; none',
      ),
    exporters: z
      .array(z.enum(exporters))
      .optional()
      .describe('Programs whose metrics are scraped; default kube-state-metrics, cadvisor, gateway'),
    collector: also(['opentelemetry', 'otel'], collector)
      .optional()
      .describe('Collectors of OpenTelemetry in each cluster, for traces and logs; default none'),
    alarms: alarms
      .optional()
      .describe(
        'Alarms of clouds on databases, queues and caches outside of the cluster; default on, where data is protected, without recipients',
      ),
    routing: also(['alerting', 'alertmanager'], routing)
      .optional()
      .describe('Whom alerts go to, by Alertmanager; default: they are not sent'),
  })
  .transform((one) => said(one));

/** What an environment says of monitoring otherwise than its platform. */
export const environmentMonitoring = z
  .strictObject({
    routing: also(['alerting', 'alertmanager'], routing)
      .optional()
      .describe(
        'Whom alerts go to: receivers and hours by name over those of the platform, everything else in its place',
      ),
  })
  .transform((one) => said(one));
