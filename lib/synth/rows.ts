import { posix } from 'node:path';
import type { Layer } from './layer';
import { type Ownership, type Selection, homeOf } from './scope';
import type { Slip } from './store/cache';

/** How many services run in an environment. */
export interface Population {
  readonly platform: string;
  readonly environment: string;
  readonly services: number;
}

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

/** What there is of one environment in one layer. */
export interface Tally {
  readonly files: number;
  readonly resources: number;
}

/** By `platform/environment`. */
export type Tallies = Readonly<Record<string, Tally>>;

/** Counts files. */
export function tally(
  layer: Layer,
  slips: readonly Pick<Slip, 'path' | 'resources'>[],
  ownerships: readonly Ownership[],
): Tallies {
  const sums: Record<string, { files: number; resources: number }> = {};
  const homes = new Map<string, string>();
  for (const { path, resources } of slips) {
    const folder = posix.dirname(path);
    const home = homes.get(folder) ?? homeOf(layer, path, ownerships) ?? '';
    homes.set(folder, home);
    const sum = (sums[home] ??= { files: 0, resources: 0 });
    sum.files++;
    sum.resources += resources;
  }
  return sums;
}

/** One count and another, so many times. */
export function plus(one: Tallies, other: Tallies, times: 1 | -1): Tallies {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const sum = (name: string, what: keyof Tally) => (one[name]?.[what] ?? 0) + times * (other[name]?.[what] ?? 0);
  return Object.fromEntries(
    names.map((name) => [name, { files: sum(name, 'files'), resources: sum(name, 'resources') }]),
  );
}

/** What was made of a layer, and which of its files were written or removed. */
export interface Outcome {
  readonly tallies: Tallies;
  readonly changed: readonly string[];
}

/** One row an environment; what belongs to an account or a shared cluster counts for its platform's first. */
export function rowsOf(
  environments: readonly Population[],
  ownerships: readonly Ownership[],
  { platform, environment }: Selection,
  outcomes: ReadonlyMap<Layer, Outcome>,
): Row[] {
  const chosen = environments.filter(
    (one) => (!platform || one.platform === platform) && (!environment || one.environment === environment),
  );
  const changes = [...outcomes].map(([layer, { changed }]) =>
    tally(
      layer,
      changed.map((path) => ({ path, resources: 0 })),
      ownerships,
    ),
  );
  return chosen.map((one) => {
    const name = `${one.platform}/${one.environment}`;
    return {
      ...one,
      objects: outcomes.get('kubernetes')?.tallies[name]?.files ?? 0,
      resources: outcomes.get('terraform')?.tallies[name]?.resources ?? 0,
      changed: changes.reduce((sum, count) => sum + (count[name]?.files ?? 0), 0),
    };
  });
}
