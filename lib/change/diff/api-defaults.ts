import type { UnitLayer } from '../../synth/layer';
import type { FieldPath } from './object-change';

/**
 * Values that the API server fills in, by the last keys of a field.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/core/v1/defaults.go
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/apps/v1/defaults.go
 */
const defaults: readonly (readonly [path: string, value: unknown])[] = [
  ['ports.[].protocol', 'TCP'],
  ['template.spec.restartPolicy', 'Always'],
  ['template.spec.dnsPolicy', 'ClusterFirst'],
  ['template.spec.schedulerName', 'default-scheduler'],
  ['template.spec.terminationGracePeriodSeconds', 30],
  ['template.spec.securityContext', {}],
  ['template.spec.hostNetwork', false],
  ['template.spec.hostPID', false],
  ['template.spec.hostIPC', false],
  ['containers.[].terminationMessagePath', '/dev/termination-log'],
  ['containers.[].terminationMessagePolicy', 'File'],
  ['securityContext.privileged', false],
  ['httpGet.scheme', 'HTTP'],
  ['httpGet.path', '/'],
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => [
    [`${probe}.timeoutSeconds`, 1] as const,
    [`${probe}.periodSeconds`, 10] as const,
    [`${probe}.successThreshold`, 1] as const,
    [`${probe}.failureThreshold`, 3] as const,
    [`${probe}.initialDelaySeconds`, 0] as const,
  ]),
  ['spec.progressDeadlineSeconds', 600],
  ['spec.revisionHistoryLimit', 10],
  ['spec.podManagementPolicy', 'OrderedReady'],
  ['spec.sessionAffinity', 'None'],
  ['spec.internalTrafficPolicy', 'Cluster'],
  ['spec.type', 'ClusterIP'],
  ['spec.volumeMode', 'Filesystem'],
  ['spec.completions', 1],
  ['spec.parallelism', 1],
  ['spec.suspend', false],
  ['spec.successfulJobsHistoryLimit', 3],
  ['spec.failedJobsHistoryLimit', 1],
  ['spec.concurrencyPolicy', 'Allow'],
  ['strategy.rollingUpdate.maxSurge', '25%'],
  ['strategy.rollingUpdate.maxUnavailable', '25%'],
  ['strategy.rollingUpdate', {}],
  ['configMap.defaultMode', 0o644],
  ['secret.defaultMode', 0o644],
  ['projected.defaultMode', 0o644],
  ['fieldRef.apiVersion', 'v1'],
  ['backendRefs.[].weight', 1],
  ['immutable', false],
];

const table = defaults.map(([path, value]) => ({ keys: path.split('.'), value }));

/** Value that the API server gives a field that is left out; undefined for one without a default. */
export function defaultOf(layer: UnitLayer, path: FieldPath): unknown {
  if (layer !== 'kubernetes') return undefined;
  return table.find(({ keys }) => endsWith(path, keys))?.value;
}

function endsWith(path: FieldPath, keys: readonly string[]): boolean {
  return keys.every((key, index) => {
    const segment = path[path.length - keys.length + index];
    return key === '[]' ? segment?.startsWith('[') : segment === key;
  });
}
