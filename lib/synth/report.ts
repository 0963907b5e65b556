import type { Layer } from './layer';
import { type Ownership, type Selection, homeOf } from './selection';

/** How many services run in an environment. */
export interface ServiceCount {
  readonly platform: string;
  readonly environment: string;
  readonly services: number;
}

/** Counts of one environment. */
export interface Row extends ServiceCount {
  /** Kubernetes objects. */
  readonly objects: number;
  /** Terraform resources. */
  readonly resources: number;
  /** Files written or removed. */
  readonly changed: number;
}

/** Columns of counts. */
export interface ReportInputs {
  readonly outputs: readonly {
    readonly layer: Layer;
    readonly task: string;
    readonly count: number;
    readonly resources: number;
  }[];
  readonly changed: readonly { readonly layer: Layer; readonly path: string }[];
}

/** One row for each environment; files of an account or a shared cluster count for the platform's first one. */
export function rowsOf(
  environments: readonly ServiceCount[],
  ownerships: readonly Ownership[],
  { platform, environment }: Selection,
  { outputs, changed }: ReportInputs,
): Row[] {
  const none = { objects: 0, resources: 0, changed: 0 };
  const sums = new Map<string | undefined, typeof none>();
  const sumOf = (layer: Layer, path: string) => {
    const home = homeOf(layer, path, ownerships);
    const sum = sums.get(home) ?? { ...none };
    sums.set(home, sum);
    return sum;
  };
  for (const { layer, task, count, resources } of outputs) {
    const sum = sumOf(layer, `${task}/`);
    if (layer === 'kubernetes') sum.objects += count;
    else sum.resources += resources;
  }
  for (const { layer, path } of changed) sumOf(layer, path).changed++;
  return environments
    .filter((one) => (!platform || one.platform === platform) && (!environment || one.environment === environment))
    .map((one) => ({ ...one, ...(sums.get(`${one.platform}/${one.environment}`) ?? none) }));
}
