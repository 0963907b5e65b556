import type { Access, Kind } from '../../model/backing';

/** A backing by the name that somebody gave it, as others of its environment may mean it. */
export interface Named {
  readonly kind: Kind;
  readonly name: string;
  readonly access: Access;
  /** Whether it is the environment's, or a part of that. */
  readonly isShared: boolean;
}

/** What tells the backings of an environment apart. */
export const keyOf = ({ kind, name }: Pick<Named, 'kind' | 'name'>): string => `${kind} ${name}`;
