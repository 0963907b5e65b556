import type { Unit } from '../../model/unit';
import { objectName } from '../../model/object-name';

/** Name of the bundle's Secret in the cluster: constant, so that no old one is left. */
export function bundleSecret({ service }: Unit): string {
  return objectName(service.name, '-bundle');
}

/** Variables of the bundle. */
export function bundled({ values }: Pick<Unit, 'values'>): string[] {
  return Object.entries(values).flatMap(([variable, value]) => ('from' in value ? [variable] : []));
}

/** Whether there are any. */
export function readsBundle(unit: Pick<Unit, 'values'>): boolean {
  return bundled(unit).length > 0;
}
