import type { FieldPath, ObjectChange } from '../diff/object-change';

/** Longest text of a value in a report. */
const longest = 100;

/** A field's path as text: `spec.template.spec.containers[app].image`, `metadata.labels["example.com/a"]`. */
export function shownPath(path: FieldPath): string {
  return path.map((one, index) => shownKey(one, index === 0)).join('');
}

function shownKey(key: string, isFirst: boolean): string {
  if (key.startsWith('[')) return key;
  if (!/^[\w-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return isFirst ? key : `.${key}`;
}

/** A value as text on one line; undefined values are `none`. */
export function shownValue(value: unknown, most = longest): string {
  if (value === undefined) return '(none)';
  const text = JSON.stringify(value);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Signs of what happens to an object. */
export const signs: Readonly<Record<ObjectChange['action'], string>> = {
  create: '+',
  update: '~',
  delete: '-',
  rename: '>',
};

/** Kind of an object without its group, or type of a resource. */
export function shownType({ layer, type }: Pick<ObjectChange, 'layer' | 'type'>): string {
  return layer === 'kubernetes' ? type.slice(type.lastIndexOf('/') + 1) : type;
}

/** Kind of an object without its group; undefined for a resource, whose address begins with its type. */
export function shownKind({ layer, type, name }: Pick<ObjectChange, 'layer' | 'type' | 'name'>): string | undefined {
  return layer !== 'kubernetes' && name.startsWith(type) ? undefined : shownType({ layer, type });
}

/** Where a change is: its service or its environment, or else its file. */
export function placeOf({
  platform,
  environment,
  service,
  file,
}: Pick<ObjectChange, 'platform' | 'environment' | 'service' | 'file'>): string {
  return [platform, environment, service].filter(Boolean).join('/') || file;
}
