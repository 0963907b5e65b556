import type { Alert, Severity } from '../../model/parts/monitoring';
import { literally } from '../../model/literally';
import { stuck, watchedQueues } from '../backings/queues';
import { connectionsOf } from '../backings/servers';
import { matching, quoted } from '../promql/quote';
import type { Running } from '../running';
import { containerOf, targetOf } from '../subject';
import { errorRatio, quantile } from './http';

interface Default {
  /** Condition, or nothing where a service has not what it watches. */
  readonly expr: (running: Running) => string | undefined;
  readonly forSeconds: number;
  readonly severity: Severity;
  readonly summary: string;
}

const minutes = 60;
const hours = 3600;

/** Seconds that an answer may take at the 95th percentile, where no objective says otherwise. */
const patience = 1;

const own = (running: Running) => matching(containerOf(running));
const any = (conditions: readonly string[]) => conditions.join(' or ') || undefined;

/**
 * Alerts that every service has without asking, by the name that switches them off.
 * @see https://monitoring.mixins.dev/kubernetes/ for thresholds that others use
 */
export const defaultAlerts = {
  ServiceDown: {
    expr: down,
    forSeconds: 5 * minutes,
    severity: 'critical',
    summary: 'No pod of it answers',
  },
  HighErrorRatio: {
    expr: (it) => (it.http && it.scraped ? `${errorRatio(it.http, targetOf(it), '5m')} > 0.05` : undefined),
    forSeconds: 10 * minutes,
    severity: 'critical',
    summary: 'More than 5 % of its answers are errors',
  },
  HighLatency: {
    expr: latency,
    forSeconds: 10 * minutes,
    severity: 'warning',
    summary: `5 % of its answers take longer than ${patience} s`,
  },
  ContainerRestarts: {
    expr: (it) => `sum by (namespace, pod) (increase(kube_pod_container_status_restarts_total{${own(it)}}[15m])) > 3`,
    forSeconds: 5 * minutes,
    severity: 'warning',
    summary: 'A container has started anew more than three times in 15 minutes',
  },
  OutOfMemory: {
    expr: (it) =>
      `increase(kube_pod_container_status_restarts_total{${own(it)}}[10m]) > 0 and on (namespace, pod, container) kube_pod_container_status_last_terminated_reason{${own(it)},reason="OOMKilled"} == 1`,
    forSeconds: 0,
    severity: 'warning',
    summary: 'A container was killed since it took more memory than its limit',
  },
  CpuThrottling: {
    expr: (it) =>
      `sum(rate(container_cpu_cfs_throttled_periods_total{${own(it)}}[5m])) / sum(rate(container_cpu_cfs_periods_total{${own(it)}}[5m])) > 0.25`,
    forSeconds: 15 * minutes,
    severity: 'info',
    summary: 'It waits for CPU in more than a quarter of all periods',
  },
  ClaimFilling: {
    expr: claims,
    forSeconds: hours,
    severity: 'warning',
    summary: 'A volume is to be full within four days',
  },
  CertificateExpiry: {
    expr: ({ certificate }) =>
      certificate &&
      `certmanager_certificate_expiration_timestamp_seconds{${matching({ name: certificate })}} - time() < 1814400`,
    forSeconds: hours,
    severity: 'warning',
    summary: 'Its certificate ends within three weeks, and was not renewed',
  },
  AutoscalerAtMaximum: {
    expr: ({ autoscaler, namespace }) =>
      autoscaler &&
      `kube_horizontalpodautoscaler_status_current_replicas{${hpa(namespace, autoscaler)}} >= kube_horizontalpodautoscaler_spec_max_replicas{${hpa(namespace, autoscaler)}}`,
    forSeconds: 15 * minutes,
    severity: 'warning',
    summary: 'It has as many pods as it may have',
  },
  DisruptionBudgetBlocked: {
    expr: ({ disruptionBudget, namespace }) =>
      disruptionBudget &&
      `kube_poddisruptionbudget_status_pod_disruptions_allowed{${matching({ namespace, poddisruptionbudget: disruptionBudget })}} == 0`,
    forSeconds: hours,
    severity: 'warning',
    summary: 'No pod may go, so nodes cannot be drained',
  },
  JobFailed: {
    expr: jobs,
    forSeconds: 0,
    severity: 'warning',
    summary: 'A Job has failed',
  },
  QueueAge: {
    expr: (it) => any(watchedQueues(it).map(stuck)),
    forSeconds: 10 * minutes,
    severity: 'warning',
    summary: 'Messages wait for more than ten minutes',
  },
  ConnectionsNearLimit: {
    expr: connections,
    forSeconds: 10 * minutes,
    severity: 'warning',
    summary: 'More than 80 % of the connections of its database are taken',
  },
} as const satisfies Readonly<Record<string, Default>>;

/** Names of alerts that every service has without asking. */
export type DefaultAlertName = keyof typeof defaultAlerts;

/** Default alerts of a service. */
export function defaultAlertsOf(running: Running, off: ReadonlySet<string>): Alert[] {
  return Object.entries<Default>(defaultAlerts).flatMap(([name, { expr, forSeconds, severity, summary }]) => {
    const condition = off.has(name) ? undefined : expr(running);
    if (!condition) return [];
    return [
      {
        name,
        expr: condition,
        forSeconds,
        severity,
        labels: {},
        annotations: { summary: `${running.service}: ${summary}` },
      },
    ];
  });
}

function hpa(namespace: string, horizontalpodautoscaler: string): string {
  return matching({ namespace, horizontalpodautoscaler });
}

function down(running: Running): string | undefined {
  const { workload, workloadName, namespace, scraped } = running;
  if (workload === 'CronJob' || workload === 'Job') return undefined;
  if (scraped) return `absent(up{${matching(targetOf(running))}} == 1)`;
  return workload === 'StatefulSet'
    ? `kube_statefulset_status_replicas_ready{${matching({ namespace, statefulset: workloadName })}} == 0`
    : `kube_deployment_status_replicas_available{${matching({ namespace, deployment: workloadName })}} == 0`;
}

function latency(running: Running): string | undefined {
  if (!running.http || !running.scraped) return undefined;
  const { duration, unit } = running.http;
  return `${quantile(0.95, duration, targetOf(running), '5m')} > ${unit === 'milliseconds' ? patience * 1000 : patience}`;
}

function claims({ claims: all, namespace }: Running): string | undefined {
  if (all.length === 0) return undefined;
  const which = `namespace=${quoted(namespace)},persistentvolumeclaim=~${quoted(all.map(({ pattern }) => pattern).join('|'))}`;
  const free = `kubelet_volume_stats_available_bytes{${which}}`;
  return `${free} / kubelet_volume_stats_capacity_bytes{${which}} < 0.15 and predict_linear(${free}[6h], 345600) < 0`;
}

function jobs({ workload, workloadName, migration, namespace }: Running): string | undefined {
  const named = [
    ...(workload === 'CronJob' ? [`${literally(workloadName)}-[0-9]+`] : []),
    ...(workload === 'Job' ? [literally(workloadName)] : []),
    ...(migration ? [literally(migration)] : []),
  ];
  return named.length
    ? `kube_job_status_failed{namespace=${quoted(namespace)},job_name=~${quoted(named.join('|'))}} > 0`
    : undefined;
}

function connections(running: Running): string | undefined {
  return any(connectionsOf(running).map(({ taken, limit }) => `${taken} / on (instance) ${limit} > 0.8`));
}
