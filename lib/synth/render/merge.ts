import { isMapping } from '../../model/mapping';

/** JSON merge patch: mappings merge, null removes, all else replaces. @see https://www.rfc-editor.org/rfc/rfc7396 */
export function merge(target: unknown, patch: unknown): unknown {
  if (!isMapping(patch)) return patch;
  const base = new Map(isMapping(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) base.delete(key);
    else base.set(key, merge(base.get(key), value));
  }
  return Object.fromEntries(base);
}
