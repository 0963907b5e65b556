import { workloadTypes } from '../../model/workload-types';
import { componentFor } from '../../model/component-names';
import type { Delivery, Phase } from '../../model/cluster-unit';
import type { DataUnit, Unit } from '../../model/unit';

/** Minimum timeout of a Kustomization, in seconds. */
const leastTimeout = 180;

/** Flux delivery of one service. */
export function delivery(unit: Unit): Delivery {
  const { environment, service, names, components, inCluster, logins } = unit;
  // The account and its secrets are in the first phase, before a migration.
  const phases: Phase[] = [
    ...(logins.length ? ['login' as const] : []),
    'bindings',
    ...(service.migration ? ['migrate' as const] : []),
    'run',
    ...(isMonitored(unit) ? ['monitoring' as const] : []),
  ];
  return {
    environment: environment.name,
    service: service.name,
    namespace: names.namespace,
    namespaces: logins.length ? { login: logins[0]!.namespace } : {},
    phases,
    timeoutSeconds: {
      login: 600,
      bindings: inCluster ? 600 : leastTimeout,
      migrate: Math.max(leastTimeout, (service.migration?.activeDeadlineSeconds ?? 0) + 60),
      run: runTimeout(unit),
      monitoring: leastTimeout,
    },
    components,
    // Helm cannot change a Job that is there; Flux makes it again.
    ...(environment.delivery && !workloadTypes[service.workload.type].awaited && { mode: environment.delivery }),
    ...(service.scaling.autoscaling && {
      autoscaled: workloadTypes[service.workload.type].kind as Delivery['autoscaled'],
    }),
  };
}

/** Whether Prometheus reads something of it beside its pods. */
function isMonitored({ service: { monitoring } }: Unit): boolean {
  return monitoring !== undefined && monitoring.stack !== 'none';
}

/** Long enough for the slowest startup probe, once for each wave of a rolling update of the minimum of pods. */
function runTimeout({ service: { health, workload, batch } }: Unit): number {
  if (workloadTypes[workload.type].awaited) return Math.max(leastTimeout, (batch.activeDeadlineSeconds ?? 600) + 60);
  const slowest = [health.startup, health.readiness].map((probe) =>
    probe ? (probe.initialDelaySeconds ?? 0) + probe.periodSeconds * probe.failureThreshold : 0,
  );
  return Math.max(leastTimeout, 2 * Math.max(...slowest) + 60);
}

/** Flux delivery of the shared data of an environment. */
export function dataDelivery({ environment, namespace }: DataUnit): Delivery {
  return {
    environment: environment.name,
    service: 'data',
    namespace,
    namespaces: {},
    phases: ['bindings'],
    timeoutSeconds: { login: 600, bindings: 600, migrate: leastTimeout, run: leastTimeout, monitoring: leastTimeout },
    components: [componentFor.secrets],
    shared: true,
  };
}
