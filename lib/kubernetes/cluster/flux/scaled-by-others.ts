import type { Delivery } from '../../../model/cluster-unit';
import { workloadName } from '../../../model/workload-types';

/** Fields of an object that others set, as Kustomizations and HelmReleases spell them. */
export interface IgnoredFields {
  readonly paths: readonly string[];
  readonly target: object;
}

/** `replicas`, which an autoscaler sets: the published value is the initial one. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#ignore */
export function scaledByOthers({ service, autoscaled }: Delivery): readonly IgnoredFields[] | undefined {
  if (!autoscaled) return undefined;
  return [
    { paths: ['/spec/replicas'], target: { group: 'apps', kind: autoscaled, name: workloadName(autoscaled, service) } },
  ];
}
