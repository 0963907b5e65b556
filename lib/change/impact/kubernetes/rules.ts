import { immutableRules } from './immutable-rules';
import { metadataRules } from './metadata-rules';
import type { FieldRule, ObjectRule } from './rule';
import { workloadRules } from './workload-rules';

/** Rules of fields, in the order in which they are asked. */
export const fieldRules: readonly FieldRule[] = [...immutableRules, ...workloadRules, ...metadataRules];

/** Rules of objects as a whole and of what is around them. */
export const objectRules: readonly ObjectRule[] = [];
