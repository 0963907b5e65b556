import type { TerraformResourceLifecycle } from 'cdktf';
import type { ServerProps } from './server';

/**
 * What a plan leaves to a server: a failover swaps both zones, and what has grown by itself must not be made anew to shrink.
 * @param size - attribute of the size of its storage
 */
export function serverLifecycle(
  { lifecycle, native }: Pick<ServerProps, 'lifecycle' | 'native'>,
  size: string,
): TerraformResourceLifecycle {
  const zones = ['zone', 'high_availability[0].standby_availability_zone'];
  return { ...lifecycle, ignoreChanges: [...zones, ...(native.autoGrow ? [size] : [])] };
}
