import { type KubernetesObject, condition, title } from './object';

interface Counts {
  readonly observedGeneration?: number;
  readonly availableReplicas?: number;
  readonly updatedReplicas?: number;
  readonly numberAvailable?: number;
  readonly desiredNumberScheduled?: number;
}

const counts = (object: KubernetesObject) => (object.status ?? {}) as Counts;
const replicas = (object: KubernetesObject) => (object.spec?.replicas as number | undefined) ?? 1;
const isObserved = (object: KubernetesObject) => counts(object).observedGeneration === object.metadata.generation;
const isRolledOut = (object: KubernetesObject) =>
  isObserved(object) &&
  (counts(object).availableReplicas ?? 0) >= replicas(object) &&
  (counts(object).updatedReplicas ?? 0) >= replicas(object);

/** When a workload has come up, by kind. */
const ready: Readonly<Record<string, (object: KubernetesObject) => boolean>> = {
  Deployment: isRolledOut,
  StatefulSet: isRolledOut,
  DaemonSet: (object) =>
    isObserved(object) && (counts(object).numberAvailable ?? 0) >= (counts(object).desiredNumberScheduled ?? 1),
  Job: (object) => condition(object, 'Complete')?.status === 'True',
};

/** Kinds of workloads, as kubectl names them. */
export const workloadKinds = ['deployments.apps', 'statefulsets.apps', 'daemonsets.apps', 'jobs.batch'];

/** Whether a workload has come up. */
export const isReady = (object: KubernetesObject): boolean => ready[object.kind]?.(object) ?? true;

/** Why a workload has not come up, as far as it says. */
export function complaint(object: KubernetesObject): string {
  const conditions = (object.status?.conditions ?? []) as readonly { readonly message?: string }[];
  return `${title(object)} did not come up: ${conditions.map(({ message }) => message).join(' ') || 'no status'}`;
}
