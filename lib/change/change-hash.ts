import { hexOf } from '../model/digest';
import type { Consequential } from './change-report';

/** Length of a hash: long enough that a second change with the same one cannot be searched for. */
const length = 20;

/** Form of a change's hash; its prefix keeps YAML from reading a number. */
export const hashForm = /^change-[0-9a-f]{20}$/;

/**
 * The hash of exactly one change: of its object, what it does to it, and the changed fields with their values.
 * @param change - of a redacted report, so that a secret cannot be guessed by its hash
 */
export function changeHash(change: Consequential): string {
  const { layer, action, type, name, oldName = '', file, consequence, impacts, fields } = change;
  const values = fields.map(({ path, before, after }) => ({ path, before, after }));
  const words = [...new Set(impacts.map((one) => one.consequence))].sort();
  const identity = [layer, action, type, name, oldName, file, consequence, words];
  return `change-${hexOf(JSON.stringify([...identity, values])).slice(0, length)}`;
}
