import type { Override } from '../../../model/parts/overrides';
import type { Locator } from '../../../model/problem';
import type { SettleContext } from '../context';

/** Patches on single objects, each with its position. */
export function settleOverrides({ settings: { overrides = {} } }: SettleContext, locate: Locator): Override[] {
  return (['kubernetes', 'terraform'] as const).flatMap((layer) =>
    Object.entries(overrides[layer] ?? {}).map(([target, patch]) => ({
      layer,
      target,
      patch,
      position: locate(['overrides', layer, target]),
    })),
  );
}
