import { alarmNames } from '../../../model/alarms';
import type { Alert, Monitoring } from '../../../model/parts/monitoring';
import { defaultFor } from '../../../observability/alerts/alert-rules';
import { readCondition } from '../../../observability/alerts/condition';
import { defaultAlerts } from '../../../observability/alerts/defaults';
import type { Catalogue } from '../../../observability/catalogue/catalogue';
import type { Subject } from '../../../observability/subject';
import { didYouMean, expected, oneOf } from '../../../spec/hints';
import { allAlerts, type AlertSpec } from '../../../spec/parts/alerts';
import type { SettleContext } from '../context';

interface Asked {
  readonly subject: Subject;
  readonly catalogue: Catalogue;
  readonly context: SettleContext;
}

type Settled = Pick<Monitoring, 'alerts' | 'off' | 'adjusted'>;

const defaults = [...Object.keys(defaultAlerts), ...alarmNames];

/** The alerts of a service: its own, and what is otherwise with those that every service has. */
export function alertsOf(rules: readonly AlertSpec[], asked: Asked): Settled {
  if (rules.some(({ name }) => name === allAlerts)) return { alerts: [], off: defaults, adjusted: {} };
  const { report } = asked.context;
  const seen = new Set<string>();
  const settled = rules.map((rule, index) => {
    const path = ['monitoring', 'alerts', index];
    if (seen.size === seen.add(rule.name).size)
      report('E395', [...path, 'name'], expected('a name of its own', `${rule.name} twice`));
    return alertOf(rule, path, asked);
  });
  return {
    alerts: settled.flatMap(({ alerts = [] }) => alerts),
    off: settled.flatMap(({ off = [] }) => off),
    adjusted: Object.assign({}, ...settled.map(({ adjusted }) => adjusted)),
  };
}

function alertOf(rule: AlertSpec, path: readonly PropertyKey[], asked: Asked): Partial<Settled> {
  const { report } = asked.context;
  const { name, enabled, condition, threshold } = rule;
  const isDefault = defaults.includes(name);
  if (threshold !== undefined)
    report(
      'W206',
      [...path, 'threshold'],
      'a threshold says nothing by itself: write condition: error_rate > 0.05; emitted without it',
    );
  if (enabled === false) {
    if (!isDefault && condition === undefined)
      report('E395', [...path, 'name'], expected(oneOf(defaults, name), name, didYouMean(name, defaults)));
    return isDefault ? { off: [name] } : {};
  }
  if (condition === undefined && !(name in defaultAlerts) && alarmNames.some((one) => one === name)) {
    report(
      'E395',
      [...path, 'name'],
      expected('enabled: false of an alarm of a cloud', name, `give an alert of your own another name`),
    );
    return {};
  }
  if (condition !== undefined) return ofCondition(rule, condition, path, asked);
  if (isDefault) return { adjusted: { [name]: adjustment(rule) } };
  if (threshold === undefined)
    report('E395', path, expected('a condition', `${name} without one`, didYouMean(name, defaults)));
  return {};
}

function ofCondition(
  { name, severity = 'warning', for: seconds, labels, annotations }: AlertSpec,
  condition: string,
  path: readonly PropertyKey[],
  { subject, catalogue, context }: Asked,
): Partial<Settled> {
  const { expr, faults } = readCondition(condition, subject, catalogue);
  for (const { at, message } of faults)
    context.report('E395', [...path, 'condition'], message, { text: condition, at });
  if (expr === undefined) return {};
  return { alerts: [{ name, expr, severity, forSeconds: seconds ?? defaultFor[severity], labels, annotations }] };
}

function adjustment({ severity, for: forSeconds, labels, annotations }: AlertSpec): Partial<Alert> {
  return {
    ...(severity && { severity }),
    ...(forSeconds !== undefined && { forSeconds }),
    ...(Object.keys(labels).length && { labels }),
    ...(Object.keys(annotations).length && { annotations }),
  };
}
