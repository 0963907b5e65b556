import type { Metric } from '../../../model/parts/monitoring';
import { billedMetric } from '../../../observability/billing/billed-metric';
import type { SettleContext } from '../context';

/** Counters that the endpoints of a service are billed by, each once. @param declared - its own metrics */
export function billedMetrics({ settings, report }: SettleContext, declared: readonly Metric[]): Metric[] {
  const endpoints = settings.api?.endpoints ?? [];
  const all = Array.isArray(endpoints) ? [...endpoints.entries()] : Object.entries(endpoints);
  const found = all.flatMap(([key, endpoint]): Metric[] => {
    const name = (endpoint as { readonly billingMetric?: unknown } | null)?.billingMetric;
    if (name === undefined || name === null) return [];
    const { metric, fault } = billedMetric(String(name), declared);
    if (fault) report('E395', ['api', 'endpoints', key, 'billingMetric'], fault);
    return metric ? [metric] : [];
  });
  return [...new Map(found.map((one) => [one.name, one])).values()];
}
