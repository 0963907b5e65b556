import { quantityOf } from '../../../model/quantity';

/** Whether a quantity or number falls (-1), rises (1) or stays (0); undefined where the two cannot be compared. */
export function directionOf(before: unknown, after: unknown): -1 | 0 | 1 | undefined {
  const [from, to] = [before, after].map((value) => (before === undefined ? NaN : quantityOf(String(value))));
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  return to! < from! ? -1 : to! > from! ? 1 : 0;
}
