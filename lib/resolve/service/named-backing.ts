import type { Access, Kind } from '../../model/backing';

/** A backing by the name in its spec, by which other services of the environment may use it too. */
export interface NamedBacking {
  readonly kind: Kind;
  readonly name: string;
  readonly access: Access;
  /** Whether it is the environment's, or a part of that. */
  readonly isShared: boolean;
}

/** What tells the backings of an environment apart. */
export const keyOf = ({ kind, name }: Pick<NamedBacking, 'kind' | 'name'>): string => `${kind} ${name}`;
