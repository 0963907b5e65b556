import { componentsOf } from '../kubernetes/cluster/components';
import { gather, type Outcome } from '../model/problem';
import type { Found } from '../model/uses';
import type { Selection } from './selection';
import { builtIn, tablesOf, type Toolkit } from './toolkit';
import { unitsOf } from './units/all';
import { takeSnapshot } from './units/snapshot';

/** Product versions in use by platforms. */
export interface Uses {
  readonly found: readonly Found[];
  /** Clouds with resources. */
  readonly clouds: readonly string[];
}

/** Product versions in use by the platforms under a root, each at its setting. */
export function usesIn(root: string, selection: Selection = {}, toolkit: Toolkit = builtIn): Outcome<Uses> {
  const found: Found[] = [];
  const known = tablesOf(toolkit);
  const tables = {
    ...known,
    charts: Object.fromEntries(
      Object.entries(componentsOf(known.gateways)).map(([name, { source }]) => [
        name,
        source.version.replace(/^v/, ''),
      ]),
    ),
    found: (use: Found) => void found.push(use),
  };
  const { value, problems } = takeSnapshot(root, selection);
  const read = gather(value.platforms.map((one) => unitsOf(one, tables)));
  const { environment, service } = selection;
  const chosen = found.filter(
    (one) =>
      (environment === undefined || one.environment === environment) &&
      (service === undefined || one.service === undefined || one.service === service),
  );
  const stacks = read.value.flatMap((one) => [...one.stacks, ...one.units.flatMap(({ stack }) => stack ?? [])]);
  const clouds = [...new Set(stacks.flatMap(({ sites }) => Object.keys(sites)))].sort();
  return { value: { found: chosen, clouds }, problems: [...problems, ...read.problems] };
}
