import { z } from 'zod';
import type { Severity } from '../../model/parts/monitoring';
import { choice, said } from './forms';
import { also, bare, duration, httpsUrl, text } from './scalars';

/** Name of a label of Prometheus. @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
export const labelName = text.regex(/^(?!__)(?!constructor$)[A-Za-z_][A-Za-z0-9_]{0,127}$/, {
  error: 'the name of a label: letters, digits and underscores',
});

const name = text.regex(/^[A-Za-z_][A-Za-z0-9_-]{0,99}$/, {
  error: 'a name of letters, digits, underscores and hyphens',
});

const severity = choice({
  critical: 'critical',
  page: 'critical',
  high: 'critical',
  error: 'critical',
  warning: 'warning',
  warn: 'warning',
  ticket: 'warning',
  medium: 'warning',
  info: 'info',
  low: 'info',
});

const more = {
  enabled: z.boolean().describe('false: switched off, also one that every service has by itself'),
  condition: also(['expr', 'expression', 'query', 'rule'], text).describe(
    'PromQL, or a short form: error_rate > 0.05, p95_latency > 30s, availability < 0.995, <metric> > 100',
  ),
  threshold: z.union([z.number(), text]).describe('Nothing by itself: write it in condition'),
  for: also(['duration', 'forDuration', 'pending'], duration).describe(
    'How long it must hold; default 5m critical, 10m warning, 15m info',
  ),
  severity: also(['priority', 'level'], severity).describe(
    'critical pages, warning is a ticket, info is kept; default warning',
  ),
  action: choice({ page: 'page', ticket: 'ticket', notify: 'ticket', none: 'none' }).describe(
    'page: critical, ticket: warning, none: info; where severity is not set',
  ),
  labels: z.record(labelName, bare(text.max(1000))).describe('Labels of the alert: team, category'),
  annotations: z.record(labelName, bare(text.max(10_000))).describe('What people are told; templates of Prometheus'),
  summary: text.max(10_000).describe('Shorter form of annotations.summary'),
  description: also(['message'], text.max(10_000)).describe('Shorter form of annotations.description'),
  runbookUrl: also(['runbook'], httpsUrl).describe('Shorter form of annotations.runbook_url'),
  team: bare(text.max(100)).describe('Shorter form of labels.team'),
  category: bare(text.max(100)).describe('Shorter form of labels.category'),
};

const short = z.strictObject(more).partial();

/** An alert, or what is otherwise with a default one. */
export interface AlertSpec {
  readonly name: string;
  readonly enabled?: boolean;
  readonly condition?: string;
  readonly threshold?: number | string;
  /** Seconds. */
  readonly for?: number;
  readonly severity?: Severity;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const bySeverity = { page: 'critical', ticket: 'warning', none: 'info' } as const;

function alertOf(name: string, written: z.output<typeof short>): AlertSpec {
  const { action, summary, description, runbookUrl, team, category, labels, annotations, ...rest } = written;
  return said({
    ...rest,
    name,
    severity: rest.severity ?? (action && bySeverity[action]),
    labels: { ...labels, ...said({ team, category }) },
    annotations: { ...annotations, ...said({ summary, description, runbook_url: runbookUrl }) },
  });
}

const long = z
  .strictObject({ name: also(['alert'], name).describe('CamelCase by custom: HighErrorRate'), ...short.shape })
  .transform(({ name: called, ...rest }) => alertOf(called, rest));

const named = z
  .record(name, z.union([z.boolean().transform((enabled): z.output<typeof short> => ({ enabled })), short]))
  .transform((all) => Object.entries(all).map(([called, rest]) => alertOf(called, rest)));

const none: AlertSpec = { name: '*', enabled: false, labels: {}, annotations: {} };

/** Stands for every alert where all are switched off; no alert can be called so. */
export const allAlerts = none.name;

/** Alerts of a service, beside the default ones. */
export const alerts = z.union([
  z.boolean().transform((enabled): AlertSpec[] => (enabled ? [] : [none])),
  z.array(long),
  named,
]);
