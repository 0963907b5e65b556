import type { Cluster, Environment } from '../../model/environment';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { PodSecurityLevel } from '../../model/parts/security';

/** Namespace of Flux and of its objects. */
export const fluxNamespace = 'flux-system';

/** Labels of all objects in the files of a cluster. */
export function labels({ platform }: ClusterUnit): Record<string, string> {
  return { ...platform.labels, 'app.kubernetes.io/part-of': platform.name, 'app.kubernetes.io/managed-by': 'strata' };
}

/** Keeps an object after its removal from the repository: other deletions need it. */
export const kept = { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' };

/** Labels and annotations of objects that protect a namespace: its environment, and that Flux does not prune them. */
export function guarding(
  unit: ClusterUnit,
  { name, removed = false }: Pick<Environment, 'name' | 'removed'>,
): { readonly labels: Record<string, string>; readonly annotations?: Record<string, string> } {
  return {
    labels: { ...labels(unit), 'strata.dev/environment': name },
    // A removed environment has no pods, so these are deleted with its file.
    ...(!removed && { annotations: kept }),
  };
}

/** Name of Flux's account for a namespace's services, in Flux's namespace. */
export function reconciler(namespace: string): string {
  return `reconcile-${namespace}`;
}

/** Labels that enforce a Pod Security level of the cluster's version. @see https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/ */
export function podSecurity(level: PodSecurityLevel, { version }: Pick<Cluster, 'version'>): Record<string, string> {
  const known = /^\d+\.\d+$/.test(version) ? `v${version}` : 'latest';
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, known],
    ]),
  );
}
