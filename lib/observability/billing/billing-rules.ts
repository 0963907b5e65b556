import { commonLabels } from '../alerts/alert-rules';
import { matching } from '../promql/quote';
import type { RecordingRule, RuleGroup } from '../rules';
import { type Subject, targetOf } from '../subject';
import { billedBy } from './billed-metric';

/** What each organization used in an hour. */
export const hourly = 'billing:usage:increase1h';

/** What each organization used in a calendar month, UTC, up to now. */
export const monthly = 'billing:usage:month';

/** Days that cover each month whole, with a day in which a bill may be read. */
const days = 32;

/** Recording rules of what a service is billed by. They are evaluated once an hour, so that each hour is counted once. */
export function billingGroups(names: readonly string[], subject: Subject): RuleGroup[] {
  if (names.length === 0) return [];
  return [
    {
      name: `${subject.service}-billing`,
      interval: '1h',
      rules: names.flatMap((name) => [used(name, subject), total(name, subject)]),
    },
  ];
}

/**
 * What each series rose by since an hour ago. `increase` guesses at the ends of its window, and a bill must not: it is used for a series that began anew within the hour alone. A series that is new, of a new pod or a customer’s first use, has used all that it says.
 */
function used(name: string, subject: Subject): RecordingRule {
  const selector = `${name}{${matching(targetOf(subject))}}`;
  const now = `last_over_time(${selector}[1h])`;
  // Over a day, so that a series that could not be read for a while is no new one.
  const before = `last_over_time(${selector}[1d] offset 1h)`;
  const use = [
    `(${now} - ${before} >= 0 and resets(${selector}[65m]) == 0)`,
    `(increase(${selector}[1h]) and ${before})`,
    `(${now} unless ${before})`,
  ].join(' or ');
  // An hour that ends at midnight belongs to the day before.
  const when = (label: string, of: string) => `count_values("${label}", ${of}(vector(time() - 1)))`;
  const month = `* on () group_left (month) ${when('month', 'month')} * on () group_left (year) ${when('year', 'year')}`;
  return {
    record: hourly,
    expr: `sum by (${billedBy.join(', ')}) (${use}) ${month}`,
    labels: { ...commonLabels(subject), metric: name },
  };
}

function total(name: string, subject: Subject): RecordingRule {
  const labels = { ...commonLabels(subject), metric: name };
  const { platform, environment, namespace, service, metric } = labels as Record<string, string>;
  const found = `${hourly}{${matching({ platform, environment, namespace, service, metric } as Record<string, string>)}}`;
  return {
    record: monthly,
    expr: `sum by (${billedBy.join(', ')}, month, year) (sum_over_time(${found}[${days}d]))`,
    labels,
  };
}
