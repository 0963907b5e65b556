import type { Environment, Placement } from '../../model/environment';

/** Placement of a cloud; in-cluster objects have the placement of the cluster. */
export function placementOf(cloud: string, { placements }: Pick<Environment, 'placements'>): Placement {
  return placements[cloud] ?? { region: 'local', account: 'local' };
}
