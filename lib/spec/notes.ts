/** Internal key with the source paths of values that a schema moves; used for problems only. */
export const placesKey = '~places';

/** A value without internal keys. */
export function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === placesKey ? [] : [[key, withoutNotes(inner)]])),
  );
}
