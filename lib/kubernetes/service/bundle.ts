import type { Unit } from '../../model/unit';
import { objectName } from '../../model/object-name';

/** Secret that holds the bundle in the cluster: one, whose content follows the contract, so that none is left behind. */
export function bundleSecret({ service }: Unit): string {
  return objectName(service.name, '-bundle');
}

/** Variables that come through the bundle. */
export function bundled({ values }: Pick<Unit, 'values'>): string[] {
  return Object.entries(values).flatMap(([variable, value]) => ('from' in value ? [variable] : []));
}

/** Whether anything does. */
export function readsBundle(unit: Pick<Unit, 'values'>): boolean {
  return bundled(unit).length > 0;
}
