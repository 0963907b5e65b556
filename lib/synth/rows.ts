import type { Layer } from './layer';
import type { Leaf } from './leaf';
import type { Everything } from './read';
import { type Selection, homeOf } from './scope';

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
  const sums = { terraform: new Map<string, Sum>(), kubernetes: new Map<string, Sum>() };
  for (const [layer, { leaves, changed }] of outcomes) {
    const sumOf = (path: string): Sum => {
      const name = homeOf(layer, path, ownerships) ?? '';
      const sum = sums[layer].get(name) ?? { files: 0, resources: 0, changed: 0 };
      sums[layer].set(name, sum);
      return sum;
    };
    for (const { path, resources } of leaves) {
      const sum = sumOf(path);
      sum.files++;
      sum.resources += resources;
    }
    for (const path of changed) sumOf(path).changed++;
  }
  return chosen.map((one) => {
    const name = `${one.platform}/${one.environment}`;
    const [terraform, kubernetes] = [sums.terraform.get(name), sums.kubernetes.get(name)];
    return {
      ...one,
      objects: kubernetes?.files ?? 0,
      resources: terraform?.resources ?? 0,
      changed: (terraform?.changed ?? 0) + (kubernetes?.changed ?? 0),
    };
  });
}

/** What counts for one environment in one layer. */
interface Sum {
  files: number;
  resources: number;
  changed: number;
}
