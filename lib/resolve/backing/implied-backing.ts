import type { Backing, Kind, Kinds } from '../../model/backing';

/** A backing that no spec asks for, since other things need it. */
export function implied<K extends Kind>(kind: K, name: string, cloud: string, asked: Kinds[K]): Backing<K> {
  // The compiler loses that `kind` ties options and defaults together.
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
