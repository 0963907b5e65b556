import type { ObjectBody } from '../../diff/object-change';

/** What keeps data when a resource goes: an attribute, and what it does. */
export interface Guard {
  /** Path as tables have it. */
  readonly at: string;
  /** Whether its value guards; `undefined` is an attribute that is not set. */
  readonly holds: (value: unknown, body: ObjectBody) => boolean;
  /** `refused`: the deletion fails; `kept`: something of the data remains. */
  readonly effect: 'refused' | 'kept';
  /** What it does, after the name of the attribute: `RDS refuses the deletion`. */
  readonly says: string;
}

/** A type of resource that holds what cannot be made again. */
export interface Stateful {
  /** What is lost, such as `the database`. */
  readonly holds: string;
  readonly guards: readonly Guard[];
  /** Why its name cannot be used again at once. @default - it can */
  readonly nameLock?: string;
  readonly source: string;
}
