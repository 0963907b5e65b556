import type { Graph } from '../graph/graph';
import type { Problem } from '../model/problem';
import type { Acknowledgement } from './acknowledgements';
import type { Cause } from './cause/cause';
import type { FieldChange, ObjectChange } from './diff/object-change';
import type { Consequence, Impact } from './impact/impact';

/** A changed field with the ids of its causes; several that act only together stand in one list. */
export interface CausedField extends FieldChange {
  readonly causes: readonly string[];
}

/** One changed object with what it does, and why. */
export interface Consequential extends Omit<ObjectChange, 'fields'> {
  readonly fields: readonly CausedField[];
  /** The hardest of its impacts. */
  readonly consequence: Consequence;
  readonly impacts: readonly Impact[];
  /** Ids of all its causes. */
  readonly causes: readonly string[];
}

/** What a change of specs or of the toolkit does. */
export interface ChangeReport {
  /** Names of both sides. */
  readonly from: string;
  readonly to: string;
  readonly problems: readonly Problem[];
  /** Warnings of the new side that the old one does not have. @default - none */
  readonly broken?: readonly Problem[];
  /** What could not be compared as asked. */
  readonly notes: readonly string[];
  readonly causes: readonly Cause[];
  readonly changes: readonly Consequential[];
  readonly reach: readonly Reached[];
  /** Changes that authors of the new side let pass, by their hashes. */
  readonly acknowledged: readonly Acknowledgement[];
  /** What it touches, and what that is connected with. */
  readonly graph: Graph;
}

/** A service that a change reaches through others. */
export interface Reached {
  readonly platform: string;
  readonly environment: string;
  readonly service: string;
  /** Changed service or backing that it depends on, or that depends on it. */
  readonly through: string;
  readonly direction: 'upstream' | 'downstream';
}
