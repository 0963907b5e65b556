import type { SettleContext } from '../context';

type Monitoring = NonNullable<SettleContext['settings']['monitoring']>;
type Metrics = Monitoring['metrics'];

/** The port with the metrics of a service: its own, or the main one. @default - metrics are not enabled */
export function scrapedPort(metrics: Metrics, main: number | undefined): number | undefined {
  return metrics && metrics.enabled !== false ? (metrics.port ?? main) : undefined;
}

/** The port with the profiles of a service. @default - none are read */
export function profiledPort(monitoring: Monitoring | undefined, main: number | undefined): number | undefined {
  const { profiling, metrics } = monitoring ?? {};
  if (!profiling || profiling.enabled === false) return undefined;
  return profiling.port ?? scrapedPort(metrics, main) ?? main;
}
