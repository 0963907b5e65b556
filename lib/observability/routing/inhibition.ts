import type { Matcher, Routed } from './route-tree';
import { any, is, scopeOf } from './route-tree';

/** Alerts that silence others while they fire. */
export interface Inhibition {
  readonly source: readonly Matcher[];
  readonly target: readonly Matcher[];
  /** Labels that both have alike; a label that both lack counts as alike. */
  readonly equal: readonly string[];
}

const sameService = ['platform', 'environment', 'namespace', 'service'];

/** What silences what in an environment. @see https://prometheus.io/docs/alerting/latest/configuration/#inhibition-related-settings */
export function inhibitionsOf(routed: Routed): Inhibition[] {
  if (!routed.routing.inhibits) return [];
  // Without a service an alert is none of a service, and would silence all others without one.
  const scope: Matcher[] = [...scopeOf(routed), { name: 'service', matchType: '!=', value: '' }];
  return [
    {
      source: [...scope, is('severity', 'critical')],
      target: any('severity', ['warning', 'info']),
      equal: sameService,
    },
    {
      source: [...scope, is('alertname', 'ServiceDown')],
      target: [{ name: 'alertname', matchType: '!=', value: 'ServiceDown' }],
      equal: sameService,
    },
  ];
}
