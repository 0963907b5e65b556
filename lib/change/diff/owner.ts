import { reserved } from '../../resolve/environment/names';
import type { UnitLayer } from '../../synth/layer';
import { type Ownership, ownerOf } from '../../synth/selection';
import type { ObjectChange } from './object-change';

/** Owner of a file of an output. */
export type Owner = Pick<ObjectChange, 'platform' | 'environment' | 'service'>;

/** Finds the owner of a file below `dist/`. */
export type OwnerOf = (layer: UnitLayer, file: string) => Owner;

const shared: ReadonlySet<string> = new Set(reserved);

/** Finds owners by the clusters of both sides of a change. */
export function ownersBy(ownerships: readonly Ownership[]): OwnerOf {
  return (layer, file) => {
    const { platform = '', environment, part } = ownerOf(layer, file.slice(layer.length + 1), ownerships) ?? {};
    return { platform, environment, ...(part !== undefined && !shared.has(part) && { service: part }) };
  };
}
