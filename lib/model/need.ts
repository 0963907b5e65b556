import type { Kind } from './backing';

/** A need of an account: a kind, the parts of every stack, those of every stack with a workload, or those of a stack with alarms. */
export interface Need {
  readonly what: Kind | 'stack' | 'workload' | 'alarms';
  /** The cloud's own options of a kind. @default - none */
  readonly native?: Readonly<Record<string, unknown>>;
  /** Neutral options of a kind. @default - none */
  readonly options?: Readonly<Record<string, unknown>>;
}
