import type { Layer } from './layer';
import type { Leaf } from './leaf';
import type { Everything } from './read';
import { type Selection, covers } from './scope';

/** What came out for one environment. */
export interface Row {
  readonly platform: string;
  readonly environment: string;
  readonly services: number;
  /** Kubernetes objects. */
  readonly objects: number;
  /** Terraform resources. */
  readonly resources: number;
  /** Files written or removed. */
  readonly changed: number;
}

/** What a layer holds, and which of its files were written or removed. */
export interface Outcome {
  readonly leaves: readonly Pick<Leaf, 'path' | 'resources'>[];
  readonly changed: readonly string[];
}

/** One row an environment; what belongs to an account or a shared cluster counts for its platform's first. */
export function rowsOf(
  { environments, ownerships }: Pick<Everything, 'environments' | 'ownerships'>,
  { platform, environment }: Selection,
  outcomes: ReadonlyMap<Layer, Outcome>,
): Row[] {
  const chosen = environments.filter(
    (one) => (!platform || one.platform === platform) && (!environment || one.environment === environment),
  );
  return chosen.map((one) => {
    const mine = (layer: Layer) => {
      const covered = covers(one, layer, ownerships);
      const { leaves = [], changed = [] } = outcomes.get(layer) ?? {};
      return {
        leaves: leaves.filter(({ path }) => covered(path)),
        changed: changed.filter((path) => covered(path)).length,
      };
    };
    const [terraform, kubernetes] = [mine('terraform'), mine('kubernetes')];
    return {
      ...one,
      objects: kubernetes.leaves.length,
      resources: terraform.leaves.reduce((sum, { resources }) => sum + resources, 0),
      changed: terraform.changed + kubernetes.changed,
    };
  });
}
