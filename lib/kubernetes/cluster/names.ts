import type { Cluster, Environment } from '../../model/environment';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { PodSecurityLevel } from '../../model/parts/security';

/** Namespace of Flux and of all that it reads. */
export const fluxNamespace = 'flux-system';

/** Labels of everything that a cluster's own files make. */
export function labels({ platform }: ClusterUnit): Record<string, string> {
  return { ...platform.labels, 'app.kubernetes.io/part-of': platform.name, 'app.kubernetes.io/managed-by': 'strata' };
}

/** Keeps an object when Flux no longer finds it in the repository: a deletion needs it, and it is to be the last to go. */
export const kept = { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' };

/** What guards a namespace bears: of which environment it is, and that it outlives what Flux deletes with it. */
export function guarding(
  unit: ClusterUnit,
  { name, removed = false }: Pick<Environment, 'name' | 'removed'>,
): { readonly labels: Record<string, string>; readonly annotations?: Record<string, string> } {
  return {
    labels: { ...labels(unit), 'strata.dev/environment': name },
    // Nothing runs any more in an environment that is removed, so that these may go with its file.
    ...(!removed && { annotations: kept }),
  };
}

/** Name of the account that Flux applies a namespace's services as, in Flux's own namespace. */
export function reconciler(namespace: string): string {
  return `reconcile-${namespace}`;
}

/** Labels that hold a namespace to a Pod Security level, as the cluster's version defines it. @see https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/ */
export function podSecurity(level: PodSecurityLevel, { version }: Pick<Cluster, 'version'>): Record<string, string> {
  const known = /^\d+\.\d+$/.test(version) ? `v${version}` : 'latest';
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, known],
    ]),
  );
}
