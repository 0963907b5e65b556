import { isDeepStrictEqual } from 'node:util';
import { at as valueAt, isMapping } from '../../../model/mapping';
import type { ObjectBody } from '../../diff/object-change';

/** Value below some keys of plain data; undefined where there is none. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return valueAt(value, keys);
}

/** Maps of a list below some keys; none where there is no list. */
export function itemsAt(value: unknown, ...keys: readonly string[]): readonly ObjectBody[] {
  return valuesAt(value, ...keys).filter(isMapping);
}

/** Values of a list below some keys; none where there is no list. */
export function valuesAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** Texts of a list below some keys. */
export function textsAt(value: unknown, ...keys: readonly string[]): readonly string[] {
  return valuesAt(value, ...keys).filter((one) => typeof one === 'string');
}

/** Text below some keys; undefined where there is none. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** Number below some keys; undefined where there is none. */
export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = at(value, ...keys);
  return typeof found === 'number' ? found : undefined;
}

/** Map below some keys; an empty one where there is none. */
export function mapAt(value: unknown, ...keys: readonly string[]): ObjectBody {
  const found = at(value, ...keys);
  return isMapping(found) ? found : {};
}

/** Whether two pieces of plain data are the same, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}

/** A text that is the same for the same data. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      isMapping(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
    ) ?? ''
  );
}

/** Name of an object. */
export function nameOf(body: ObjectBody): string {
  return textAt(body, 'metadata', 'name') ?? '';
}

/** Namespace of an object; undefined for one of the cluster. */
export function namespaceOf(body: ObjectBody): string | undefined {
  return textAt(body, 'metadata', 'namespace');
}

/** Objects of a kind, whatever their version. */
export function ofKind(bodies: readonly ObjectBody[], ...kinds: readonly string[]): readonly ObjectBody[] {
  return bodies.filter(({ kind }) => typeof kind === 'string' && kinds.includes(kind));
}
