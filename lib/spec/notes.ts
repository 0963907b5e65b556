/** Key under which a schema notes where its author wrote what it moves: for problems alone, and no key of any spec. */
export const placesKey = '~places';

/** A value as its author may see it. */
export function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === placesKey ? [] : [[key, withoutNotes(inner)]])),
  );
}
