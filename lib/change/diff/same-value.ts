import { quantityOf } from '../../model/quantity';
import type { FieldPath } from './object-change';

/** Keys of fields whose values are quantities. */
const quantities: ReadonlySet<string> = new Set(['sizeLimit', 'averageValue', 'divisor', 'storage', 'memory', 'cpu']);

/** Keys of maps whose values are quantities. */
const quantityMaps: ReadonlySet<string> = new Set([
  'limits',
  'requests',
  'hard',
  'default',
  'defaultRequest',
  'max',
  'min',
]);

/** Whether two plain values mean the same at a path: quantities as quantities, texts of JSON by their content. */
export function isSameScalar(path: FieldPath, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isQuantity(path)) return false;
  const [one, other] = [a, b].map((value) => quantityOf(String(value)));
  return one !== undefined && !Number.isNaN(one) && one === other;
}

function isQuantity(path: FieldPath): boolean {
  return quantities.has(path.at(-1)!) || quantityMaps.has(path.at(-2) ?? '');
}

/** The value of a text that is a JSON object or list; anything else as it is. */
export function unfolded(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
