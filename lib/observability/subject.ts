import type { HttpServer, Metric, MonitoringStack } from '../model/parts/monitoring';

/** A service in one environment, as rules see it. */
export interface Subject {
  readonly service: string;
  readonly namespace: string;
  readonly environment: string;
  readonly platform: string;
  readonly team?: string;
  readonly stack: MonitoringStack;
  /** Whether Prometheus reads metrics of its own. */
  readonly scraped: boolean;
  readonly http?: HttpServer;
  readonly metrics: readonly Metric[];
}

/** Labels that find the series which a service exposes itself. */
export function targetOf({ namespace, service }: Subject): Record<string, string> {
  return { namespace, service };
}

/** Labels of a service's own container, as the kubelet and kube-state-metrics have them. */
export function containerOf({ namespace, service }: Subject): Record<string, string> {
  return { namespace, container: service };
}
