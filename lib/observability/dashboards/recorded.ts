import type { Metric } from '../../model/parts/monitoring';

/** What the rules of objectives keep, as dashboards read it. */
export const recorded: readonly Metric[] = [
  {
    name: 'slo:period_error_budget_remaining:ratio',
    type: 'gauge',
    unit: 'ratio',
    labels: ['slo', 'team', 'platform'],
    source: 'rules',
  },
];
