import type { Environment, Placement } from '../../model/environment';

/** Where a cloud is; a cluster's own objects are where the cluster is. */
export function placementOf(cloud: string, { placements }: Pick<Environment, 'placements'>): Placement {
  return placements[cloud] ?? { region: 'local', account: 'local' };
}
