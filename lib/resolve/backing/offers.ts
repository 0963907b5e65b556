import { type Ask, isOffered } from '../../model/offers';
import type { Report } from '../../model/problem';
import { didYouMean, expected, oneOf } from '../../spec/hints';

/** Reports values that a cloud does not offer; one that may be newer than the list is a warning. */
export function checkOffers(asks: readonly Ask[], report: Report): void {
  for (const { path, value, of } of asks) {
    if (isOffered(value, of)) continue;
    const { what, values, newer } = of;
    if (newer?.test(value)) {
      const hint = [didYouMean(value, values), 'it may be newer than the list of Strata'].filter(Boolean).join(' ');
      report('W216', path, expected(`${what} that is known: ${oneOf(values, value)}`, value, hint));
    } else report('E399', path, expected(`${what}: ${oneOf(values, value)}`, value, didYouMean(value, values)));
  }
}
