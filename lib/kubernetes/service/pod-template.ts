import { workloadTypes } from '../../model/workload-types';
import { digest } from '../../model/name';
import type { Unit } from '../../model/unit';
import { companionContainer, mainContainer } from './container';
import { annotations, labels, prefix, selector, version } from './labels';
import { readsBundle } from './bundle';
import { podSecurity } from './security-context';
import { serviceAccountName } from './service-account';
import { podVolumes } from './volumes';
import type { Spelled } from '../kinds';

/** Props of a pod template. */
export interface PodTemplate extends Spelled {
  readonly metadata: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Spelled;
}

/** The pod template of a service, for every type of workload. */
export function podTemplate(unit: Unit, restartPolicy: 'Always' | 'OnFailure' | 'Never' = 'Always'): PodTemplate {
  const { service, files, podLabels } = unit;
  const { lifecycle, scheduling, security, workload } = service;
  const unmade = service.volumes.find(
    ({ source }) => source.type === 'claimTemplate' && !workloadTypes[workload.type].stableIdentity,
  );
  if (unmade)
    throw new Error(
      `${service.name}: ${unmade.name}: expected a stateful service for a claim template; settle reports this`,
    );
  const sidecars = lifecycle.sidecars.map((companion) => ({
    ...companionContainer(companion, unit),
    restartPolicy: 'Always',
  }));
  const initContainers = lifecycle.initContainers.map((companion) => companionContainer(companion, unit));
  const before = [...sidecars, ...initContainers];

  return {
    metadata: {
      labels: { ...podLabels, ...labels(unit), ...version(unit) },
      annotations: {
        ...annotations(unit),
        ...service.annotations,
        ...(files.length > 0 && { [`${prefix}/files`]: digest(JSON.stringify(files)) }),
        ...(readsBundle(unit) && { [`${prefix}/bundle`]: unit.names.bundle }),
      },
    },
    spec: {
      serviceAccountName: serviceAccountName(unit),
      automountServiceAccountToken: security.automountToken,
      // Otherwise the container would get variables of every Service in the namespace.
      enableServiceLinks: false,
      restartPolicy,
      securityContext: podSecurity(security.context),
      imagePullSecrets: some(workload.image.pullSecrets.map((name) => ({ name }))),
      terminationGracePeriodSeconds: lifecycle.terminationGracePeriodSeconds,
      priorityClassName: scheduling.priorityClass,
      nodeSelector: { ...scheduling.nodeSelector },
      tolerations: some(scheduling.tolerations),
      affinity: scheduling.affinity,
      topologySpreadConstraints: some(
        scheduling.spread.map(({ matchLabelKeys, ...rule }) => ({
          ...rule,
          ...(matchLabelKeys && { matchLabelKeys: [...matchLabelKeys] }),
          labelSelector: { matchLabels: selector(unit) },
        })),
      ),
      initContainers: some(before),
      containers: [mainContainer(unit)],
      volumes: podVolumes(service.volumes, files, service.name),
    },
  };
}

function some<T>(items: readonly T[]): T[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}
