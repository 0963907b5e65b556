import type { Backing, Kind, Kinds } from '../../model/backing';

/** A backing that is not in a spec, since other resources need it. */
export function implied<K extends Kind>(kind: K, name: string, cloud: string, asked: Kinds[K]): Backing<K> {
  // The compiler does not relate options and defaults by `kind`.
  return {
    name,
    kind,
    cloud,
    access: 'readWrite',
    default: true,
    generation: 1,
    options: asked,
    native: {},
    extras: {},
  } as unknown as Backing<K>;
}
