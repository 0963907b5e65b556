import type { FieldChange, FieldPath, ObjectBody, ObjectChange } from '../../diff/object-change';
import type { Consequence, ImpactContext } from '../impact';

/** A changed object and what is around it, as rules look at it. */
export interface Subject {
  readonly change: ObjectChange;
  readonly context: ImpactContext;
  /** Kind without its group. */
  readonly kind: string;
  /** State before; empty for an object that is created. */
  readonly before: ObjectBody;
  /** State after; empty for an object that is deleted. */
  readonly after: ObjectBody;
  /** Changed fields down to plain values. */
  readonly fields: readonly FieldChange[];
}

/** What a rule finds. */
export interface Decision {
  readonly consequence: Consequence;
  readonly reason: string;
  /** @default - the field that the rule looks at */
  readonly field?: FieldPath;
}

/** What the change of a field does. The first rule of a type whose fields match, and that decides, is the field's one. */
export interface FieldRule {
  readonly rule: string;
  /** Group and kind; `*` for all. */
  readonly types: readonly string[];
  /** Patterns of fields, and of all that is below them. */
  readonly fields: readonly string[];
  readonly source: string;
  /** Undefined leaves the field to the next rule. */
  readonly decide: (field: FieldChange, subject: Subject) => Decision | undefined;
}

/** What a change does beside what its single fields do. */
export interface ObjectRule {
  readonly rule: string;
  /** Group and kind; `*` for all. */
  readonly types: readonly string[];
  readonly source: string;
  readonly decide: (subject: Subject) => readonly Decision[];
}

/** A decision that does not depend on the values. */
export function always(consequence: Consequence, reason: string): () => Decision {
  return () => ({ consequence, reason });
}

/** A decision by whether a field is added, removed or replaced. */
export function byPresence(
  added: Decision | undefined,
  removed: Decision | undefined,
  replaced: Decision | undefined,
): (field: FieldChange) => Decision | undefined {
  return ({ before, after }) => (before === undefined ? added : after === undefined ? removed : replaced);
}
