import { leastPods } from '../../model/parts/scaling';
import type { Toleration } from '../../model/parts/placement';
import type { Resources } from '../../model/parts/resources';
import { quantityOf } from '../../model/quantity';
import type { Environment } from '../../model/environment';
import type { Service } from '../../model/service';
import { workloadTypes } from '../../model/workload-types';
import { mostPodsOf } from './most-pods';

/** Amounts by the name of a resource: cores, bytes or numbers. */
export type Amounts = Readonly<Record<string, number>>;

/** Pods of a service, and what each of them takes from nodes and quotas. */
export interface PodDemand {
  readonly most: number;
  readonly least: number;
  /** Of one pod. */
  readonly requests: Amounts;
  readonly limits: Amounts;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  /** Claims of all its pods together. */
  readonly claims: { readonly count: number; readonly bytes: number };
}

/** Demand of a service that runs in the cluster. */
export function podDemand(service: Service, { limits }: Pick<Environment, 'limits'>): PodDemand | undefined {
  const { workload, scaling, scheduling } = service;
  const { inCluster, batch } = workloadTypes[workload.type];
  if (!inCluster) return undefined;
  const most = mostPodsOf(service);
  return {
    most,
    least: batch ? 0 : leastPods(scaling),
    requests: ofOnePod(service, (one) => ({ ...limits.defaultRequest, ...one.limits, ...one.requests })),
    limits: ofOnePod(service, (one) => ({ ...limits.default, ...one.limits })),
    nodeSelector: scheduling.nodeSelector,
    tolerations: scheduling.tolerations,
    claims: claimsOf(service, most),
  };
}

/** Sum of the containers, or the largest init container. @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers */
function ofOnePod(
  { resources, lifecycle: { sidecars, initContainers } }: Service,
  of: (one: Resources) => Readonly<Record<string, string>>,
): Amounts {
  const sum: Record<string, number> = {};
  const beside = sidecars.map((one) => one.resources);
  for (const one of [resources, ...beside])
    for (const [name, amount] of Object.entries(of(one))) sum[name] = (sum[name] ?? 0) + quantityOf(amount);
  for (const { resources: first } of initContainers)
    for (const [name, amount] of Object.entries(of(first))) sum[name] = Math.max(sum[name] ?? 0, quantityOf(amount));
  return sum;
}

function claimsOf({ volumes }: Service, pods: number): PodDemand['claims'] {
  const claims = volumes.flatMap(({ source }) => {
    if (source.type === 'claim') return [{ count: 1, bytes: quantityOf(source.size) }];
    const isPerPod = source.type === 'claimTemplate' || source.type === 'ephemeral';
    return isPerPod ? [{ count: pods, bytes: pods * quantityOf(source.size) }] : [];
  });
  return {
    count: claims.reduce((sum, { count }) => sum + count, 0),
    bytes: claims.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
