import type { Alert } from '../../model/parts/monitoring';
import { durationOf } from '../promql/duration';
import type { AlertingRule } from '../rules';
import type { Subject } from '../subject';

/** Labels of every alert of a service, for routing and inhibition. */
export function commonLabels({ platform, environment, namespace, service, team }: Subject): Record<string, string> {
  return { platform, environment, namespace, service, ...(team ? { team } : {}) };
}

/** An alert as a rule of Prometheus. */
export function alertRule(alert: Alert, subject: Subject): AlertingRule {
  return {
    alert: alert.name,
    expr: alert.expr,
    ...(alert.forSeconds > 0 ? { for: durationOf(alert.forSeconds) } : {}),
    labels: { ...commonLabels(subject), ...alert.labels, severity: alert.severity },
    annotations: alert.annotations,
  };
}

/** Seconds that a condition must hold where its author does not say, by how much it matters. */
export const defaultFor: Readonly<Record<Alert['severity'], number>> = { critical: 300, warning: 600, info: 900 };
