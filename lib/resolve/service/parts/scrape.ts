import type { SettleContext } from '../context';

type Metrics = NonNullable<SettleContext['settings']['monitoring']>['metrics'];

/** The port with the metrics of a service: its own, or the main one. @default - metrics are not enabled */
export function scrapedPort(metrics: Metrics, main: number | undefined): number | undefined {
  return metrics && metrics.enabled !== false ? (metrics.port ?? main) : undefined;
}
