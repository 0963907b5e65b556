import type { SettleContext } from './context';
import { at } from '../../model/mapping';
import { workloadOf } from './workload-type';

/** Warns of keys in a service's own files that have no effect on its type. */
export function checkUnusedKeys({ own, settings, report }: SettleContext): void {
  const { type, unusedKeys } = workloadOf(settings);
  for (const path of unusedKeys)
    if (at(own, path) !== undefined)
      report('W205', path, `${path.at(-1)}: no effect for a service of type ${type}; emitted without it`);
}
