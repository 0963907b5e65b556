import type { Environment, Stage } from '../../model/environment';
import type { PlatformChange } from '../compare-platform';

const order: readonly Stage[] = ['development', 'staging', 'production'];

/** Environments of both sides of a platform, the lower stages first. */
export function environmentsOf({ before, after }: PlatformChange): Environment[] {
  const all = [before, after].flatMap(({ units: { units, data } }) =>
    [...units, ...data].map(({ environment }) => environment),
  );
  const known = [...new Map(all.map((one) => [one.name, one])).values()];
  return known.sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage) || (a.name < b.name ? -1 : 1));
}
