import { ApiObject, type ApiObjectProps, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { digest } from '../../model/name';
import type { Unit } from '../../model/unit';
import { companionContainer, mainContainer } from './container';
import { hooks } from './hooks';
import { annotations, labels, prefix, selector, version } from './labels';
import { readsBundle } from './bundle';
import { podSecurity } from './security-context';
import { serviceAccountName } from './service-account';
import { podVolumes } from './volumes';

/** The pods of a service: what the typed API can say, and what is newer than it. */
export interface PodTemplate {
  readonly template: k8s.PodTemplateSpec;
  /** Values by their path in the template. */
  readonly newer: readonly { readonly path: string; readonly value: unknown }[];
}

/** The pods of a service, as every sort of workload runs them. */
export function podTemplate(unit: Unit, restartPolicy: 'Always' | 'Never' = 'Always'): PodTemplate {
  const { service, files, podLabels } = unit;
  const { lifecycle, scheduling, security, workload } = service;
  const unmade = service.volumes.find(({ source }) => source.type === 'claimTemplate' && workload.type !== 'stateful');
  if (unmade)
    throw new Error(
      `${service.name}: ${unmade.name}: expected a stateful service for a claim template; settle reports this`,
    );
  const sidecars = lifecycle.sidecars.map((companion) => companionContainer(companion, unit));
  const initContainers = lifecycle.initContainers.map((companion) => companionContainer(companion, unit));
  const hooked = hooks(lifecycle);
  const before = [...sidecars, ...initContainers];

  return {
    template: {
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
        // Variables of every Service in the namespace would otherwise join the service's own.
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
    },
    newer: [
      ...sidecars.map((_, index) => ({ path: `/spec/initContainers/${index}/restartPolicy`, value: 'Always' })),
      ...(hooked ? [{ path: '/spec/containers/0/lifecycle', value: hooked }] : []),
    ],
  };
}

/**
 * An object with pods in it, given where their template stands. It is untyped, since a typed one drops what its types
 * do not know, patches too.
 */
export function withPods(scope: Construct, manifest: ApiObjectProps, path: string, { newer }: PodTemplate): ApiObject {
  const object = new ApiObject(scope, 'Resource', manifest);
  object.addJsonPatch(...newer.map((field) => JsonPatch.add(path + field.path, field.value)));
  return object;
}

function some<T>(items: readonly T[]): T[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}
