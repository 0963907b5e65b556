import type { FieldPath, ObjectBody, ObjectChange } from '../diff/object-change';

/** What a change does to what runs, from the mildest to the hardest; what no rule knows is `unknown`, never milder. */
export const consequences = [
  'none',
  'in-place',
  'cost-down',
  'cost-up',
  'capacity',
  'rolling-restart',
  'unknown',
  'exposure',
  'restart-with-downtime',
  'replacement',
  'refused',
  'data-loss',
] as const;

/** What a change does to what runs. */
export type Consequence = (typeof consequences)[number];

/** Rank of a consequence, from the mildest; of anything else, below all. */
export function rankOf(consequence: string | undefined): number {
  return consequences.indexOf(consequence as Consequence);
}

/** The hardest consequence of some impacts. */
export function hardest(impacts: readonly Impact[]): Consequence {
  return consequences[Math.max(0, ...impacts.map(({ consequence }) => rankOf(consequence)))]!;
}

/** One consequence of a changed object, and why. */
export interface Impact {
  readonly consequence: Consequence;
  /** One sentence: what happens, and what of the object decides it. */
  readonly reason: string;
  /** Stable id of the rule, such as `statefulset-immutable`. */
  readonly rule: string;
  /** Where the rule comes from: an URL, or a file of a provider with its version. */
  readonly source: string;
  /** Field that causes it. @default - the object as a whole */
  readonly field?: FieldPath;
}

/** Objects around a change that decide what it does. */
export interface ImpactContext {
  /** Objects of the same output and StorageClasses of the platform, or resources of the same stack, before the change. */
  readonly before: readonly ObjectBody[];
  /** The same after the change. */
  readonly after: readonly ObjectBody[];
  /** All changes of the same output. */
  readonly changes: readonly ObjectChange[];
}

/** Finds what a change does; empty for changes that the rules of a layer do not know. */
export type ImpactRule = (change: ObjectChange, context: ImpactContext) => readonly Impact[];
