import type { Metric } from '../../model/parts/monitoring';
import { durationOf } from '../promql/duration';

/** The ratio of errors over a window. */
export const ratioOf = (seconds: number) => `slo:sli_error:ratio_rate${durationOf(seconds)}`;

/** The number of events of a window. */
export const eventsOf = (seconds: number) => `slo:sli_events:increase${durationOf(seconds)}`;

/** What is recorded of each objective once, and not for each window, as Sloth names it. */
export const recordedOnce = {
  objective: 'slo:objective:ratio',
  budget: 'slo:error_budget:ratio',
  days: 'slo:time_period:days',
  currentBurnRate: 'slo:current_burn_rate:ratio',
  periodBurnRate: 'slo:period_burn_rate:ratio',
  budgetLeft: 'slo:period_error_budget_remaining:ratio',
} as const;

/** The part of a budget that is left in the window of its objective; negative where more was spent. */
export const { budgetLeft } = recordedOnce;

/** What the rules of objectives record, as metrics that dashboards may name. */
export const recorded: readonly Metric[] = Object.values(recordedOnce).map((name) => ({
  name,
  type: 'gauge',
  unit: name === recordedOnce.days ? 'count' : 'ratio',
  labels: ['slo', 'team', 'platform'],
  source: 'rules',
}));
