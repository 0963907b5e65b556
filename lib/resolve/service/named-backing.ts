import type { Access, Kind } from '../../model/backing';

/** A backing by the name in its spec, by which other services of the environment may use it too. */
export interface NamedBacking {
  readonly kind: Kind;
  readonly name: string;
  readonly access: Access;
  /** Whether it is a shared one, or a part of it. */
  readonly isShared: boolean;
}

/** Identity of a backing in an environment. */
export const keyOf = ({ kind, name }: Pick<NamedBacking, 'kind' | 'name'>): string => `${kind} ${name}`;

/** A service with a named backing. */
export type BackingUser = Omit<NamedBacking, 'kind' | 'name'> & { readonly service: string };
