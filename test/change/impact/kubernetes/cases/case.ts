import type { Case } from '../change';

/** A change, and what is said of it as `consequence: rule`; the title completes "a change of ...". */
export type TitledCase = readonly [title: string, change: Case, expected: string];
