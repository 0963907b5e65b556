import type { Objective } from '../../model/parts/monitoring';
import { commonLabels } from '../alerts/alert-rules';
import { durationOf } from '../promql/duration';
import { matching } from '../promql/quote';
import type { AlertingRule, RecordingRule, RuleGroup } from '../rules';
import type { Subject } from '../subject';
import { type BurnRate, burnRates, windowsOf } from './burn-rates';
import { budgetLeft, eventsOf, ratioOf, recordedOnce } from './recorded';

/** The part of events that may be bad, without the noise of binary fractions. */
export function budgetOf({ target }: Pick<Objective, 'target'>): number {
  return Number((1 - target / 100).toPrecision(10));
}

/** Minimum number of events of a window for an alert: with fewer, one error alone would be above the rate. */
export function leastEvents(objective: Objective, { factor }: BurnRate): number {
  if (objective.minimumEvents !== undefined) return objective.minimumEvents;
  return Math.floor(1 / Math.min(1, factor * budgetOf(objective))) + 1;
}

/** The rules of an objective: what is recorded, what is known of it, and who is called when. */
export function objectiveGroups(objective: Objective, subject: Subject): RuleGroup[] {
  const prefix = `${subject.service}-slo-${objective.name}`;
  return [
    { name: `${prefix}-recordings`, rules: recordings(objective, subject) },
    { name: `${prefix}-meta`, rules: meta(objective, subject) },
    {
      name: `${prefix}-alerts`,
      rules: burnRates(objective.windowDays).map((rate) => burnAlert(objective, subject, rate)),
    },
  ];
}

function idOf({ name }: Objective, subject: Subject): Record<string, string> {
  return { ...commonLabels(subject), slo: name };
}

function at(expression: string, seconds: number): string {
  return expression.replaceAll('{window}', durationOf(seconds));
}

function recordings(objective: Objective, subject: Subject): RecordingRule[] {
  const { indicator, windowDays } = objective;
  const labels = idOf(objective, subject);
  const windows = windowsOf(windowDays);
  const shortest = windows[0]!;
  const found = `${ratioOf(shortest)}{${matching(finder(objective, subject))}}`;
  const whole = durationOf(windows.at(-1)!);
  const ratios = windows.map((seconds, index) => ({
    record: ratioOf(seconds),
    // Samples of a whole month would be read each time: the mean of what was recorded is as good.
    expr:
      index === windows.length - 1
        ? `sum_over_time(${found}[${whole}]) / ignoring (window) count_over_time(${found}[${whole}])`
        : at(indicator.errorRatio, seconds),
    labels: { ...labels, window: durationOf(seconds) },
  }));
  const long = [...new Set(burnRates(windowDays).map(({ longSeconds }) => longSeconds))];
  const events = long.map((seconds) => ({
    record: eventsOf(seconds),
    expr: at(indicator.events, seconds),
    labels: { ...labels, window: durationOf(seconds) },
  }));
  return [...ratios, ...events];
}

/** Labels that find what was recorded of one objective. */
function finder({ name }: Objective, { namespace, service }: Subject): Record<string, string> {
  return { namespace, service, slo: name };
}

function meta(objective: Objective, subject: Subject): RecordingRule[] {
  const labels = idOf(objective, subject);
  const own = matching(finder(objective, subject));
  const budget = budgetOf(objective);
  const windows = windowsOf(objective.windowDays);
  const days = `${objective.windowDays}`;
  return [
    { record: recordedOnce.objective, expr: `vector(${Number((1 - budget).toPrecision(10))})`, labels },
    { record: recordedOnce.budget, expr: `vector(${budget})`, labels },
    { record: recordedOnce.days, expr: `vector(${days})`, labels },
    {
      record: recordedOnce.currentBurnRate,
      expr: `sum without (window) (${ratioOf(windows[0]!)}{${own}}) / ${budget}`,
      labels,
    },
    {
      record: recordedOnce.periodBurnRate,
      expr: `sum without (window) (${ratioOf(windows.at(-1)!)}{${own}}) / ${budget}`,
      labels,
    },
    {
      record: budgetLeft,
      expr: `1 - ${recordedOnce.periodBurnRate}{${own}}`,
      labels,
    },
  ];
}

function burnAlert(objective: Objective, subject: Subject, rate: BurnRate): AlertingRule {
  const own = matching(finder(objective, subject));
  const threshold = Number((rate.factor * budgetOf(objective)).toPrecision(10));
  const long = durationOf(rate.longSeconds);
  const above = (seconds: number) => `max without (window) (${ratioOf(seconds)}{${own}}) > ${threshold}`;
  const enough = `max without (window) (${eventsOf(rate.longSeconds)}{${own}}) >= ${leastEvents(objective, rate)}`;
  return {
    alert: 'ErrorBudgetBurn',
    expr: `(${above(rate.longSeconds)}) and (${above(rate.shortSeconds)}) and (${enough})`,
    labels: { ...commonLabels(subject), slo: objective.name, window: long, severity: rate.severity },
    annotations: {
      summary: `${subject.service}: the error budget of ${objective.name} is spent ${rate.factor} times as fast as it may be`,
      description: `Of ${objective.target} % over ${objective.windowDays} days; seen over ${long} and ${durationOf(rate.shortSeconds)}.`,
    },
  };
}
