import type { FieldRule } from './field-rule';
import type { LeafChange } from './leaf-change';

/** Values that protect, the weakest first; what is not among them is as weak as it gets. */
export const weakens =
  (...values: readonly string[]) =>
  ({ before, after }: LeafChange) =>
    values.indexOf(String(after)) < values.indexOf(String(before));

/** A rule of exposure. */
export const exposure = (
  name: string,
  says: string,
  source: string,
  holds: FieldRule['holds'],
  of: readonly string[],
): FieldRule => ({
  rule: name,
  of,
  holds,
  consequence: 'exposure',
  says,
  source,
});
