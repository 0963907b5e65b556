import type { FieldChange, ObjectBody, ObjectChange } from '../../../../lib/change/diff/object-change';
import type { Impact } from '../../../../lib/change/impact/impact';
import { terraformImpacts } from '../../../../lib/change/impact/terraform/terraform-impacts';

/** A change of a resource, as a comparison of two stacks has it. */
export function change(type: string, more: Partial<ObjectChange>): ObjectChange {
  const rest = {
    layer: 'terraform',
    action: 'update',
    file: 'terraform/stacks/a/cdk.tf.json',
    platform: 'shop',
  } as const;
  return { ...rest, type, name: `${type}.one`, fields: [], ...more };
}

/** Impacts of a resource whose body goes from one to another, field by field. */
export function impactsOf(type: string, before: ObjectBody, after: ObjectBody): readonly Impact[] {
  const fields = differences([], before, after);
  return terraformImpacts(change(type, { before, after, fields }), { before: [], after: [], changes: [] });
}

/** Consequences of a resource whose body changes, each once. */
export const consequencesOf = (type: string, before: ObjectBody, after: ObjectBody): string[] => [
  ...new Set(impactsOf(type, before, after).map(({ consequence }) => consequence)),
];

const isObject = (value: unknown): value is ObjectBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function differences(path: readonly string[], before: unknown, after: unknown): FieldChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences([...path, key], before[key], after[key]),
    );
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(isObject))
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      differences([...path, `[${index}]`], before[index], after[index]),
    ).flat();
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}
