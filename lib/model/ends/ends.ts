import { controllers } from './controllers';
import type { End } from './end';
import { engines } from './engines';
import { gpus } from './gpus';
import { kubernetes } from './kubernetes';
import { programs } from './programs';

/** All ends of support, each with its source. */
export const ends: readonly End[] = [...kubernetes, ...controllers, ...engines, ...gpus, ...programs];

/** End of support of a version on a cloud: by the cloud's own row, or by that of the project. */
export function endOf(what: string, version: string, where: string): End | undefined {
  const fits = (one: End) => one.what === what && covers(one.version, version);
  return ends.find((one) => fits(one) && one.where === where) ?? ends.find((one) => fits(one) && one.where === '*');
}

function covers(end: string, version: string): boolean {
  return end === '*' || version === end || version.startsWith(`${end}.`);
}
