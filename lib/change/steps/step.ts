import type { Consequence } from '../impact/impact';

/** Words of one command line, before quoting. */
export type Words = readonly string[];

/** What must hold before the next step. */
export interface Check {
  /** One sentence: what must hold. */
  readonly what: string;
  /** Command that ends with 0 where it holds. @default - a person looks */
  readonly command?: Words;
  /** Expression of Prometheus that must return nothing, and for how long. @default - no expression */
  readonly query?: { readonly expression: string; readonly quiet: string };
}

/** What a step is about; steps of one environment come in this order. */
export const stepTypes = ['blocked', 'suspend', 'backup', 'merge', 'expand', 'reconcile', 'contract', 'wait'] as const;

/** What a step is about. */
export type StepType = (typeof stepTypes)[number];

/** One step of a change. */
export interface Step {
  /** Unique within its plan, and the same whenever the plan is made again. */
  readonly id: string;
  readonly type: StepType;
  readonly title: string;
  /** Why it is needed. */
  readonly reason: string;
  /** @default - it is about all environments */
  readonly environment?: string;
  /** In order. @default - it is done by hand */
  readonly commands: readonly Words[];
  readonly checks: readonly Check[];
  /** When it may run. @default - at any time */
  readonly window?: string;
  /** What it does to what runs, and cannot be undone. @default - it can be undone */
  readonly irreversible?: { readonly consequence: Consequence; readonly reason: string };
  /** Whether nothing before it and all after it is past return. @default false */
  readonly isPointOfNoReturn?: boolean;
}

/** A step before its place among the others is known. */
export type Draft = Omit<Step, 'id' | 'isPointOfNoReturn'>;

/** All steps of a change, in order. */
export interface Plan {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly Step[];
  /** Keys that another pull request should change later, and why. @default - one pull request is enough */
  readonly split?: { readonly later: readonly string[]; readonly reason: string };
}
