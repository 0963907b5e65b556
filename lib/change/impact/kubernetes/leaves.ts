import { isMapping } from '../../../model/mapping';
import type { FieldChange, FieldPath } from '../../diff/object-change';
import { isSame, textAt } from './body';

/** Keys by which elements of lists are told apart. */
const mergeKeys = ['name', 'mountPath', 'containerPort', 'port', 'topologyKey', 'ip'] as const;

/** Changed fields down to plain values: a map or list that comes, goes or changes as a whole becomes a change of each of its values. */
export function leavesOf(fields: readonly FieldChange[]): readonly FieldChange[] {
  return fields.flatMap(leavesOfField);
}

function leavesOfField(field: FieldChange): readonly FieldChange[] {
  const before = childrenOf(field.before);
  const after = childrenOf(field.after);
  if (!before && !after) return isSame(field.before, field.after) ? [] : [field];
  if ((!before && field.before !== undefined) || (!after && field.after !== undefined)) return [field];
  const keys = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  if (keys.length === 0) return field.before === undefined || field.after === undefined ? [field] : [];
  return keys.flatMap((key) => leavesOfField(changeOf([...field.path, key], before?.get(key), after?.get(key))));
}

function changeOf(path: FieldPath, before: unknown, after: unknown): FieldChange {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** Values of a map or of a list of maps by their keys; undefined for plain values and lists of them. */
function childrenOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (isMapping(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value) || value.length === 0 || !value.every(isMapping)) return undefined;
  const key = mergeKeys.find((name) => new Set(value.map((one) => textAt(one, name))).size === value.length);
  const named = key && value.every((one) => textAt(one, key) !== undefined);
  return new Map(value.map((one, index) => [`[${named ? textAt(one, key) : index}]`, one]));
}
