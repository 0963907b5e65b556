import type { FieldChange, ObjectChange } from '../diff/object-change';

/** Id of what a change does to one field, or to an object as a whole. */
export function effectId(change: ObjectChange, field?: FieldChange): string {
  const { file, type, name, action } = change;
  const what = field ? [...field.path, JSON.stringify(field.after)] : [action];
  return JSON.stringify([file, type, name, ...what]);
}

/** Ids of all effects of some changes. */
export function effectsOf(changes: readonly ObjectChange[]): Set<string> {
  return new Set(changes.flatMap((one) => idsOf(one)));
}

/** Ids of the effects of one object: that it comes, goes or is renamed, and each of its changed fields. */
export function idsOf(change: ObjectChange): string[] {
  const whole = change.action === 'update' ? [] : [effectId(change)];
  return [...whole, ...change.fields.map((field) => effectId(change, field))];
}
