import type { Platform } from '../../model/platform';
import { didYouMean, expected, oneOf } from '../../spec/hints';

/** Why a region is not allowed, or undefined. */
export function allowed(region: string | undefined, { regions }: Pick<Platform, 'regions'>): string | undefined {
  if (region === undefined || !regions || regions.includes(region)) return undefined;
  return `${expected(oneOf(regions, region), region, didYouMean(region, regions))}; platform.yaml lists regions`;
}
